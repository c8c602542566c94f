from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PhotosConfig(AppConfig):
    """The photo library; the lowest floor."""

    name = "photos"
    verbose_name = "Photo library"

    def ready(self):
        documents = import_module("photos.finding.documents")
        documents.listen()
        post_migrate.connect(documents.fill_what_never_was, dispatch_uid="photos.finding")
