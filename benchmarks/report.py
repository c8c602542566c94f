"""Where measurements are told: on the screen, and below the older ones in RESULTS.md."""

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"


def tell(title, heads, rows, note=""):
    """Write a table of texts and numbers, with the day, the machine and the commit it is about."""
    lines = [f"## {title}", "", f"{datetime.now(UTC).date()}, {machine()}, commit {commit()}. {note}", ""]
    lines += [f"| {' | '.join(map(str, cells))} |" for cells in (heads, ["---"] * len(heads), *rows)]
    told = "\n".join(lines) + "\n"
    sys.stdout.write(told)
    with RESULTS.open("a") as results:
        results.write("\n" + told)


def machine():
    models = [line.partition(":")[2].strip() for line in read("/proc/cpuinfo").splitlines() if "model name" in line]
    return f"{os.cpu_count()} cores ({models[0] if models else platform.machine()}), Python {platform.python_version()}"


def read(path):
    return Path(path).read_text() if Path(path).exists() else ""


def commit():
    asked = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)  # noqa: S607
    return asked.stdout.strip() or "unknown"
