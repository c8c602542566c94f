"""Somebody who wants to hear of a feed's news at once: finds its hub, subscribes, and checks what comes."""

import hmac
import re
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from queue import Queue
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import Request, urlopen
from xml.etree import ElementTree

from tests.websub_hub import serving

ATOM = "{http://www.w3.org/2005/Atom}"
LINK = re.compile(r'<([^>]*)>\s*;\s*rel="?([\w-]+)"?')


def discover(url):
    """Return the hub of a feed and its own address: of its Link header, else of the document's links (section 4)."""
    with urlopen(url) as response:
        return discovered(response.headers, response.read())


def discovered(headers, body):
    found = {rel: address for address, rel in LINK.findall(", ".join(headers.get_all("Link", [])))}
    if {"hub", "self"} <= found.keys():
        return found["hub"], found["self"]
    return discovered_in(body)


def discovered_in(body):
    """Return what the links in the head of an XML feed say: Atom's own elements, in RSS too."""
    feed = ElementTree.fromstring(body)  # noqa: S314 - it is our own
    head = feed if (channel := feed.find("channel")) is None else channel
    links = {link.get("rel"): link.get("href") for link in head.findall(f"{ATOM}link")}
    return links.get("hub"), links.get("self")


class Subscriber:
    """What came (`pushed`: pairs of headers and a body), what the hub said of it, and what is refused."""

    def __init__(self, secret):
        self.secret, self.wants = secret, set()
        self.pushed, self.verified, self.denied = Queue(), Queue(), Queue()

    def ask(self, hub, topic, mode="subscribe", **more):
        """Ask a hub for a topic, or to send it no more, and return the status of its answer.

        Whether that is meant is said by `wants`, before it asks: the hub may want to know at once.
        """
        asked = {"mode": mode, "topic": topic, "callback": self.callback, "secret": self.secret} | more
        form = urlencode({f"hub.{name}": value for name, value in asked.items()})
        with urlopen(Request(hub, form.encode())) as response:
            return response.status

    def answer(self, query):
        """Return the status and body that answer a verification of intent."""
        mode, topic = query["hub.mode"][0], query["hub.topic"][0]
        if mode == "denied":
            self.denied.put((topic, query["hub.reason"][0]))
            return 200, b""
        if (mode == "subscribe") != (topic in self.wants):
            return 404, b""
        self.verified.put((mode, topic, query.get("hub.lease_seconds", [None])[0]))
        return 200, query["hub.challenge"][0].encode()

    def is_signed(self, headers, body):
        method, _, signature = headers.get("X-Hub-Signature", "").partition("=")
        return method == "sha256" and hmac.compare_digest(
            signature, hmac.new(self.secret.encode(), body, "sha256").hexdigest()
        )


@contextmanager
def a_subscriber():
    """Open a Subscriber on this machine."""
    subscriber = Subscriber("a secret between two")

    class Door(BaseHTTPRequestHandler):
        def do_GET(self):
            status, body = subscriber.answer(parse_qs(urlsplit(self.path).query))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            subscriber.pushed.put((self.headers, body))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args):
            """Say nothing: what came stands in the subscriber's queues."""

    with serving(Door) as server:
        subscriber.callback = f"http://127.0.0.1:{server.server_port}/callback?for=feeds"
        yield subscriber
