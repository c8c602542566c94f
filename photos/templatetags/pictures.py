"""`{% picture %}`: the only writer of `<img>` for photographs.

No page jumps, no picture lacks its alt, and none is fetched in more pixels than it needs. Readers' pages may hold no
style attribute, so what stands until a picture comes, and what no crop may lose, are classes: see static/css/photo.css.
"""

from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from photos import ladder
from photos.renditions import at_least, rendition, sources

register = template.Library()

AT_ONCE = mark_safe('fetchpriority="high"')
WHEN_NEAR = mark_safe('loading="lazy" decoding="async"')
WIDE_GAMUT = mark_safe(' media="(color-gamut: p3)"')
# What browsers that read no srcset get.
PLAIN_WIDTH = 1080


@register.simple_tag
def picture(photo, *, sizes="100vw", crop=ladder.WHOLE, lead=False, alt=None):
    """Write the `<picture>` of a `photos.models.Photo`, or nothing for None.

    `sizes` is the width it will take, in the words of the HTML attribute; `crop` is "1:1", "4:3" or "16:9", cut round
    the focal point; `lead` marks the one picture a page opens with, fetched at once; `alt` replaces the photo's own
    description ("" where words beside the picture say it all).
    """
    if photo is None:
        return ""
    made = [] if photo.is_closed else sources(photo, crop)
    if not made and crop and not photo.is_closed:
        made, crop = sources(photo), ladder.WHOLE
    if not made:
        return notice(photo, crop)
    *better, plain = made
    return format_html(
        '<picture class="photo {look}">{better}{plain}</picture>',
        look=look_of(photo),
        better=format_html_join(
            "",
            '<source type="{}"{} srcset="{}" sizes="{}">',
            ((source.media_type, WIDE_GAMUT if source.wide else "", srcset(source), sizes) for source in better),
        ),
        plain=image(photo, crop, plain, sizes, alt, AT_ONCE if lead else WHEN_NEAR),
    )


def image(photo, crop, source, sizes, alt, fetch):
    shown = at_least(PLAIN_WIDTH, source.renditions)
    width, height = ladder.part_size(crop, photo.width, photo.height)
    return format_html(
        '<img src="{url}" srcset="{srcset}" sizes="{sizes}" width="{width}" height="{height}" alt="{alt}" {fetch}>',
        url=shown.url,
        srcset=srcset(source),
        sizes=sizes,
        width=width,
        height=height,
        alt=photo.alt_text if alt is None else alt,
        fetch=fetch,
    )


@register.simple_tag
def plain_picture(photo):
    """Write one `<img>` with a whole address, for feeds, where it is read away from the site and without our styles.

    Nothing for a photograph that may not be passed on.
    """
    shown = rendition(photo, width=PLAIN_WIDTH) if photo.may_syndicate and not photo.is_closed else None
    if shown is None:
        return ""
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}">',
        urljoin(settings.SITE_URL + "/", shown.url),
        shown.width,
        shown.height,
        photo.alt_text,
    )


def srcset(source):
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in source.renditions)


def notice(photo, crop):
    """Return what stands in a photograph's place that readers may not see any more, or not yet, in its own form."""
    width, height = ladder.part_size(crop, photo.width, photo.height)
    closed, coming = gettext("This photograph can no longer be shown."), gettext("This photograph is on its way.")
    return format_html(
        '<span class="photo photo-gone">'
        '<svg viewBox="0 0 {} {}" aria-hidden="true"></svg><span class="photo-notice">{}</span></span>',
        width,
        height,
        closed if photo.is_closed else coming,
    )


def look_of(photo):
    """Return the classes of a photo: the tone that stands in for it, and where its focal point lies, in tenths."""
    return f"{tone_of(photo.colour)} fx{round(photo.focal_x / 10)} fy{round(photo.focal_y / 10)}"


def tone_of(colour):
    """Return the class of the tone nearest to a colour "#rrggbb": four steps for each of red, green and blue."""
    steps = (int(colour[at : at + 2], 16) // 64 for at in (1, 3, 5)) if colour else (2, 2, 2)
    return "tone" + "".join(map(str, steps))
