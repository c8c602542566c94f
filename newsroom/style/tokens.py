"""The design's tokens, read from the style sheet that declares them, so that the page cannot say anything else."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.contrib.staticfiles import finders

SHEET = "css/tokens.css"
COLOUR = re.compile(r"--([a-z]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
LENGTH = re.compile(r"--((?:type|space|gutter|gap)[a-z0-9-]*): clamp\((.+?)rem, .+?, (.+?)rem\);")
# Browsers' own size of letters, which a rem is.
REM = 16
# What each role is for; a colour without a word here has none, and the page shows that.
ROLES = {
    "paper": "the ground of everything",
    "tint": "where a picture is about to be, a note that was followed",
    "ink": "text, heavy rules, bars of a timeline",
    "soft": "standfirsts, captions, credits, dates",
    "rule": "hairlines between rows: decoration, nothing depends on seeing them",
    "control": "underlines of links, lines of forms, edges of what ended",
    "accent": "kickers, marks of notes, what is disputed, where one is, focus",
}
GROUNDS = ("paper", "tint")


@dataclass(frozen=True)
class Colour:
    """A role with its colour in the light and in the dark, and its contrast to each ground in both."""

    name: str
    light: str
    dark: str
    contrasts: dict

    @property
    def role(self):
        return ROLES.get(self.name, "")


@dataclass(frozen=True)
class Length:
    """A size that grows with the window, in pixels of a browser's own setting: at its least and at its most."""

    name: str
    least: float
    most: float


def colours():
    """Return the colours in the order of the style sheet."""
    found = {name: {"light": light, "dark": dark} for name, light, dark in COLOUR.findall(sheet())}
    return [
        Colour(name, both["light"], both["dark"], {ground: contrasts(both, found[ground]) for ground in GROUNDS})
        for name, both in found.items()
    ]


def contrasts(one, other):
    return {theme: contrast(one[theme], other[theme]) for theme in one}


def lengths(family):
    """Return the sizes of a family, "type" or "space", in the order of the style sheet."""
    families = {"type": ("type",), "space": ("space", "gutter", "gap")}
    return [
        Length(name, round(float(least) * REM, 1), round(float(most) * REM, 1))
        for name, least, most in LENGTH.findall(sheet())
        if name.startswith(families[family])
    ]


def sheet():
    return Path(finders.find(SHEET)).read_text(encoding="utf-8")


def contrast(one, other):
    """Return the contrast of two colours, "#rrggbb", between 1 and 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return round((lighter + 0.05) / (darker + 0.05), 1)


def luminance(colour):
    """Return the relative luminance of an sRGB colour, between 0 and 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel):
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
