"""What stands around every request: where content may come from, and what becomes of addresses that moved."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render

from newsroom.redirects import new_address

DESK = "/admin/"
FEED = "feed/"


class ContentSecurity(CSPMiddleware):
    """Send the strict policy to readers and the editors' policy below /admin/."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(DESK) and not report_only:
            parts.config = settings.DESK_CONTENT_SECURITY_POLICY
        return parts


class MovedOrGone:
    """Answer 301 for an address that moved and a helpful 410 for one that was withdrawn; its feed goes with it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or request.path_info.startswith(DESK):
            return response
        path = request.path
        page, tail = (path.removesuffix(FEED), FEED) if path.endswith("/" + FEED) else (path, "")
        new = None if "\x00" in page else new_address(page)
        if new is None:
            return response
        return HttpResponsePermanentRedirect(new + tail) if new else render(request, "410.html", status=410)
