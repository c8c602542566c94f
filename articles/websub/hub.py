"""A hub is told of topics, several at once, over lines that are kept open. Whatever it does, it holds nobody up.

What is sent is what hubs agree on (https://www.w3.org/TR/websub/#publishing leaves it to them): a form with
`hub.mode=publish` and the feed's address, as `hub.url` for older and `hub.topic` for newer ones.
"""

import socket
import ssl
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from django.conf import settings

AT_ONCE = 4
# Seconds in which each request has to be answered, from asking for the hub's name to the end of its answer.
PATIENCE = 3
MOST_READ = 10_000
REDIRECTS = {301, 302, 303, 307, 308}
LONGEST = 200


class Answer(NamedTuple):
    """What came of telling: if the hub knows now, words for an editor that follow “The hub”, if it did not answer."""

    told: bool
    words: str
    silent: bool = False


LATE = Answer(False, "did not answer in time", silent=True)


class Hub:
    """A hub as long as a turn lasts: used in a `with` block.

    Arguments: `url` is the address of a hub that `newsroom.environment.web_address` has let through.
    """

    def __init__(self, url):
        parts = urlsplit(url)
        way = HTTPConnection
        if parts.scheme == "https":
            way = partial(HTTPSConnection, context=ssl.create_default_context())
        self.lines = [Line(parts, way) for _ in range(AT_ONCE)]

    def __enter__(self):
        self.threads = ThreadPoolExecutor(AT_ONCE)
        return self

    def __exit__(self, *problem):
        for line in self.lines:
            line.cut_off()
        # Not waited for: one may hang where no timeout reaches, in asking for the hub's name.
        self.threads.shutdown(wait=False, cancel_futures=True)

    def tell(self, topics):
        """Tell of up to AT_ONCE topics side by side; return {topic: Answer}, whatever happens."""
        asked = {self.threads.submit(line.tell, topic): topic for line, topic in zip(self.lines, topics, strict=False)}
        in_time, late = wait(asked, timeout=PATIENCE)
        return {asked[one]: one.result() for one in in_time} | {asked[one]: LATE for one in late}


class Line:
    """One connection to the hub, opened when it is used, and kept."""

    def __init__(self, parts, way):
        self.connection = way(parts.hostname, parts.port, timeout=PATIENCE)
        self.path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self.is_cut_off = False

    def tell(self, topic):
        try:
            return heard(*self.ask(topic))
        except socket.gaierror:
            return Answer(False, "could not be found: nobody knows its host", silent=True)
        except ssl.SSLCertVerificationError:
            return Answer(False, "showed a certificate that we cannot check", silent=True)
        except TimeoutError:
            return LATE
        except (OSError, HTTPException, UnicodeError):  # The last of a host that no name of a host can be.
            return Answer(False, "did not answer", silent=True)

    def ask(self, topic):
        """Post, and once more where the hub has closed a line that was kept: it need not say that it does."""
        was_kept = self.connection.sock is not None
        try:
            return self.post(topic)
        except ConnectionError:
            if not was_kept or self.is_cut_off:
                raise
        self.connection.close()
        return self.post(topic)

    def post(self, topic):
        body = urlencode({"hub.mode": "publish", "hub.url": topic, "hub.topic": topic})
        self.connection.request("POST", self.path, body, who_we_are())
        response = self.connection.getresponse()
        said = response.read(MOST_READ)
        if not response.isclosed():
            self.connection.close()
        return response, said

    def cut_off(self):
        """End it, whatever a thread is doing with it."""
        self.is_cut_off = True
        if (sock := self.connection.sock) is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        self.connection.close()


def heard(response, said):
    """Return the Answer that a response is."""
    if 200 <= response.status < 300:
        return Answer(True, f"answered {response.status}")
    words = said.decode("utf-8", "replace") if response.headers.get_content_type() == "text/plain" else ""
    if response.status in REDIRECTS:
        # Not followed: where a hub lives is for the house to say, once and in its settings.
        words = f"it is now at {response.headers['Location'] or 'no address'}, name that in WEBSUB_HUB"
    words = "".join(letter for letter in " ".join(words.split()) if letter.isprintable())[:LONGEST]
    return Answer(False, f"answered {response.status}" + (f": {words}" if words else ""))


def who_we_are():
    """Return the headers by which the hub knows us, and what it is sent."""
    site = settings.SITE_URL.encode("ascii", "ignore").decode()
    return {
        "User-Agent": f"Newsroom-WebSub/1.0 (+{site})",
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept": "*/*",
    }
