from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """Stories: the desk where they are written, the page that readers see, and the door between."""

    name = "articles"
    verbose_name = "Stories"
