"""The library's pages on the desk. Importing the modules registers what they show."""

from photos.admin import gallery, photo

__all__ = ["gallery", "photo"]
