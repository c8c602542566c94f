"""How a photograph was taken, in readers' words. No column holds a serial number or a position: none can get here."""

from django.utils.formats import localize
from django.utils.translation import gettext as _


def shot_in_words(photo):
    """Return what a photo's row tells of its exposure, as photographers say it, in their order; [] where it is silent.

    Lens, focal length, aperture, time, sensitivity: ["50 mm", "f/1.7", "1/250 s", "ISO 100"]. A lens that names its
    own focal length is not followed by the same again.
    """
    length = photo.focal_length and _("%(number)s mm") % {"number": plainly(photo.focal_length)}
    told = [
        photo.lens,
        length and length not in photo.lens and length,
        photo.aperture and _("f/%(number)s") % {"number": plainly(photo.aperture)},
        photo.exposure_time and _("%(time)s s") % {"time": photo.exposure_time},
        photo.iso and _("ISO %(number)s") % {"number": photo.iso},
    ]
    return [words for words in told if words]


def plainly(number):
    """Return a Decimal without a last zero, with the decimal sign of the language."""
    return localize(int(number) if number == int(number) else number)
