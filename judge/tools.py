"""The programs that judge: which of them the machine must have, and the two that npm installs beside the reports."""

import os
import shutil
import subprocess
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
FOLDER = HOUSE / "var" / "judge"
INSTALLED = FOLDER / "tools"
# Lighthouse 13 asks for a newer Node than Debian has.
PACKAGES = {"lighthouse": "12.8.2", "vnu-jar": "26.9.27"}
DEBIAN = {"chromium": "chromium", "node": "nodejs", "npm": "npm", "java": "default-jre-headless"}
NEEDED = {
    "crawl": (),
    "html": ("npm", "java"),
    "axe": ("chromium",),
    "sizes": ("chromium",),
    "lighthouse": ("node", "npm", "chromium"),
}


class Missing(Exception):
    """A program is not on this machine."""


def chromium():
    """Return the path of the browser; CHROMIUM names another than the one on the path."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    return found or ""


def demand(parts):
    """Raise Missing with what is not there for the named parts, and how one gets it."""
    wanted = sorted({name for part in parts for name in NEEDED[part]})
    gone = [name for name in wanted if not (chromium() if name == "chromium" else shutil.which(name))]
    if gone:
        packages = " ".join(sorted(DEBIAN[name] for name in gone))
        raise Missing(f"To judge, this machine needs {', '.join(gone)}: on Debian and Ubuntu, apt install {packages}")


def package(name):
    """Return the folder of a package of npm's in exactly our version, installed if it is not there."""
    folder = INSTALLED / f"{name}-{PACKAGES[name]}"
    inside = folder / "node_modules" / name
    if not (folder / "whole").exists():
        folder.mkdir(parents=True, exist_ok=True)
        quiet = ("--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
        asked = ["npm", "install", *quiet, "--prefix", str(folder), f"{name}@{PACKAGES[name]}"]
        subprocess.run(asked, check=True, cwd=folder)
        (folder / "whole").touch()
    return inside
