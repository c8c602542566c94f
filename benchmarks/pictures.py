"""Time and memory of the darkroom: python -m benchmarks.pictures

Files of 24 and 60 megapixels, with grain as a camera's have it, are inspected and developed as the site does it, in a
process of their own. Beside that stands what Pillow alone takes to encode the same renditions.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from PIL import Image

from benchmarks.report import tell
from photos import ladder
from photos.darkroom import develop
from photos.darkroom.colour import to_srgb
from photos.darkroom.encoding import encode

SIZES = {"24 MP": (6000, 4000), "60 MP": (9504, 6336)}
FILES = {"JPEG": {"quality": 92}, "PNG": {"compress_level": 1}}
ROUNDS = 3
ORDER = {"parts": ladder.PARTS, "words": {"title": "Harbour at six", "credit": "Newsroom"}, "focal": [30, 60]}


def main():
    rows = []
    # What needs memory here happens in another process: a new process counts its parent's memory as its own peak.
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(1, get_context("spawn")) as helper:
        for size, pixels in SIZES.items():
            for kind in FILES:
                original, out = Path(folder) / f"original.{kind}", Path(folder) / "out"
                helper.submit(make, original, kind, pixels).result()
                weight = f"{original.stat().st_size / 1e6:.0f} MB"
                rows.append([f"{size} {kind}", weight, *measured(original, out, helper)])
    inspecting, developing = ("inspect, s", "memory, MB"), ("develop, s", "memory, MB", "of all cores, s")
    heads = ("original", "file", *inspecting, *developing, "encoding alone, s", "ratio")
    note = f"Medians of {ROUNDS} rounds; {os.getloadavg()[1]:.1f} processes were busy meanwhile."
    tell("Photographs: time and memory of the darkroom", heads, rows, note)


def make(original, kind, pixels):
    """Write a picture with broad shapes, detail and grain, so that it is as hard to compress as a photograph."""
    grainy(*pixels).save(original, kind, **FILES[kind])


def grainy(width, height):
    shapes, detail, grain = (
        Image.effect_noise((width // size, height // size), 60).resize((width, height)) for size in (64, 6, 1)
    )
    light = Image.linear_gradient("L").resize((width, height))
    grey = Image.blend(Image.blend(Image.blend(shapes, detail, 0.25), grain, 0.08), light, 0.4)
    return Image.merge("RGB", (grey, Image.blend(grey, light, 0.3), Image.blend(grey, shapes, 0.3)))


def measured(original, out, helper):
    """Return how long inspecting, developing and encoding alone took, and the most memory, as texts for the table."""
    inspecting, developing = [], []
    for _round in range(ROUNDS):
        inspecting.append(run("inspect", original, out))
        developing.append((*run("develop", original, out), helper.submit(encoding, original, out).result()))
    waited, small, _busy = map(statistics.median, zip(*inspecting, strict=True))
    took, large, busy, alone = map(statistics.median, zip(*developing, strict=True))
    inspected = f"{waited:.2f}", f"{small:.0f}"
    return *inspected, f"{took:.2f}", f"{large:.0f}", f"{busy:.2f}", f"{alone:.2f}", f"{took / alone:.2f}"


def run(order, original, out):
    """Return what an order costs the darkroom: seconds, the most memory in megabytes, seconds of all cores."""
    out.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "photos.darkroom", order, str(original), str(out)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)  # noqa: S603
    process.stdin.write(json.dumps(ORDER).encode())
    process.stdin.close()
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"The darkroom gave up on {order}: {process.returncode}")
    return time.perf_counter() - start, used.ru_maxrss / 1000, used.ru_utime + used.ru_stime


def encoding(original, out):
    """Return the seconds that Pillow takes to encode all renditions of an original, and nothing else."""
    negative, icc, size = develop.enlarged(original, ladder.PARTS)
    picture, spent = to_srgb(negative, icc), 0.0
    for part in ladder.PARTS:
        for _width, image in develop.cascade(picture, part, size, ORDER["focal"]):
            for name in develop.USUAL:
                start = time.perf_counter()
                encode(image, name, out / "alone")
                spent += time.perf_counter() - start
    return spent


if __name__ == "__main__":
    main()
