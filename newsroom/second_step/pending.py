"""Between password and code: who typed the right password is kept in the session, and is signed in nowhere."""

import time
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import load_backend
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django_otp.plugins.otp_totp.models import TOTPDevice

from newsroom.second_step.devices import begin_adding, must_have_second_step

PENDING, ADDING, PASSED = "second_step", "adding_authenticator", "second_step_passed"
# Between a password and its code, and between a password and the end of setting up, lie so many seconds at most.
PATIENCE = 600


@dataclass(frozen=True)
class Pending:
    """Somebody who typed the right password, and where they wanted to go: an address of ours."""

    user: User
    next: str


def remember(request, user, following):
    """Keep in a new session that somebody's password was right; `following` is where to go afterwards."""
    request.session.flush()
    request.session[PENDING] = {
        "account": user.pk,
        "backend": user.backend,
        "hash": user.get_session_auth_hash(),
        "until": int(time.time()) + PATIENCE,
        "next": following,
    }


def pending_in(request):
    """Return who is between password and code; None if nobody is, or the password is another one now."""
    kept = request.session.get(PENDING)
    if request.user.is_authenticated or not kept or kept["until"] < time.time():
        return None
    user = load_backend(kept["backend"]).get_user(kept["account"])
    if user is None or not constant_time_compare(kept["hash"], user.get_session_auth_hash()):
        return None
    user.backend = kept["backend"]
    return Pending(user, kept["next"])


def lacks_second_step(request):
    """Say whether somebody signed in without a second step that is required now: before it was, say."""
    return settings.REQUIRE_MFA and PASSED not in request.session and must_have_second_step(request.user)


def add_in(request, user):
    """Begin adding an authenticator in this session: in no other can its key be seen."""
    request.session[ADDING] = begin_adding(user).pk


def being_added(request, user):
    """Return the authenticator that is being added in this session, None if there is none or it took too long."""
    since = timezone.now() - timedelta(seconds=PATIENCE)
    mine = TOTPDevice.objects.filter(user=user, confirmed=False, created_at__gte=since)
    return mine.filter(pk=request.session.get(ADDING)).first()
