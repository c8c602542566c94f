"""Counting readers, only where a setting asks for it: one script, and the origin that it may come from and report to.

Settings import this, so that it imports no Django.
"""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

ATTRIBUTE = re.compile(r"([a-z][a-z0-9-]*)=(\S+)")
HOST = re.compile(r"[a-z0-9.-]+(:[0-9]{1,5})?")


class Analytics(NamedTuple):
    """What readers' pages load: the script's address, its origin ("" for our own), `data-` attributes in pairs.

    `problem` says why nothing is loaded although something was asked for.
    """

    script: str = ""
    origin: str = ""
    attributes: tuple = ()
    problem: str = ""


def read(script, attributes=""):
    """Return the Analytics that ANALYTICS_SCRIPT and ANALYTICS_ATTRIBUTES ask for; an empty one for none.

    Arguments: `script` is https://… or a path of ours; `attributes` are pairs with spaces between them: "domain=a.org".
    What could say more in a header or a page than it should is a problem, and then nothing is loaded.
    """
    if not script:
        return Analytics()
    pairs = [ATTRIBUTE.fullmatch(word) for word in attributes.split()]
    if not all(pairs):
        return Analytics(problem="ANALYTICS_ATTRIBUTES are name=value, with spaces between them: domain=paper.example.")
    origin = origin_of(script)
    if origin is None:
        return Analytics(
            problem="ANALYTICS_SCRIPT is the address of a script: https://host/path, or /path on this site."
        )
    return Analytics(script, origin, tuple(pair.groups() for pair in pairs))


def origin_of(script):
    """Return the origin of a script's address, "" for a path of ours, None for what is neither."""
    try:
        url = urlsplit(script)
    except ValueError:
        return None
    if re.search(r"\s", script):
        return None
    if script.startswith("/") and not url.netloc:
        return ""
    is_on_the_web = url.scheme == "https" and HOST.fullmatch(url.netloc) and len(url.path) > 1
    return f"https://{url.netloc}" if is_on_the_web else None
