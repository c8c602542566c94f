"""In which encoding a reader gets what we send (RFC 9110, section 12.5.3)."""

import gzip
import re

import brotli

# What a reader names in Accept-Encoding, the best first.
ENCODINGS = {
    # Nearly as small as the best, in a twentieth of the time.
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=5),
    # mtime: the same document is the same bytes.
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}
NAMED = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([0-9.]+))?\s*")


def accepted(request):
    """Return the encoding in which a reader gets it, "" for none: the best that it names and does not refuse."""
    return named(request.headers.get("Accept-Encoding", ""))


def accepts(request, encoding):
    """Tell whether a reader takes an encoding."""
    return is_named(request.headers.get("Accept-Encoding", ""), encoding)


def named(header):
    """Return the best encoding that an Accept-Encoding names and does not refuse, "" for none."""
    return next((name for name in ENCODINGS if is_named(header, name)), "")


def is_named(header, encoding):
    """Tell whether an Accept-Encoding names an encoding, or all, and not with a weight of nothing."""
    weights = {}
    for part in header.lower().split(","):
        if found := NAMED.fullmatch(part):
            weights[found[1]] = weight(found[2])
    return weights.get(encoding, weights.get("*", 0)) > 0


def weight(written):
    try:
        return float(written or 1)
    except ValueError:
        return 0.0
