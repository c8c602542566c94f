"""A small hub of its own that does all that a hub has to (https://www.w3.org/TR/websub/), for tests of our feeds.

Subscribing with verification of intent (section 5), content distribution with signatures (sections 6 and 7), and what
the specification leaves to hubs: a publisher says `hub.mode=publish`, and each topic is fetched anew.
"""

import hmac
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from threading import Event, Lock, Thread
from time import monotonic
from urllib.error import HTTPError
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit
from urllib.request import Request, urlopen

PATIENCE = 5  # seconds, with callbacks and topics
MOST_LEASE, USUAL_LEASE = 864_000, 86_400
LONGEST_SECRET = 200  # bytes; the specification has secrets be shorter
ATTEMPTS = 3


@dataclass
class Subscription:
    """Who wants to hear of a topic, until when (in seconds of `monotonic`), and with whose secret it is signed."""

    topic: str
    callback: str
    secret: str
    until: float


class Hub:
    """Who subscribed (`subscriptions`, by callback and topic), of what it was told, what it sent to whom.

    `answers` are statuses with which it meets the next publications in place of 202; with `hangs` set it says nothing
    to a publisher until it closes. `refuses` is for topics that it serves nobody, `leads_to` for a Location.
    """

    def __init__(self):
        self.subscriptions, self.told, self.sent, self.problems = {}, [], [], []
        self.answers, self.refuses, self.headers, self.lines = [], set(), [], 0
        self.forms, self.leads_to = [], ""
        self.hangs, self.closed, self.lock = False, Event(), Lock()

    def receive(self, form):
        """Return the status and words that answer a request, and do what it asks for afterwards, in another thread."""
        self.forms.append(form)
        mode = form.get("hub.mode", [""])[0]
        if mode == "publish":
            return self.hear(dict.fromkeys(form.get("hub.url", []) + form.get("hub.topic", [])))
        if mode not in ("subscribe", "unsubscribe"):
            return 400, "hub.mode is publish, subscribe or unsubscribe."
        asked = {name.removeprefix("hub."): values[0] for name, values in form.items()}
        if not all(is_address(asked.get(name, "")) for name in ("callback", "topic")):
            return 400, "hub.callback and hub.topic are addresses of the web."
        if len(asked.get("secret", "").encode()) >= LONGEST_SECRET:
            return 400, "hub.secret is shorter than 200 bytes."
        if not asked.get("lease_seconds", "1").isdigit():
            return 400, "hub.lease_seconds is a number."
        self.later(self.verify, mode, asked)
        return 202, ""

    def hear(self, topics):
        with self.lock:
            self.told += topics
            status = self.answers.pop(0) if self.answers else 202
        if self.hangs:
            self.closed.wait(30)
        if status != 202:
            return status, "Not today."
        for topic in topics:
            self.later(self.distribute, topic)
        return 202, ""

    def verify(self, mode, asked):
        """Ask the subscriber whether it was they who asked (section 5.3), unless the topic is refused (section 5.2)."""
        topic, callback = asked["topic"], asked["callback"]
        if topic in self.refuses:
            get(callback, {"hub.mode": "denied", "hub.topic": topic, "hub.reason": "We do not serve this topic."})
            return
        lease = min(int(asked.get("lease_seconds", USUAL_LEASE)), MOST_LEASE)
        challenge = token_urlsafe(24)
        query = {"hub.mode": mode, "hub.topic": topic, "hub.challenge": challenge}
        if mode == "subscribe":
            query["hub.lease_seconds"] = lease
        status, body = get(callback, query)
        if not 200 <= status < 300 or body != challenge.encode():
            self.problems.append(f"{callback} did not mean to {mode}")
        elif mode == "subscribe":
            until = monotonic() + lease
            self.subscriptions[callback, topic] = Subscription(topic, callback, asked.get("secret", ""), until)
        else:
            self.subscriptions.pop((callback, topic), None)

    def distribute(self, topic):
        """Fetch a topic and send it whole, as it is, to all who have subscribed."""
        wanted = [each for (_, of), each in [*self.subscriptions.items()] if of == topic and each.until > monotonic()]
        if not wanted:
            return
        with urlopen(topic, timeout=PATIENCE) as response:
            content, media_type = response.read(), response.headers["Content-Type"]
        for subscription in wanted:
            self.send(subscription, content, media_type)

    def send(self, subscription, content, media_type):
        topic, callback = subscription.topic, subscription.callback
        headers = {"Content-Type": media_type, "Link": f'<{self.url}>; rel="hub", <{topic}>; rel="self"'}
        if subscription.secret:
            signature = hmac.new(subscription.secret.encode(), content, "sha256").hexdigest()
            headers["X-Hub-Signature"] = f"sha256={signature}"
        for _ in range(ATTEMPTS):
            status = status_of(Request(callback, content, headers))
            if 200 <= status < 300:
                self.sent.append((topic, callback))
                return
            if status == 410:  # The subscriber says that the subscription is over.
                self.subscriptions.pop((callback, topic), None)
                return
        self.problems.append(f"{callback} does not take {topic}")

    def later(self, do, *args):
        def run():
            try:
                do(*args)
            except Exception as problem:  # noqa: BLE001 - whatever it is, the test is to see it
                self.problems.append(repr(problem))

        Thread(target=run, daemon=True).start()


def is_address(text):
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def get(callback, query):
    """Ask a callback, whose own query is kept, and return the status and the body."""
    parts = urlsplit(callback)
    whole = parts._replace(query=urlencode([*parse_qsl(parts.query, keep_blank_values=True), *query.items()]))
    try:
        with urlopen(whole.geturl(), timeout=PATIENCE) as response:
            return response.status, response.read()
    except HTTPError as refused:
        return refused.code, b""


def status_of(request):
    try:
        with urlopen(request, timeout=PATIENCE) as response:
            return response.status
    except HTTPError as refused:
        return refused.code


@contextmanager
def open_hub(port=0):
    """Open a Hub on this machine, at `hub.url`, on a port of its own or the one that is given."""
    hub = Hub()

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self):
            super().setup()
            hub.lines += 1

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            hub.headers.append(dict(self.headers))
            if self.headers.get_content_type() == "application/x-www-form-urlencoded":
                status, words = hub.receive(parse_qs(body))
            else:
                status, words = 415, "Send a form."
            self.send_response(status)
            if hub.leads_to:
                self.send_header("Location", hub.leads_to)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(words)))
            self.end_headers()
            self.wfile.write(words.encode())

        def log_message(self, *args):
            """Say nothing: what happened stands in the hub's own lists."""

    with serving(Door, port) as server:
        hub.url = f"http://127.0.0.1:{server.server_port}/hub"
        try:
            yield hub
        finally:
            hub.closed.set()


@contextmanager
def serving(door, port=0):
    """Serve on this machine while the block lasts, in threads."""
    server = ThreadingHTTPServer(("127.0.0.1", port), door)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
