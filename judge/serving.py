"""A fresh demo paper on a free port of this machine, served as in production, gone when it has been judged."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from honcho.environ import parse_procfile

from judge.tools import HOUSE

PATIENCE = 60
# An address that was withdrawn: the demo has none.
WITHDRAWN = "/2020/01/withdrawn/"
WITHDRAW = f"from newsroom.redirects import gone; gone({WITHDRAWN!r})"

# What the worker would do beside the server: stories are rendered again with every rendition of their photographs.
WORK = ["db_worker", "--queue-name", "*", "--batch"]


@contextmanager
def fresh_site(*, log):
    """Serve a fresh demo with every rendition made, and give its address; what it says goes to the file `log`."""
    with TemporaryDirectory(prefix="newsroom-judge-") as data, Path(log).open("w") as words:
        port = free_port()
        site = f"http://127.0.0.1:{port}"
        environment = surroundings(data, site, port)
        for command in (["prepare"], ["make_renditions"], WORK, ["shell", "-v", "0", "-c", WITHDRAW]):
            asked = [sys.executable, "manage.py", *command]
            subprocess.run(asked, check=True, cwd=HOUSE, env=environment, stdout=words, stderr=words)
        web = parse_procfile((HOUSE / "Procfile").read_text()).processes["web"]
        server = subprocess.Popen(["/bin/sh", "-c", web], cwd=HOUSE, env=environment, stdout=words, stderr=words)
        try:
            wait_for(f"{site}/readyz", server)
            yield site
        finally:
            server.terminate()
            server.wait(PATIENCE)


def surroundings(data, site, port):
    """Return the environment: this Python's programs first, and nothing of a site that somebody runs here."""
    own = {"DATABASE_URL", "SECRET_KEY", "SITE_NAME", "SITE_TAGLINE", "SITE_LANGUAGE", "TIME_ZONE", "RECORD_LICENCE"}
    kept = {name: value for name, value in os.environ.items() if name not in own}
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}"
    ours = {"DATA_DIR": data, "SITE_URL": site, "HOST": "127.0.0.1", "PORT": str(port), "WORKERS": "1"}
    return kept | ours | {"PATH": path, "DEMO": "1", "DEBUG": "0", "LINK_CHECKS": "0"}


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(address, server):
    """Return when the address answers; raise RuntimeError when the server has ended, or TimeoutError."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError("The server ended by itself; its reason is in server.log beside the reports.")
        try:
            with urlopen(address, timeout=5):  # noqa: S310 - our own server
                return
        except URLError:
            time.sleep(0.2)
    raise TimeoutError(f"{address} did not answer within {PATIENCE} seconds.")
