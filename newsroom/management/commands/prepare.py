"""Make a clone ready to serve. Safe to run again at any time: what is there already stays as it is."""

import os
import secrets
import signal
import socket
from contextlib import contextmanager
from time import monotonic
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sites.models import Site
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection

from articles.models import Edition
from articles.tasks import keep_edition
from photos.models import Photo

ROOMS = ("photos", "companies", "articles")
ADMINISTRATOR = "admin"


class Command(BaseCommand):
    help = "Brings database, static files, demo content and the demo administrator into being."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--address", metavar="HOST:PORT", help="stop at once if something else listens there")

    def run_from_argv(self, argv):
        # Ctrl-C needs no traceback here: each step can simply be taken again.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        super().run_from_argv(argv)

    def handle(self, *, address, **options):
        if address:
            refuse_if_taken(address)
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        self.stdout.write(f"Preparing {settings.SITE_NAME}; its data is in {settings.DATA_DIR}")
        with self.step("Database tables"):
            lay_tables()
        if keep_edition():
            self.stdout.write("  Pages are of an earlier edition: the worker renders them again, the newest first")
        if Photo.objects.without_rendition().exists():
            with self.step("A first picture of every photograph"):
                self.first_renditions()
        with self.step("Static files"):
            call_command("collectstatic", interactive=False, verbosity=0)
        if settings.DEMO and site_is_empty():
            with self.step("Demo content"):
                call_command("seed_demo", verbosity=0)
        self.welcome(password=administrator_once() if settings.DEMO else "")

    def first_renditions(self):
        """Make them before readers come; a photograph that cannot be shown keeps nobody from starting the site."""
        try:
            call_command("make_renditions", first=True, verbosity=0)
        except CommandError as failures:
            self.stdout.write(f" {failures}", ending="")

    @contextmanager
    def step(self, title):
        """Say what is being done while it is being done, and how long it took, in seconds."""
        self.stdout.write(f"  {title} ...", ending="")
        self.stdout.flush()
        began = monotonic()
        yield
        self.stdout.write(f" done ({monotonic() - began:.1f} s)")

    def welcome(self, *, password):
        """Say where the site is and how to sign in; a password that was just made is shown here and never again."""
        self.stdout.write(f"\n  Readers   {settings.SITE_URL}/\n  Editors   {settings.SITE_URL}/admin/")
        if password:
            self.stdout.write(f"  Sign in   {ADMINISTRATOR} / {password}   (shown once; kept in {password_file()})")
        elif not get_user_model().objects.exists():
            self.stdout.write("  Nobody can sign in yet: python manage.py createsuperuser")
        elif password_file().exists():
            self.stdout.write(f"  Sign in   {ADMINISTRATOR}, with the password kept in {password_file()}")
        self.stdout.write("")


def refuse_if_taken(address):
    """Raise CommandError when nothing of ours could listen at `address` ("127.0.0.1:8000")."""
    host, _, port = address.rpartition(":")
    try:
        family, kind, protocol, _, target = socket.getaddrinfo(host.strip("[]"), 0, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as listener:
            # Without this a server that stopped a moment ago would still seem to be there.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((target[0], int(port), *target[2:]))
    except (OSError, OverflowError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        advice = "Stop what is running there, or choose another port: make run PORT=8080"
        raise CommandError(f"Cannot listen on {address}: {reason}. {advice}") from error


def lay_tables():
    """Migrate, and give the site its own name and address where Django's packages look for them."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise CommandError(f"The database does not answer: {error}") from error
    call_command("migrate", interactive=False, verbosity=0)
    ours = {"domain": urlsplit(settings.SITE_URL).netloc, "name": settings.SITE_NAME}
    Site.objects.update_or_create(pk=settings.SITE_ID, defaults=ours)


def site_is_empty():
    """Tell whether no room holds a single row, so that demo content never mixes with anybody's own."""
    models = (model for room in ROOMS for model in apps.get_app_config(room).get_models())
    return not any(model._default_manager.exists() for model in models if model is not Edition)


def password_file():
    return settings.DATA_DIR / "admin-password.txt"


def administrator_once():
    """Return the password of a new administrator, or "" where there is one already.

    The file comes first: a process killed in between leaves a password for nobody, never an account
    that nobody can enter.
    """
    users = get_user_model().objects
    if users.filter(is_superuser=True).exists():
        return ""
    password = secrets.token_urlsafe(12)
    password_file().unlink(missing_ok=True)
    handle = os.open(password_file(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(f"{password}\n")
    users.create_superuser(ADMINISTRATOR, password=password)
    return password
