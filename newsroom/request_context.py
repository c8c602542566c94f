"""The request that is being handled, for what is written of it far from any view: log lines, the audit trail."""

from contextvars import ContextVar

REQUEST = ContextVar("request", default=None)


def present_request():
    """Return the request that is being handled; None where a command, the publisher or the worker is at work."""
    return REQUEST.get()


class RequestContext:
    """Have whatever runs for a request know which one that is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = REQUEST.set(request)
        try:
            return self.get_response(request)
        finally:
            REQUEST.reset(token)
