from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    """Stories: the desk where they are written, the page that readers see, and the door between."""

    name = "articles"
    verbose_name = "Stories"

    def ready(self):
        filling = import_module("articles.search.filling")
        post_migrate.connect(filling.fill_what_never_was, sender=self, dispatch_uid="articles.search")
