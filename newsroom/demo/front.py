"""The demo's front page: what its editor has put where; the latest fill the rest."""

from articles.models import PublishedArticle
from newsroom.front.arranging import arrange, arrangement_number

# By the number of the place, the last part of the story's address.
PLACED = {0: "leica-panasonic-l2-technology", 1: "weather-five-times"}


def put_in_place(by):
    """Arrange the front page for the first time; what an editor has arranged stays as it is.

    Arguments: `by` is the account of whoever does it, or None.
    """
    if arrangement_number():
        return None
    pages = {
        place: PublishedArticle.objects.filter(path__endswith=f"/{slug}/").first() for place, slug in PLACED.items()
    }
    return arrange({place: (page, None) for place, page in pages.items() if page}, over=0, by=by)
