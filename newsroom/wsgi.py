"""The WSGI application that granian serves: Django's, behind the page cache."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
application = get_wsgi_application()
if settings.PAGE_CACHE_MB:
    # Only now: the cache reads a model of ours, which there is once Django is set up.
    page_cache = import_string("newsroom.page_cache.layer.PageCache")
    application = page_cache(application, settings.PAGE_CACHE_MB * 1_000_000)
