"""A house on this machine that answers in oEmbed's words, for tests of what stories show of other houses."""

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

PLAYER = "https://player.example"
WATCH = "https://videos.example/watch/"


class House:
    """What it is asked (`asked`), and what it answers: `status` and `body`, a dict or bytes; never, if `silent`."""

    def __init__(self):
        self.asked, self.opened = [], []
        self.status, self.silent, self.told = 200, False, Event()
        self.body = {
            "type": "video",
            "provider_name": "Videos",
            "title": "How a shutter works",
            "author_name": "Ines Halloran",
            "html": f'<iframe src="{PLAYER}/7" width="640" height="360"></iframe>',
            "width": 640,
            "height": 360,
        }

    def answers(self, **words):
        self.body = self.body | words


@contextmanager
def open_house(settings):
    """Open a House on a free port and put it on the site's list, alone; addresses begin with WATCH."""
    house = House()

    class Door(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            if parts.path != "/oembed":
                house.opened.append(self.path)
                return self.send(200, b"<title>Player</title><p>The player.", "text/html")
            house.asked.append(parse_qs(parts.query)["url"][0])
            if house.silent:
                house.told.wait(30)
            body = house.body if isinstance(house.body, bytes) else json.dumps(house.body).encode()
            return self.send(house.status, body, "application/json")

        def send(self, status, body, kind):
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if 300 <= status < 400:
                self.send_header("Location", f"{house.origin}/elsewhere")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            """Say nothing: what was asked stands in the house's own lists."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    server.daemon_threads = True
    house.origin = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    settings.EMBED_PROVIDERS = [
        {
            "name": "Videos",
            "addresses": [r"https://videos\.example/watch/\S"],
            "endpoint": f"{house.origin}/oembed",
            "frames": [PLAYER, house.origin],
        }
    ]
    try:
        yield house
    finally:
        house.told.set()
        server.shutdown()
        server.server_close()
