"""Data in pages, for machines that read along."""

import json

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from companies.open_data import json_ld

register = template.Library()

# What could end the element, or a line of it, early. Within JSON each may be written as its number instead.
ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.simple_tag
def structured_data(record):
    """Write what schema.org's words can say of a record as JSON-LD; nothing where they can say nothing."""
    about = json_ld.structured_data(record)
    return data_block(about) if about else ""


@register.simple_tag
def dataset():
    """Write that the whole record can be downloaded as JSON-LD."""
    return data_block(json_ld.dataset())


def data_block(data):
    """Return a script element of JSON-LD. It is data, never run: no content security policy needs to allow it."""
    text = json.dumps(data, ensure_ascii=False).translate(ENDS)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - see ENDS
