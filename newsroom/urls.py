"""The public addresses; they are stable, other software relies on them."""

from django.contrib import admin
from django.urls import include, path, re_path

from articles.admin.shared_previews import shared_preview
from newsroom import health, views
from newsroom.media import media
from newsroom.style.views import style, style_story

handler404 = "newsroom.lost.unanswered"

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("articles.urls")),
    path("", include("companies.urls")),
    path("preview/<slug:token>/", shared_preview, name="shared_preview"),
    path("style/", style, name="style"),
    path("style/story/", style_story, name="style_story"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", health.robots, name="robots"),
    path("favicon.ico", health.favicon, name="favicon"),
    path("admin/", admin.site.urls),
    re_path(r"^media/(?P<path>.{1,255})$", media),
]
