from importlib import import_module

from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin import apps as admin


class NewsroomConfig(AppConfig):
    """The roof: what ties the floors together; nobody imports it."""

    name = "newsroom"
    default = True

    def ready(self):
        for about in ("accounts", "signing_in", "stories"):
            import_module(f"newsroom.audit.{about}")
        import_module("newsroom.checks")
        import_module("newsroom.processes")
        import_module("newsroom.receivers")
        import_module("newsroom.roles")
        import_module("newsroom.touching")
        if settings.SENTRY_DSN:
            import_module("newsroom.sentry").connect(settings.SENTRY_DSN, site=settings.SITE_URL)


class DeskConfig(admin.AdminConfig):
    """Django's admin, with our own site: the desk."""

    default = False
    default_site = "newsroom.desk.Desk"
