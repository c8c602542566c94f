"""What the photo library keeps."""

from photos.models.development import Development
from photos.models.findable import Findable
from photos.models.gallery import Gallery, GalleryPhoto
from photos.models.photo import Photo
from photos.models.stale import StaleFile

__all__ = ["Development", "Findable", "Gallery", "GalleryPhoto", "Photo", "StaleFile"]
