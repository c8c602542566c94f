"""How often one address may ask for what costs something: a token bucket for each, in this process alone.

Several processes each count for themselves, so that what is allowed grows with them; a web server in front counts for
all of them. This one holds when there is none, and takes no memory that a stranger could make grow.
"""

from collections import OrderedDict
from ipaddress import ip_address
from math import ceil
from threading import Lock
from time import monotonic
from typing import NamedTuple

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

from newsroom.client_address import client_address

SIGNING_IN = ("/admin/login/", "/admin/login/code/")
LOOKING = ("GET", "HEAD", "OPTIONS")


class Rate(NamedTuple):
    """So many at once, and again one in so many seconds."""

    burst: int
    seconds: float


class Buckets:
    """The buckets of whoever asked lately.

    Arguments: `most` is how many are kept; the one that was asked of longest ago goes first. `clock` gives seconds.
    """

    def __init__(self, most=10_000, clock=monotonic):
        self.most, self.clock = most, clock
        self.buckets, self.lock = OrderedDict(), Lock()

    def wait(self, key, rate):
        """Take one from a bucket and return 0; where it is empty, take none and return the seconds until it is not."""
        now = self.clock()
        with self.lock:
            left, at = self.buckets.pop(key, (rate.burst, now))
            left = min(left + (now - at) / rate.seconds, rate.burst)
            is_empty = left < 1
            self.buckets[key] = (left if is_empty else left - 1, now)
            if len(self.buckets) > self.most:
                self.buckets.popitem(last=False)
        return ceil((1 - left) * rate.seconds) if is_empty else 0


class RateLimited:
    """Answer 429 to an address that asks too much at once of what `RATE_LIMITS` names (RFC 6585, section 4).

    This machine's own address is not limited: it is a proxy that nobody named, or whoever measures the site.
    """

    def __init__(self, get_response):
        self.get_response, self.buckets = get_response, Buckets()

    def __call__(self, request):
        is_free = request.path_info in SIGNING_IN and request.method in LOOKING
        limit = None if is_free else settings.RATE_LIMITS.get(request.path_info)
        address = limit and client_address(request)
        if not address or ip_address(address).is_loopback:
            return self.get_response(request)
        wait = self.buckets.wait((request.path_info, network(address)), Rate(*limit))
        return too_much(wait) if wait else self.get_response(request)


def network(address):
    """Return what one household has: an IPv4 address itself, the first half of an IPv6 one (RFC 6177)."""
    value = ip_address(address)
    return address if value.version == 4 else value.packed[:8]


def too_much(wait):
    headers = {"Retry-After": str(wait), "Cache-Control": "no-store"}
    return HttpResponse(render_to_string("429.html"), status=429, headers=headers)
