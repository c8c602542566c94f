"""Writing an entry of the audit trail: one row, in the transaction of what it tells."""

import sys
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.dispatch import receiver
from django.utils import timezone

from articles.signals import hour_passed
from companies.acting import present_hand
from newsroom.client_address import client_address
from newsroom.models import AuditEntry
from newsroom.request_context import present_request

UNRECORDED = ContextVar("unrecorded", default=False)


@contextmanager
def unrecorded():
    """Have nothing within be entered: what every installation is laid out with is nobody's deed."""
    token = UNRECORDED.set(True)
    try:
        yield
    finally:
        UNRECORDED.reset(token)


def enter(deed, about=None, *, label="", by=None, name="", request=None, at=None, **details):
    """Enter into the audit trail what was done, and return the AuditEntry; None where nothing is recorded.

    Arguments: `about` is the row that it was done to, `label` what that was called if not as it is now. `by` is the
    user who did it, or whose hand is at work; where there is none, `name` says who it was, or the command that runs
    does. `request` is where it came from, if not the present one; `details` are values that JSON can hold.
    """
    if UNRECORDED.get():
        return None
    by = known(by) or (None if name else known(present_hand().by))
    request = request or present_request()
    return AuditEntry.objects.create(
        at=at or timezone.now(),
        deed=deed,
        who=by,
        name=fitting("name", name or (by.get_username() if by else program(request))),
        about=fitting("about", label or (str(about) if about else "")),
        kind=about._meta.label_lower if about else "",
        key=about.pk if about else None,
        address=client_address(request) if request else None,
        details=details,
    )


def known(user):
    return user if user is not None and user.is_authenticated else None


def program(request):
    """Return who is at work where no account is: a visitor, or a command by its name."""
    if request:
        return "a visitor"
    return " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]])


def fitting(column, words):
    """Return words as a column can hold them; PostgreSQL has no NUL."""
    return words.replace("\x00", "�")[: AuditEntry._meta.get_field(column).max_length]


@receiver(hour_passed)
def forget_old(sender, now, **kwargs):
    if settings.AUDIT_DAYS:
        AuditEntry.objects.forget_old(now - timedelta(days=settings.AUDIT_DAYS))
