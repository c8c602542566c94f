"""Photographs as search engines are told of them: https://schema.org/ImageObject, with its licence and whom to credit.

Only those that may be passed on are told of: what is declared here is shown elsewhere.
"""

from django.conf import settings

from companies.found.terms import said
from companies.links import absolute, web_address
from photos import ladder
from photos.cards import may_pass_on
from photos.renditions import part_made, rendition

# In pixels: what a reader with a large screen gets.
WIDTH = 1600


def story_pictures(lead, others):
    """Return the ImageObjects of a story: its lead whole and in each crop, so that a list elsewhere cuts none badly."""
    parts = (ladder.WHOLE, *ladder.CROPS)
    of_lead = [image(lead, part) for part in parts if part_made(lead, part)] if may_pass_on(lead) else []
    return of_lead + [image(photo) for photo in others if may_pass_on(photo) and photo != lead]


def image(photo, part=ladder.WHOLE):
    """Return the ImageObject of a part of a photo that may be passed on."""
    shown = rendition(photo, part, width=WIDTH)
    url = absolute(shown.url)
    return said(
        **{"@type": "ImageObject"},
        url=url,
        contentUrl=url,
        width=shown.width,
        height=shown.height,
        description=photo.alt_text,
        creditText=photo.credit,
        creator={"@type": "Person", "name": photo.creator} if photo.creator else None,
        copyrightNotice=photo.copyright_notice,
        license=web_address(photo.licence_url),
        acquireLicensePage=absolute(settings.LICENSING_PAGE) if settings.LICENSING_PAGE else "",
    )
