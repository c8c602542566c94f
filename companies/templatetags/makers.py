"""`{% maker photo %}`: the camera of a photograph and its maker, as of the day on which it was taken."""

from django import template

from companies.makers import made

register = template.Library()


@register.simple_tag
def maker(photo):
    """Write “LEICA Q2, made by Leica Camera” for a `photos.models.Photo`, the company a link; nothing for None.

    An unreleased company is not named. `{% maker photo as made %}` keeps the `companies.makers.Made` instead: its
    `camera`, its `company`, and written as `{{ made }}` the same words. One tag takes one query; before a list of
    photographs, `companies.makers.know_makers()` takes one for all.
    """
    return made(photo) or ""
