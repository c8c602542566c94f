"""The hub, as one talks to it: one request for each feed that has changed, over one connection, and never for long."""

import ssl
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from socket import SHUT_RDWR
from threading import Timer
from urllib.parse import urlencode, urlsplit

from companies.asking import who_we_are

PATIENCE = 3  # seconds, for all of one request: the worker has other things to do
CONNECTIONS = {"http": HTTPConnection, "https": HTTPSConnection}
# So much of an answer's words is read at most, and so much of it kept.
READ, SAID = 10_000, 120


@dataclass(frozen=True)
class Answer:
    """What a hub did: whether it took the word, in words for an editor, and whether it is there at all."""

    taken: bool
    words: str
    away: bool = False


class Hub:
    """A hub at an address, to be told of topics one after the other; a context manager."""

    def __init__(self, url):
        self.url, self.parts = url, urlsplit(url)
        way = CONNECTIONS[self.parts.scheme]
        self.connection = way(self.parts.hostname, self.parts.port, timeout=PATIENCE)
        self.is_cut_off = False

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.connection.close()

    def tell(self, topic):
        """Say that a feed, a whole address, has changed, and return the Answer; whatever goes wrong is one too."""
        try:
            status, words = self.post({"hub.mode": "publish", "hub.url": topic, "hub.topic": topic})
        except ssl.SSLCertVerificationError:
            return self.silent("showed a certificate that we cannot check")
        except (OSError, HTTPException) as problem:
            late = self.is_cut_off or isinstance(problem, TimeoutError)
            return self.silent("did not answer in time" if late else "could not be reached")
        said = f"answered {status}{f': {words}' if words else ''}"
        if 200 <= status < 300:
            return Answer(True, f"answered {status}")
        return Answer(False, said, away=status >= 500 or status == 429)

    def post(self, form):
        over = Timer(PATIENCE, self.cut_off)
        over.daemon = True
        over.start()
        try:
            path = self.parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
            kind = {"Content-Type": "application/x-www-form-urlencoded", "Connection": "keep-alive"}
            self.connection.request("POST", path, urlencode(form), who_we_are("Newsroom") | kind)
            response = self.connection.getresponse()
            words = response.read(READ).decode("utf-8", "replace")
            if not response.isclosed():  # There was more of it: begin anew.
                self.connection.close()
        finally:
            over.cancel()
        plain = " ".join(words.split())
        return response.status, plain[:SAID] if response.getheader("Content-Type", "").startswith("text/plain") else ""

    def cut_off(self):
        """End a request that takes too long; a hub may send a byte now and then, for ever."""
        self.is_cut_off = True
        if self.connection.sock is not None:
            with suppress(OSError):
                self.connection.sock.shutdown(SHUT_RDWR)

    def silent(self, words):
        self.connection.close()
        return Answer(False, words, away=True)
