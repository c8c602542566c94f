"""XML as text, for what only has to be written (https://www.w3.org/TR/xml/)."""

import html
import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# What XML 1.0 cannot hold in any spelling (https://www.w3.org/TR/xml/#charsets).
UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


# Most words hold none of these, and are looked at once instead of six times.
SPECIAL = re.compile(f"[&<>\"']|{UNSPEAKABLE.pattern}")


def legible(words):
    """Return words without the characters that no document of ours can hold."""
    return UNSPEAKABLE.sub("", words)


def written(words):
    """Return words as they stand between tags or in an attribute."""
    return html.escape(legible(words)) if SPECIAL.search(words) else words


def element(name, words="", **attributes):
    """Return an element that holds words; "" where it would say nothing at all, by words or attributes."""
    said = told(attributes)
    if words == "":
        return f"<{name}{said}/>" if said else ""
    return f"<{name}{said}>{written(words)}</{name}>"


def around(name, within, **attributes):
    """Return an element that holds others, which are XML already."""
    return f"<{name}{told(attributes)}>{within}</{name}>" if within else f"<{name}{told(attributes)}/>"


def told(attributes):
    """Return attributes as a tag has them; None is left out."""
    if not attributes:
        return ""
    return "".join([f' {name}="{written(str(value))}"' for name, value in attributes.items() if value is not None])


def as_it_is(name, markup, **attributes):
    """Return an element that holds markup as text, in CDATA: as long as it is, and still to be read by people."""
    safe = legible(markup).replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}{told(attributes)}><![CDATA[{safe}]]></{name}>"
