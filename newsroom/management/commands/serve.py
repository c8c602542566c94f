"""Run the whole site in one terminal: what the Procfile names, started and stopped together."""

import os
import signal
import sys
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.checks import Tags
from django.core.management.base import BaseCommand, CommandError
from honcho.environ import parse_procfile
from honcho.manager import SIGNALS, Manager
from honcho.printer import Printer

AUTORELOAD = "exec python manage.py runserver ${HOST:-127.0.0.1}:${PORT:-8000}"
STOPPED_BY_HAND = {each["rc"] for each in SIGNALS.values()}


class Command(BaseCommand):
    help = "Starts web server, publisher and worker, and runs until Ctrl-C."
    requires_system_checks = [Tags.security]

    def add_arguments(self, parser):
        parser.add_argument("--autoreload", action="store_true", help="use Django's server, which rereads changed code")

    def handle(self, *, autoreload, **options):
        processes = parse_procfile((settings.BASE_DIR / "Procfile").read_text()).processes
        if autoreload:
            processes["web"] = AUTORELOAD
        printer = Printer(sys.stdout)
        manager = Manager(printer)
        for name, command in processes.items():
            manager.add_process(name, command, env=environment(), cwd=settings.BASE_DIR)
        stop_when_the_terminal_closes(printer)
        manager.loop()
        if manager.returncode not in STOPPED_BY_HAND:
            raise CommandError("One of the processes ended by itself, so the others were stopped; its reason is above.")


def environment():
    """Return the environment of the processes: this Python's programs first, and every line at once."""
    programs = Path(sys.executable).parent
    return os.environ | {"PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}", "PYTHONUNBUFFERED": "1"}


def stop_when_the_terminal_closes(printer):
    """Treat a closed terminal as Ctrl-C: the processes have sessions of their own and would go on without us."""

    def hang_up(signum, frame):
        printer.output = StringIO()
        os.kill(os.getpid(), signal.SIGTERM)

    signal.signal(signal.SIGHUP, hang_up)
