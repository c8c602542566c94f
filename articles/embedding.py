"""Videos, tracks and posts of other houses: who may be shown, what their house says of them, what readers get.

A house is asked once, by a task, in oEmbed's words (https://oembed.com). Of its answer's HTML only the address of the
frame is used, and only if its host is on our list: nothing that another house writes ever stands on our pages.
"""

import re
from html.parser import HTMLParser
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import Truncator
from micawber import Provider, ProviderException, ProviderRegistry
from micawber.exceptions import InvalidResponseException, ProviderHTTPException, ProviderNotFoundException

TIMEOUT = 5  # seconds
LONGEST_ANSWER = 256 * 1024  # bytes; a real one has two thousand
# A house that says so is busy, and does not refuse: HTTP's own words for it (RFC 9110, 6585, 8470).
BUSY = {408, 425, 429}
# The HTML of a player is a line or two; nobody's is looked through for longer.
LONGEST_HTML = 20_000
# No database takes these in a text: NUL, and halves of a character.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# What a house cannot be told apart by: the same frame, without its counting of visitors.
WITHOUT_COUNTING = {"www.youtube.com": "www.youtube-nocookie.com"}


class NoWayOn(HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        """Follow nothing: behind a redirect may be a machine of our own network. The house then counts as refusing."""


OPENER = build_opener(NoWayOn)


class House(Provider):
    """A house that is asked at its endpoint, and nowhere else."""

    def fetch(self, url):
        request = Request(url, headers={"User-Agent": self.user_agent})  # noqa: S310 - an endpoint of our own list
        try:
            with OPENER.open(request, timeout=self.socket_timeout) as answer:
                content = answer.read(LONGEST_ANSWER + 1)
        except HTTPError as error:
            raise ProviderHTTPException(url, error.code) from error
        if len(content) > LONGEST_ANSWER:
            raise InvalidResponseException(f"The answer has more than {LONGEST_ANSWER} bytes.")
        return content.decode(errors="replace")


def registry():
    """Return micawber's registry of the houses in EMBED_PROVIDERS."""
    houses = ProviderRegistry()
    for house in settings.EMBED_PROVIDERS:
        for pattern in house["addresses"]:
            houses.register(pattern, House(house["endpoint"], timeout=TIMEOUT, user_agent=settings.SITE_NAME))
    return houses


def house_of(url):
    """Return the entry of EMBED_PROVIDERS that `url` belongs to, or None."""
    return next(
        (house for house in settings.EMBED_PROVIDERS if any(re.match(each, url) for each in house["addresses"])), None
    )


def check(url):
    """Raise ValidationError, in words for who pasted it, unless a house on our list shows what is at `url`."""
    if house_of(url) is None:
        names = ", ".join(house["name"] for house in settings.EMBED_PROVIDERS)
        raise ValidationError(
            f"Only what these show can stand in a story: {names}. To anything else, set a link in the text."
        )


def ask(embedded, now=None):
    """Ask a house what it shows at an address, and write the answer on `embedded`, an Embedded; True if one came.

    The row is not saved: the pages that carry it are to be asked for in the same transaction. A house that does not
    answer may do so later: the row then stays unanswered. One that refuses has answered, and readers get the link.
    """
    embedded.asked_at = now = now or timezone.now()
    try:
        answer = registry().request(embedded.url)
    except (ProviderException, HTTPException, OSError, RecursionError) as error:
        embedded.problem = refusal(error)
        embedded.frame = "" if embedded.problem else embedded.frame
        return bool(embedded.problem)
    embedded.provider = said(answer, "provider_name", 120) or house_of(embedded.url)["name"]
    embedded.title, embedded.author = said(answer, "title", 300), said(answer, "author_name", 200)
    embedded.frame = allowed_frame(answer.get("html"), house_of(embedded.url))
    embedded.width, embedded.height = pixels(answer.get("width")), pixels(answer.get("height"))
    embedded.fetched_at, embedded.problem = now, ""
    return True


def refusal(error):
    """Return in words for an editor why a house will not answer; "" where it may, another time."""
    if isinstance(error, ProviderHTTPException) and 300 <= error.status < 500 and error.status not in BUSY:
        return f"Its house does not show it to others (answer {error.status})."
    if isinstance(error, ProviderNotFoundException):
        return "Its house is no longer on our list."
    if isinstance(error, (InvalidResponseException, RecursionError)):
        return "What its house answers cannot be read."
    return ""


def said(answer, name, longest):
    """Return one of an answer's words as a line of text, "" if there is none."""
    words = answer.get(name)
    if not isinstance(words, str):
        return ""
    return Truncator(" ".join(UNSTORABLE.sub("", words).split())).chars(longest)


def pixels(number):
    return number if type(number) is int and 0 < number < 10_000 else None


class FirstFrame(HTMLParser):
    """Finds the address of the first frame in a piece of HTML."""

    src = ""

    def handle_starttag(self, tag, attrs):
        if tag == "iframe" and not self.src:
            self.src = dict(attrs).get("src") or ""


def allowed_frame(html, house):
    """Return the address of the frame in an answer's HTML; "" unless it is a secure one of a host of that house."""
    finder = FirstFrame()
    try:
        finder.feed(html[:LONGEST_HTML] if isinstance(html, str) else "")
        parts = urlsplit(UNSTORABLE.sub("", finder.src))
    except (ValueError, AssertionError):  # The parser's own words for what is no HTML at all.
        return ""
    parts = parts._replace(netloc=WITHOUT_COUNTING.get(parts.netloc, parts.netloc))
    address = parts.geturl()
    return address if f"{parts.scheme}://{parts.netloc}" in house["frames"] and len(address) <= 1000 else ""


def context(block, snapshot, relations):
    """Return what an embed's template is given; None where the other house's page is no longer known."""
    embedded = relations.of("embedded", block["embedded"])
    if embedded is None:
        return None
    house = embedded.provider or urlsplit(embedded.url).netloc.removeprefix("www.")
    return {
        "embedded": embedded,
        "title": block["title"] or embedded.title or house,
        "caption": block["caption"],
        "house": house,
    }
