"""Errors told to a Sentry: what the log says of them and where in our code; nothing of a request but its line there.

The handler is Sentry's own (`LOGGING` in the settings). None of its integrations look at requests, at the database or
at variables, which hold what is not published yet.
"""

from urllib.parse import urlsplit

import sentry_sdk
from sentry_sdk.integrations.atexit import AtexitIntegration
from sentry_sdk.integrations.dedupe import DedupeIntegration
from sentry_sdk.integrations.excepthook import ExcepthookIntegration

from newsroom.logs import whereabouts
from newsroom.request_context import without_secrets

# A process that ends sends what is left, and says nothing of it.
AT_EXIT = AtexitIntegration(callback=lambda pending, timeout: None)


def connect(address, *, site):
    """Have errors sent to a Sentry from now on. The release is SENTRY_RELEASE, or the commit that is checked out."""
    sentry_sdk.init(
        dsn=address,
        environment=urlsplit(site).hostname,
        before_send=of_our_own,
        default_integrations=False,
        integrations=[AT_EXIT, DedupeIntegration(), ExcepthookIntegration()],
        include_local_variables=False,
        auto_session_tracking=False,
    )


def of_our_own(event, hint):
    """Return an event with what the log says of its whereabouts, and without what it does not say."""
    event.pop("extra", None)
    about = whereabouts(hint.get("log_record"))
    event["tags"] = event.get("tags", {}) | {name: str(value) for name, value in about.items()}
    for error in event.get("exception", {}).get("values", ()):
        error["value"] = without_secrets(error.get("value") or "")
    return event
