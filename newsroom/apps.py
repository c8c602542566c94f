from importlib import import_module

from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib import admin
from django.contrib.admin import apps as admin_apps


class NewsroomConfig(AppConfig):
    """The roof: what ties the floors together; nobody imports it."""

    name = "newsroom"
    default = True

    def ready(self):
        for about in ("accounts", "second_step", "signing_in", "stories"):
            import_module(f"newsroom.audit.{about}")
        import_module("newsroom.changed_rights")
        import_module("newsroom.checks")
        import_module("newsroom.processes")
        import_module("newsroom.receivers")
        import_module("newsroom.roles")
        import_module("newsroom.touching")
        if settings.SENTRY_DSN:
            import_module("newsroom.sentry").connect(settings.SENTRY_DSN, site=settings.SITE_URL)


class DeskConfig(admin_apps.AdminConfig):
    """Django's admin, with our own site: the desk."""

    default = False
    default_site = "newsroom.desk.Desk"

    def ready(self):
        """Nobody reads another's keys and recovery codes, which django-otp would list: each has a page of their own."""
        super().ready()
        admin.site.unregister([apps.get_model("otp_totp.TOTPDevice"), apps.get_model("otp_static.StaticDevice")])
