"""Sends orders to the darkroom, see photos/darkroom/: a subprocess for each, in a folder of its own.

The child gets no environment but the path to programs, so that what a hostile file makes of it finds no secret.
"""

import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Timer

from django.conf import settings
from django.utils import timezone

logger = logging.getLogger(__name__)
# No order takes so long: what lies longer was left by a killed process.
LEFT_AFTER = timedelta(hours=1)
# In bytes: all words of a picture fit, and nobody fills our memory.
LONGEST_LINE = 100_000
# One pool of memory for all threads: each new one would take as many addresses as a picture.
ENVIRONMENT = {"PATH": os.defpath, "MALLOC_ARENA_MAX": "1"}


class OrderFailed(Exception):
    """The darkroom gave up: the file is damaged, or broke a limit. Its argument is the exit status, or says why."""


@contextmanager
def workplace():
    """Give a new folder for one picture, gone afterwards. It is no folder for all, because others' originals lie there.

    It lies with the data and not in the system's folder for such things, which often is memory.
    """
    place = shelf()
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place) as folder:
        yield Path(folder)


def shelf():
    return settings.DATA_DIR / "darkroom"


def clear_up(now=None):
    """Remove what killed processes left in their folders."""
    before = (now or timezone.now()) - LEFT_AFTER
    for folder in shelf().iterdir() if shelf().exists() else ():
        with suppress(FileNotFoundError):  # whoever works in it has finished in this moment
            if datetime.fromtimestamp(folder.stat().st_mtime, tz=before.tzinfo) < before:
                shutil.rmtree(folder, ignore_errors=True)


def carry_out(order, original, out, *, patience, details=None):
    """Yield what the darkroom prints, a dict for each line, as it comes.

    Arguments: `order` is "inspect" or "develop"; `original` and `out` are the paths of the picture and of a folder;
    `patience` is in seconds, after which the child is killed; `details` is sent to it as JSON.
    Raises OrderFailed when the child ends in any way but the good one.
    """
    command = [sys.executable, "-m", "photos.darkroom", order, os.fspath(original), os.fspath(out)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    # A session of its own: Ctrl-C in the terminal is for us to hear.
    surroundings = {"cwd": settings.BASE_DIR, "env": ENVIRONMENT, "start_new_session": True}
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(command, stderr=said, **pipes, **surroundings) as child,  # noqa: S603 - paths of ours
    ):
        impatience = Timer(patience, end, [child])
        impatience.daemon = True
        impatience.start()
        try:
            tell(child, details)
            for line in iter(partial(child.stdout.readline, LONGEST_LINE), b""):
                yield json.loads(line)
            if child.wait():
                logger.warning("The darkroom gave up (%s): %s", child.returncode, last_words(said))
                raise OrderFailed(child.returncode)
        except (ValueError, RecursionError) as error:
            raise OrderFailed(str(error)) from error
        finally:
            impatience.cancel()
            end(child)


def end(child):
    """Kill a child and whatever a hostile file has had it start, which might hold our pipes open for ever."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def last_words(said):
    """Return the end of what a child has written to its error output, a file."""
    said.seek(0)
    return said.read()[-1000:].decode(errors="replace").strip()


def tell(child, details):
    """Send an order's details and hang up; a child that has died already is found out by how it ended."""
    with suppress(BrokenPipeError), child.stdin:
        child.stdin.write(json.dumps(details).encode())
