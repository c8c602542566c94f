"""Readers' addresses of stories, tags, authors, the archive, and every feed."""

from django.urls import path, register_converter

from articles import converters, feeds, views
from articles.search.views import search, suggest

register_converter(converters.Year, "yyyy")
register_converter(converters.Month, "mm")
register_converter(converters.Word, "word")

urlpatterns = [
    path("<yyyy:year>/<mm:month>/<slug:slug>/", views.article, name="article"),
    path("kinds/<slug:kind>/", views.kind, name="kind"),
    path("tags/", views.tags, name="tags"),
    path("tags/<word:slug>/", views.tag, name="tag"),
    path("authors/", views.authors, name="authors"),
    path("authors/<slug:slug>/", views.author, name="author"),
    path("archive/", views.archive, name="archive"),
    path("archive/<yyyy:year>/<mm:month>/", views.month, name="month"),
    path("search/", search, name="search"),
    path("search/suggest/", suggest, name="suggest"),
    path("corrections/", views.all_corrections, name="corrections"),
    path("feed/", feeds.latest, name="feed"),
    path("tags/<word:slug>/feed/", feeds.tag, name="tag_feed"),
    path("authors/<slug:slug>/feed/", feeds.author, name="author_feed"),
    path("companies/<slug:slug>/feed/", feeds.company, name="company_feed"),
    path("brands/<slug:slug>/feed/", feeds.brand, name="brand_feed"),
    path("partnerships/<slug:slug>/feed/", feeds.partnership, name="partnership_feed"),
]
