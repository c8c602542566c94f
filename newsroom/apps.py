from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as admin


class NewsroomConfig(AppConfig):
    """The roof: what ties the floors together; nobody imports it."""

    name = "newsroom"
    default = True

    def ready(self):
        import_module("newsroom.changed_rights")
        import_module("newsroom.checks")
        import_module("newsroom.receivers")
        import_module("newsroom.roles")
        import_module("newsroom.touching")


class DeskConfig(admin.AdminConfig):
    """Django's admin, with our own site: the desk."""

    default = False
    default_site = "newsroom.desk.Desk"
