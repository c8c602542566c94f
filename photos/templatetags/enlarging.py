"""`{% largest %}` and `{% shot %}`: what leads from a picture on a page to all of the photograph, and tells of it."""

from math import inf

from django import template

from photos.renditions import rendition
from photos.shots import shot_in_words

register = template.Library()

# In pixels: whoever has no more than the text's column shows has seen it already.
WORTH_OPENING = 1000


@register.simple_tag
def largest(photo):
    """Return the widest public JPEG `Rendition` of a photo; None where there is nothing larger than pages show."""
    widest = None if photo.is_closed else rendition(photo, width=inf)
    return widest if widest and max(widest.width, widest.height) >= WORTH_OPENING else None


@register.simple_tag
def shot(photo):
    """Return how a photo was taken: a list of words for one line, see `photos.shots`."""
    return shot_in_words(photo) if photo and photo.is_shown else []
