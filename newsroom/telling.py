"""Who is told what happens, as the environment says it: the log, of errors people by mail and a Sentry too."""

from importlib.util import find_spec
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

from newsroom import environment as env

LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
MAIL = {
    "class": "newsroom.error_mail.ErrorMail",
    "formatter": "line",
    "level": "ERROR",
    "filters": ["our_fault", "whereabouts", "sparing"],
}
SENTRY = {
    "class": "sentry_sdk.integrations.logging.EventHandler",
    "level": "ERROR",
    "filters": ["our_fault", "whereabouts"],
}


def log(form, *, level, by_mail, to_sentry):
    """Return Django's LOGGING: lines on standard error in a form, "line" or "json", and who is told of errors."""
    console = {"class": "logging.StreamHandler", "formatter": form, "filters": ["whereabouts"]}
    handlers = {"console": console} | ({"mail": MAIL} if by_mail else {}) | ({"sentry": SENTRY} if to_sentry else {})
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "whereabouts": {"()": "newsroom.logs.Whereabouts"},
            "our_fault": {"()": "newsroom.error_mail.OurFault"},
            "sparing": {"()": "newsroom.error_mail.Sparing"},
        },
        "formatters": {"line": {"()": "newsroom.logs.Line", "format": LINE}, "json": {"()": "newsroom.logs.Json"}},
        "handlers": handlers,
        # Without Django's own mail, which would hold what was posted, and settings.
        "loggers": {"django": {"handlers": [], "level": "INFO"}},
        "root": {"handlers": [*handlers], "level": level},
    }


def people(name):
    """Return Django's ADMINS from the environment variable `name`: addresses with commas between them.

    Raises ImproperlyConfigured for what is no address, or where no server is named that could take their mail.
    """
    addresses = [each.strip() for each in env.text(name).split(",") if each.strip()]
    for address in addresses:
        try:
            validate_email(address)
        except ValidationError as error:
            raise ImproperlyConfigured(f"{name}: {address!r} is no mail address: write somebody@host.") from error
    if addresses and not env.text("EMAIL_HOST"):
        raise ImproperlyConfigured(f"EMAIL_HOST is missing: which server takes the mail that {name} asks for?")
    return [("", address) for address in addresses]


def sentry(name):
    """Return the address of a Sentry from the environment variable `name`, "" where there is none.

    Raises ImproperlyConfigured for what is none, or where sentry-sdk is not installed.
    """
    value = env.text(name).strip()
    if not value:
        return ""
    try:
        parts = urlsplit(value)
        fits = parts.scheme in ("http", "https") and parts.hostname and parts.username and parts.path.strip("/")
    except ValueError:
        fits = False
    if not fits:
        raise ImproperlyConfigured(f"{name} is no address of a Sentry: write https://key@host/number, as it shows it.")
    if find_spec("sentry_sdk") is None:
        raise ImproperlyConfigured(f"{name} needs another program: pip install -r requirements-optional.txt")
    return value
