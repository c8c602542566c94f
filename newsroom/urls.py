"""The public addresses; they are stable, other software relies on them."""

from django.contrib import admin
from django.urls import include, path, re_path

from articles.admin.shared_previews import shared_preview
from newsroom import health, views
from newsroom.media import media

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("articles.urls")),
    path("", include("companies.urls")),
    path("preview/<slug:token>/", shared_preview, name="shared_preview"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", health.robots, name="robots"),
    path("favicon.ico", health.favicon, name="favicon"),
    path("admin/", admin.site.urls),
    re_path(r"^media/(?P<path>.{1,255})$", media),
]
