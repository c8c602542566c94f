"""Who fails too often at signing in is kept out for a while: the account, and the address (django-axes)."""

from datetime import timedelta
from math import ceil

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessLog
from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from newsroom.client_address import client_address

# An address from which somebody signed in so lately is theirs.
USUAL = timedelta(days=90)


def counted_by(request, credentials):
    """Return what failures are counted by, as AXES_LOCKOUT_PARAMETERS has it.

    By account and by address, each for itself: neither many addresses at one account nor one address at many get far.
    At an address where somebody signed in lately, their account is counted for that address alone, so that whoever
    guesses at their name from elsewhere, as long as he likes, does not keep them out.
    """
    address = client_address(request)
    if address is None:
        return ["username"]
    since = timezone.now() - USUAL
    name = (credentials or {}).get("username") or request.POST.get("username", "")
    known = AccessLog.objects.filter(username=name, ip_address=address, attempt_time__gte=since)
    return ["ip_address", ["username", "ip_address"] if known.exists() else "username"]


def locked_out(request, response, credentials):
    """Answer 429 with the moment when one may try again (RFC 6585, section 4)."""
    now = timezone.now()
    until = free_again(request, credentials) or now + settings.AXES_COOLOFF_TIME
    seconds = max(ceil((until - now).total_seconds()), 1)
    context = {
        "until": until,
        "minutes": ceil(seconds / 60),
        "site_header": settings.SITE_NAME,
        "site_title": settings.SITE_NAME,
        "title": "Wait a while",
    }
    answer = render(request, "admin/locked_out.html", context, status=429)
    answer.headers["Retry-After"] = str(seconds)
    add_never_cache_headers(answer)
    return answer


def free_again(request, credentials):
    """Return the moment when the last of the failures that count here is forgotten; None where there is none."""
    counted = AxesProxyHandler.get_implementation().get_user_attempts(request, credentials)
    newest = [attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first() for attempts in counted]
    return max((at + settings.AXES_COOLOFF_TIME for at in newest if at), default=None)
