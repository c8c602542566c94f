"""`{% picture %}`: the only writer of `<img>` for photographs, so that no page jumps and no picture lacks its alt."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()

AT_ONCE = mark_safe('fetchpriority="high"')
WHEN_NEAR = mark_safe('loading="lazy" decoding="async"')


@register.simple_tag
def picture(photo, *, sizes="100vw", lead=False, alt=None):
    """Write the `<img>` of a `photos.models.Photo`, or nothing for None.

    `sizes` is the width it will take, in the words of the HTML attribute; `lead` marks the one picture a page opens
    with, fetched at once; `alt` replaces the photo's own description ("" where words beside the picture say it all).
    """
    if photo is None:
        return ""
    return format_html(
        '<img src="{url}" srcset="{url} {width}w" sizes="{sizes}"'
        ' width="{width}" height="{height}" alt="{alt}" {fetch}>',
        url=photo.file.url,
        sizes=sizes,
        width=photo.width,
        height=photo.height,
        alt=photo.alt_text if alt is None else alt,
        fetch=AT_ONCE if lead else WHEN_NEAR,
    )
