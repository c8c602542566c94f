"""From which address a request comes, as far as that can be known."""

from ipaddress import ip_address

from django.conf import settings


def client_address(request):
    """Return the address of whoever asks, as text; None where it cannot be known.

    The connection says it. Only where that comes from one of `TRUSTED_PROXIES`, `X-Forwarded-For` is read, from its
    end, up to the first address that is no proxy of ours: what stands before it a visitor may have written.

    Behind a proxy that nobody named, everybody would have its address, and one who guesses would lock all out.
    """
    at = read(request.META.get("REMOTE_ADDR", ""))
    if at is None or (settings.SERVED_SECURELY and not settings.TRUSTED_PROXIES and at.is_private):
        return None
    passed_on = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while is_proxy(at) and passed_on:
        before = read(passed_on.pop())
        if before is None:
            break
        at = before
    return str(at)


def is_proxy(address):
    return any(address in network for network in settings.TRUSTED_PROXIES)


def read(text):
    """Return an address as a value that can be compared, None for what is none; IPv4 within IPv6 as IPv4."""
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
