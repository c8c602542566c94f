"""A house on this machine that answers as the web does, well or badly, for tests of what is asked of others."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread

LOOPBACK = ["127.0.0.0/8", "::1/128"]


class House:
    """What it is asked (`asked`: pairs of a method and a path), and what it answers: `answers` by path, 200 else.

    An answer is a status, a pair of a status and where it leads, or "silence": nothing, until the house closes.
    """

    def __init__(self):
        self.asked, self.headers, self.answers = [], [], {}
        self.answers_to_head = {}
        self.closed, self.lock = Event(), Lock()
        self.at_once = self.most_at_once = 0


@contextmanager
def open_house(settings):
    """Open a House on a free port, which may be asked although it is on no public network."""
    house = House()

    class Door(BaseHTTPRequestHandler):
        def do_GET(self):
            with house.lock:
                house.asked.append((self.command, self.path))
                house.headers.append(dict(self.headers))
                house.at_once += 1
                house.most_at_once = max(house.most_at_once, house.at_once)
            try:
                self.answer()
            finally:
                with house.lock:
                    house.at_once -= 1

        do_HEAD = do_GET  # noqa: N815 - the name that http.server asks for

        def answer(self):
            found = house.answers.get(self.path, 200)
            if self.command == "HEAD":
                found = house.answers_to_head.get(self.path, found)
            if found == "silence":
                return house.closed.wait(30)
            status, onward = found if isinstance(found, tuple) else (found, "")
            self.send_response(status)
            if onward:
                self.send_header("Location", onward)
            self.send_header("Content-Length", "0")
            return self.end_headers()

        def log_message(self, *args):
            """Say nothing: what was asked stands in the house's own lists."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    server.daemon_threads = True
    house.origin = f"http://127.0.0.1:{server.server_port}"
    house.other_name = f"http://localhost:{server.server_port}"
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    settings.LINK_CHECK_NETWORKS = LOOPBACK
    try:
        yield house
    finally:
        house.closed.set()
        server.shutdown()
        server.server_close()
