"""The language of readers' pages, which is the installation's own wherever they are made."""

from contextlib import contextmanager

from django.conf import settings
from django.utils import translation


@contextmanager
def readers_language():
    """Have what is rendered speak the site's language: the desk, where most of it is asked for, speaks English.

    Also a decorator: `@readers_language()`.
    """
    with translation.override(settings.SITE_LANGUAGE):
        yield
