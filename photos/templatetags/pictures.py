"""`{% picture %}`: the only writer of `<img>` for photographs.

No page jumps, no picture lacks its alt, and none is fetched in more pixels than it needs. Readers' pages may hold no
style attribute, so what stands until a picture comes, and what no crop may lose, are classes: see static/css/photo.css.
"""

from html import escape
from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from photos import ladder
from photos.renditions import rendition, srcsets

register = template.Library()

AT_ONCE = 'fetchpriority="high"'
WHEN_NEAR = 'loading="lazy" decoding="async"'
WIDE_GAMUT = ' media="(color-gamut: p3)"'
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
    made = [] if photo.is_closed else srcsets(photo, crop)
    if not made and crop and not photo.is_closed:
        made, crop = srcsets(photo), ladder.WHOLE
    if not made:
        return notice(photo, crop)
    *better, (_, plain) = made
    sizes, told = conditional_escape(sizes), conditional_escape(photo.alt_text if alt is None else alt)
    return mark_safe(  # noqa: S308 - all that is not ours or a number is escaped
        f'<picture class="photo {look_of(photo)}">{"".join(source(*each, sizes) for each in better)}'
        f"{image(photo, crop, plain, sizes, told, AT_ONCE if lead else WHEN_NEAR)}</picture>"
    )


def source(name, files, sizes):
    gamut = WIDE_GAMUT if name.endswith("-p3") else ""
    return f'<source type="{ladder.FORMATS[name].media_type}"{gamut} srcset="{srcset(files)}" sizes="{sizes}">'


def image(photo, crop, files, sizes, alt, fetch):
    shown = next((url for url, width in files if width >= PLAIN_WIDTH), files[-1][0])
    width, height = ladder.part_size(crop, photo.width, photo.height)
    return (
        f'<img src="{escape(shown)}" srcset="{srcset(files)}" sizes="{sizes}" width="{width}" height="{height}" '
        f'alt="{alt}" {fetch}>'
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


def srcset(files):
    return escape(", ".join([f"{url} {width}w" for url, width in files]))


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
