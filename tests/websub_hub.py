"""A WebSub hub of its own (https://www.w3.org/TR/websub/), and somebody who subscribes there.

It knows nothing of our code: it is spoken to over the network, asks a subscriber whether it means it, fetches what it
is told has changed, and sends it on, signed.
"""

import hashlib
import hmac
import re
import secrets
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit
from urllib.request import Request, urlopen

LINK = re.compile(r'<([^>]+)>\s*;\s*rel="?([a-z ]+)"?')


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer(*self.server.get(urlsplit(self.path)))

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.answer(*self.server.post(self.path, self.headers, body))

    def answer(self, status, words=""):
        self.send_response(status)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(words.encode())))
        self.end_headers()
        self.wfile.write(words.encode())

    def log_message(self, *args):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/"


class Hub(Server):
    """What it was `told`, who is `subscribed`: {(topic, callback): secret}, which statuses it answers with at first."""

    def __init__(self):
        super().__init__()
        self.told, self.subscribed, self.answers, self.agents = [], {}, [], []

    def get(self, address):
        return 200, "A hub."

    def post(self, path, headers, body):
        form = dict(parse_qsl(body.decode(), keep_blank_values=True))
        self.agents.append(headers.get("User-Agent"))
        if form.get("hub.mode") == "publish":
            if self.answers:
                return self.answers.pop(0), "Not now."
            self.told.append(form["hub.url"])
            Thread(target=self.distribute, args=(form["hub.url"],)).start()
            return 204, ""
        if form.get("hub.mode") not in ("subscribe", "unsubscribe") or not form.get("hub.callback"):
            return 400, "hub.mode and hub.callback are wanted."
        Thread(target=self.verify, args=(form,)).start()
        return 202, ""

    def verify(self, form):
        """Ask the subscriber whether it means it (section 5.3 of the specification)."""
        challenge = secrets.token_hex(8)
        asked = {"hub.mode": form["hub.mode"], "hub.topic": form["hub.topic"], "hub.challenge": challenge}
        asked |= {"hub.lease_seconds": form.get("hub.lease_seconds", "3600")}
        callback = urlsplit(form["hub.callback"])
        query = "&".join(filter(None, [callback.query, urlencode(asked)]))
        with urlopen(urlunsplit(callback._replace(query=query)), timeout=5) as answer:
            meant = answer.read().decode() == challenge
        key = form["hub.topic"], form["hub.callback"]
        if meant and form["hub.mode"] == "subscribe":
            self.subscribed[key] = form.get("hub.secret", "")
        elif meant:
            self.subscribed.pop(key, None)

    def distribute(self, topic):
        """Fetch a topic and send it to all who are subscribed to it (section 7), signed where there is a secret."""
        callbacks = [(callback, secret) for (other, callback), secret in self.subscribed.items() if other == topic]
        if not callbacks:
            return
        with urlopen(topic, timeout=5) as answer:
            content, kind = answer.read(), answer.headers["Content-Type"]
        headers = {"Content-Type": kind, "Link": f'<{self.url}>; rel="hub", <{topic}>; rel="self"'}
        for callback, secret in callbacks:
            signed = hmac.new(secret.encode(), content, hashlib.sha256).hexdigest()
            signature = {"X-Hub-Signature": f"sha256={signed}"} if secret else {}
            urlopen(Request(callback, content, headers | signature), timeout=5).close()


class Subscriber(Server):
    """Somebody who subscribes to a topic of a hub, and gets what is sent on: pairs of headers and content."""

    def __init__(self):
        super().__init__()
        self.secret, self.got, self.wanted = secrets.token_hex(16), Queue(), set()

    def get(self, address):
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        meant = (asked["hub.mode"], asked["hub.topic"]) in self.wanted
        return (200, asked["hub.challenge"]) if meant else (404, "")

    def post(self, path, headers, body):
        signed = hmac.new(self.secret.encode(), body, hashlib.sha256).hexdigest()
        if headers["X-Hub-Signature"] == f"sha256={signed}":
            self.got.put((headers, body))
        return 204, ""

    def ask(self, mode, hub, topic):
        self.wanted.add((mode, topic))
        form = {"hub.mode": mode, "hub.topic": topic, "hub.callback": self.url, "hub.secret": self.secret}
        with urlopen(hub, urlencode(form).encode(), timeout=5) as answer:
            return answer.status


def discovered(response):
    """Return the hub and the topic that a feed names in its Link headers (section 4)."""
    ways = {rel: url for url, rel in LINK.findall(response.headers["Link"])}
    return ways["hub"], ways["self"]


@contextmanager
def running(server):
    """Have a server answer while the block lasts."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
