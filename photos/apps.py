from django.apps import AppConfig


class PhotosConfig(AppConfig):
    """The photo library; the lowest floor."""

    name = "photos"
    verbose_name = "Photo library"
