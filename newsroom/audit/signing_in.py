"""Who signed in and out, who failed at it, who was locked out for it. No password comes near."""

import logging
from datetime import timedelta

import axes.signals  # noqa: F401 - its receivers are to come before ours
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.utils import timezone

from newsroom.audit.writing import enter, fitting
from newsroom.models import AuditEntry, Deed

logger = logging.getLogger(__name__)
# Strangers can fail as often as they like, from as many addresses as they have; what they fill is bounded. Lock-outs
# and whoever gets in are entered however many have failed.
FAILURES_AN_HOUR = 600
# Who says that a code was wrong, which counts as a failure to sign in.
CODES = "newsroom.second_step.checking"


@receiver(user_logged_in)
def signed_in(sender, user, request=None, **kwargs):
    enter(Deed.SIGNED_IN, user, by=user, request=request)


@receiver(user_logged_out)
def signed_out(sender, user, request=None, **kwargs):
    if user:
        enter(Deed.SIGNED_OUT, user, by=user, request=request)


@receiver(user_login_failed)
def sign_in_failed(sender, credentials, request=None, **kwargs):
    """Enter a failure under the name that was typed, and the lock-out that followed from it.

    Who is locked out already has tried nothing: then axes, which is asked before us, has counted nothing.
    """
    is_locked_out = getattr(request, "axes_locked_out", False)
    if is_locked_out and request.axes_failures_since_start is None:
        return
    name = fitting("name", credentials.get("username") or "") or "(nothing typed)"
    if sender == CODES:
        pass  # entered as what it is: see `newsroom.audit.second_step`
    elif has_room():
        enter(Deed.SIGN_IN_FAILED, name=name, request=request)
    else:
        logger.warning("More than %s sign-ins failed within an hour: this one is not entered.", FAILURES_AN_HOUR)
    if is_locked_out:
        enter(Deed.LOCKED_OUT, name=name, request=request)


def has_room():
    hour_ago = timezone.now() - timedelta(hours=1)
    lately = AuditEntry.objects.filter(deed=Deed.SIGN_IN_FAILED, at__gte=hour_ago)
    return lately.order_by().values("pk")[:FAILURES_AN_HOUR].count() < FAILURES_AN_HOUR
