from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class FoundStaticFiles(StaticFilesStorage):
    """Static files under their plain names, as strict about missing ones as the manifest of a running site."""

    def url(self, name, force=False):
        if finders.find(name) is None:
            raise ValueError(f"There is no static file {name!r}.")
        return super().url(name)
