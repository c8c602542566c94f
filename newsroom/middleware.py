"""What stands around every request: where content may come from, whose hand it is, what becomes of moved addresses."""

import re

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, MiddlewareNotUsed
from django.http import HttpResponsePermanentRedirect
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

from articles.feeds.encodings import accepts
from companies.acting import acting
from newsroom.lost import gone, not_found
from newsroom.redirects import new_address
from newsroom.safety import faults

DESK = "/admin/"
# Stories that are not published, for people without an account.
PREVIEWS = "/preview/"
# What belongs to a page and is found beneath it: its feeds with their archives, its data.
TAIL = re.compile(r"(?<=/)(feed/((atom|json)/)?(archive/[0-9T-]+/)?|data\.(json|csv))$")


class RefusesUnsafeSettings:
    """Keep a web server from starting with settings that its site is not safe with. No request is any slower by it.

    Raises ImproperlyConfigured with all that is wrong, as the application is loaded.
    """

    def __init__(self, get_response):
        if found := faults(settings):
            raise ImproperlyConfigured("\n".join(["The site does not start with these settings.", *found]))
        raise MiddlewareNotUsed


class PermissionsPolicy:
    """Tell browsers which of their powers no page here, nor a frame within, ever asks for.

    https://www.w3.org/TR/permissions-policy/. Whole screens and sound stay: others' videos play in stories.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.policy = ", ".join(f"{power}=()" for power in settings.POWERS_NEVER_USED)

    def __call__(self, request):
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = self.policy
        return response


class Compressed(GZipMiddleware):
    """Send readers' pages, feeds and data compressed, the same bytes to everybody.

    What is streamed is a picture, which is compressed already; feeds have seen to it themselves. The desk's pages hold
    what a stranger must not guess from their length (https://breachattack.com), so they go as they are.
    """

    max_random_bytes = 0

    def process_response(self, request, response):
        if response.streaming or request.path_info.startswith(DESK):
            return response
        if not accepts(request, "gzip"):  # Django takes "gzip;q=0" for yes.
            patch_vary_headers(response, ["Accept-Encoding"])
            return response
        return super().process_response(request, response)


class ContentSecurity(CSPMiddleware):
    """Send the strict policy to readers and the editors' policy below /admin/."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(DESK) and not report_only:
            parts.config = settings.DESK_CONTENT_SECURITY_POLICY
        return parts


class DeskLanguage:
    """Have the desk speak English, the language of its own words, whatever the site speaks: a mixture helps nobody."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(DESK):
            return self.get_response(request)
        with translation.override("en", deactivate=True):
            return self.get_response(request)


class Hands:
    """Have every change of the record that a request to the desk makes be one batch of who is signed in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(DESK):
            return self.get_response(request)
        with acting(request.user):
            return self.get_response(request)


class MovedOrGone:
    """Answer 301 for an address that moved and a helpful 410 for a withdrawn one; its feed and data go with it.

    Where neither is so, the empty answer of `newsroom.lost.unanswered` becomes a helpful 404.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or request.path_info.startswith(DESK):
            return response
        page = TAIL.sub("", request.path)
        tail = request.path.removeprefix(page)
        new = None if "\x00" in page else new_address(page)
        if new:
            return HttpResponsePermanentRedirect(new + tail)
        if new == "":
            return gone(request)
        return response if response.content else not_found(request)
