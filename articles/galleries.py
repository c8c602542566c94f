"""Galleries of the library as stories show them."""

from articles.models import Article, GalleryBlock
from articles.publishing import compose


def compose_again(gallery, *, by=None, now=None):
    """Record the stories that show a changed gallery: from now on they stand as changed since published.

    Readers see the gallery as it was until an editor publishes the story again.
    """
    shown_in = GalleryBlock.objects.filter(gallery=gallery).values("parent")
    return [compose(article, by=by, now=now) for article in Article.objects.filter(pk__in=shown_in).order_by("pk")]
