"""Typed readers of environment variables, and the one secret that a bare clone makes for itself."""

import os
import re
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

# What a header can hold between pointed brackets: ASCII without the brackets, quotation marks, # and backslash.
ADDRESS = re.compile(r"https?://[!$-;=?-\[\]-~]+", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


def text(name, default=""):
    return os.environ.get(name, default)


def flag(name, *, default):
    """Return a yes or no from the environment.

    Raises ImproperlyConfigured for a word that is neither: a typing error must not switch a safety off.
    """
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in TRUE:
        return True
    if value.lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no: write 1 or 0.")


def number(name, *, default, most):
    """Return a whole number from the environment, from 0 to `most`. Raises ImproperlyConfigured for what is none."""
    value = text(name, str(default)).strip()
    if not (value.isascii() and value.isdigit() and int(value) <= most):
        raise ImproperlyConfigured(f"{name}={value!r} is no whole number from 0 to {most}.")
    return int(value)


def choice(name, *, of):
    """Return one of some words from the environment, the first where there is none.

    Raises ImproperlyConfigured for any other.
    """
    value = text(name, of[0]).lower()
    if value not in of:
        raise ImproperlyConfigured(f"{name}={value!r} is not known: write {' or '.join(of)}.")
    return value


def words(name, default=""):
    """Return the words of a list in the environment, with commas or spaces between them.

    Raises ImproperlyConfigured for what is no single word of letters, digits, hyphens and low lines.
    """
    found = text(name, default).replace(",", " ").split()
    if wrong := next((word for word in found if not WORD.fullmatch(word)), None):
        raise ImproperlyConfigured(f"{name}: {wrong!r} is not a name: write names with commas between them.")
    return found


def web_address(name):
    """Return an address of the web from the environment, "" where there is none.

    Raises ImproperlyConfigured for what is none that a program could ask and a header could hold: it begins with http
    or https, names a host, neither a user nor a fragment, and is ASCII.
    """
    value = text(name).strip()
    try:
        parts = urlsplit(value)
        fits = ADDRESS.fullmatch(value) and parts.hostname and parts.port != 0 and "@" not in parts.netloc
    except ValueError:  # A port that is no number, a bracket without its other half.
        fits = False
    if value and not fits:
        raise ImproperlyConfigured(f"{name}={value!r} is no address of the web: write https://host/path.")
    return value


def networks(name):
    """Return a list of networks and addresses ("10.0.0.0/8, ::1") from the environment as ipaddress networks.

    Raises ImproperlyConfigured for what is neither.
    """
    try:
        return [ip_network(each) for each in text(name).replace(",", " ").split()]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}: write addresses or networks, as in 10.0.0.0/8.") from error


def secret_key(path: Path) -> str:
    """Return the secret key kept at `path`, making one the first time.

    The file is created exclusively, so that two processes which start together agree on one key.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        key = get_random_secret_key()
        file.write(key)
    return key
