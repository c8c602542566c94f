"""The request that is being handled, for what is written of it far from any view: log lines, the audit trail."""

import logging
import re
from contextvars import ContextVar
from secrets import token_hex
from time import monotonic

from django.utils.encoding import escape_uri_path

from newsroom.client_address import is_proxy, read

REQUEST = ContextVar("request", default=None)
# What a web server in front may call a request: nginx's $request_id, a UUID, what clouds make of them.
ID = re.compile(r"[A-Za-z0-9._=-]{8,64}")
# Whoever knows the rest of such an address may read what it leads to.
SECRETS = re.compile(r"(/(?:preview|reset)/)[^\s\"'<>\\]+")
# Where each answer is for one person, and every request is worth a line. What readers get is kept, and sent to many.
OURS = ("/admin/", "/preview/")

logger = logging.getLogger("newsroom.access")


def present_request():
    """Return the request that is being handled; None where a command, the publisher or the worker is at work."""
    return REQUEST.get()


class RequestContext:
    """Have whatever runs for a request know which one that is, and by which id; the answer names it too.

    Only where it is nobody else's: a page that is kept for all must not carry it. The access line of what readers ask
    is for the server in front to write; of the desk, of previews and of what broke there is one here.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = given_id(request) or token_hex(8)
        token, began = REQUEST.set(request), monotonic()
        try:
            response = self.get_response(request)
            is_ours = request.path_info.startswith(OURS)
            if is_ours or response.status_code >= 400:
                response.headers["X-Request-ID"] = request.id
            if is_ours or response.status_code >= 500:
                ms = round(1000 * (monotonic() - began))
                logger.info("Answered %s in %s ms", response.status_code, ms, extra={"answer": response.status_code})
            return response
        finally:
            REQUEST.reset(token)


def given_id(request):
    """Return what a web server in front calls this request; "" where none of ours is in front, or calls it nothing."""
    address = read(request.META.get("REMOTE_ADDR", ""))
    given = request.META.get("HTTP_X_REQUEST_ID", "")
    return given if address and is_proxy(address) and ID.fullmatch(given) else ""


def told_of(request):
    """Return what may be told of a request, {name: value}: never its query, nor an address that is a secret.

    Nothing is asked of the database for it: who it is is said where that is known already.
    """
    told = {"request": request.id, "method": request.method, "path": without_secrets(escape_uri_path(request.path))}
    user = getattr(request, "_cached_user", None)
    return told | {"user": user.pk} if user and user.pk else told


def without_secrets(words):
    return SECRETS.sub(r"\1…", words)
