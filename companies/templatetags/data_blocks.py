"""Data in pages, for machines that read along."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from companies.found.terms import as_json

register = template.Library()

# What could end the element, or a line of it, early. Within JSON each may be written as its number instead.
ENDS = re.compile("[<>&\u2028\u2029]")


@register.simple_tag
def data_block(data):
    """Return a script element of JSON-LD. It is data, never run: no content security policy needs to allow it.

    Arguments: `data` is an object of JSON-LD, or the JSON of one.
    """
    text = ENDS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", data if isinstance(data, str) else as_json(data))
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - see ENDS
