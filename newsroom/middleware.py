"""What stands around every request: where content may come from, and what becomes of addresses that moved."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render

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
        new = new_address(request.path)
        if new is None:
            return response
        return HttpResponsePermanentRedirect(new) if new else render(request, "410.html", status=410)


def new_address(path):
    """Return where a path leads by now, "" if it is gone, None if nothing is known of it."""
    if "\x00" in path:
        return None
    page, tail = (path.removesuffix(FEED), FEED) if path.endswith("/" + FEED) else (path, "")
    redirect = Redirect.objects.filter(site_id=settings.SITE_ID, old_path=page).first()
    return redirect and redirect.new_path and redirect.new_path + tail
