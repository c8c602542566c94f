"""Servers to be measured: the site's own (`web` in the Procfile) with one worker, and the same with the reference."""

import http.client
import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, perf_counter, sleep

from benchmarks.processes import family, memory, processor_seconds

GRANIAN = Path(sys.executable).parent / "granian"
OPTIONS = ("--interface", "wsgi", "--host", "127.0.0.1", "--workers", "1", "--blocking-threads", "4", "--no-ws")
ROOT = Path(__file__).resolve().parent.parent
# In seconds.
UNTIL_IT_ANSWERS = 60


class Server:
    """A running server: what asking it for a page takes."""

    def __init__(self, pid, port):
        self.pids, self.line = family(pid), http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, address):
        """Return the status and the length of an answer, as it is without compression."""
        self.line.request("GET", address, headers={"Accept-Encoding": "identity"})
        answer = self.line.getresponse()
        return answer.status, len(answer.read())

    def measure(self, addresses, *, most, seconds):
        """Ask for addresses in turn, `most` times and no longer than `seconds`.

        Returns how many were asked for, how long the processor took for all, and what each took on the clock.
        """
        clocks, begun, before = [], monotonic(), processor_seconds(self.pids)
        while len(clocks) < most and monotonic() - begun < seconds:
            asked = perf_counter()
            self.ask(addresses[len(clocks) % len(addresses)])
            clocks.append(perf_counter() - asked)
        return len(clocks), processor_seconds(self.pids) - before, clocks

    def memory(self):
        return memory(self.pids)


@contextmanager
def served(application, **environment):
    """Yield the Server of a WSGI application, "module:name"; it ends with the block. Raises OSError if none comes."""
    port = free_port()
    command = [GRANIAN, *OPTIONS, "--port", str(port), application]
    given = os.environ | environment | {"SITE_URL": f"http://127.0.0.1:{port}"}
    with subprocess.Popen(command, cwd=ROOT, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:  # noqa: S603
        try:
            wait_for(port)
            yield Server(server.pid, port)
        finally:
            server.terminate()


def wait_for(port):
    begun = monotonic()
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if monotonic() - begun > UNTIL_IT_ANSWERS:
                raise
            sleep(0.1)
        else:
            return


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
