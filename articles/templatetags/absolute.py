from urllib.parse import urljoin

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def absolute(address):
    """Return an address with scheme and host, as anything needs that is read away from the site."""
    return urljoin(settings.SITE_URL + "/", address)
