"""The public addresses; they are stable, other software relies on them."""

from django.contrib import admin
from django.urls import include, path, re_path, register_converter

from articles.admin.shared_previews import shared_preview
from newsroom import health, sitemaps, views
from newsroom.converters import Part
from newsroom.media import media
from newsroom.robots import robots
from newsroom.static_pages import static_page
from newsroom.style.views import style, style_story
from newsroom.subscribing import opml, pages

handler404 = "newsroom.lost.unanswered"
handler500 = "newsroom.broken.broken"
register_converter(Part, "part")

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("articles.urls")),
    path("", include("companies.urls")),
    path("feeds/", pages.feeds, name="feeds"),
    path("feeds/opml/", opml.paper, name="feeds_as_opml"),
    path("feeds/<slug:vocabulary>/", pages.feeds_of, name="feeds_of"),
    path("feeds/<slug:vocabulary>/opml/", opml.vocabulary, name="feeds_of_as_opml"),
    path("preview/<slug:token>/", shared_preview, name="shared_preview"),
    path("style/", style, name="style"),
    path("style/story/", style_story, name="style_story"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:section>-<part:part>.xml", sitemaps.part, name="sitemap_part"),
    path("news-sitemap.xml", sitemaps.news_sitemap, name="news_sitemap"),
    path("favicon.ico", health.favicon, name="favicon"),
    path("admin/", admin.site.urls),
    re_path(r"^media/(?P<path>.{1,255})$", media),
    # Last, so that no page of an editor's hides an address of ours.
    path("<slug:slug>/", static_page, name="static_page"),
]
