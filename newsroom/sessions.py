"""Sessions that end: where nothing is asked for hours, after a week at most, and all of an account at once.

Django's own engine in the database, with a column that names the account (`SESSION_ENGINE`).
"""

import time
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils import timezone

from newsroom.models import Session
from newsroom.second_step.signals import sessions_ended

BEGAN = "began"  # Where a session keeps the second in which somebody signed in.
# A request puts off the end of its session only where that is worth writing a row.
WORTH_WRITING = timedelta(minutes=15)


class SessionStore(db.SessionStore):
    @classmethod
    def get_model_class(cls):
        return Session

    def load(self):
        row = self._get_session_from_db()
        if row is None:
            return {}
        data = self.decode(row.session_data)
        self.modified = timezone.now() + timedelta(seconds=lasts(data)) - row.expire_date > WORTH_WRITING
        return data

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        row.account_id = data.get(SESSION_KEY)
        return row

    def get_session_cookie_age(self):
        return lasts(self._session)


def lasts(data):
    """Return how many seconds a session with this data lasts if nothing is asked from now on."""
    now = int(time.time())
    left = data.get(BEGAN, now) + settings.SESSION_COOKIE_AGE - now
    return max(0, min(left, settings.SESSION_IDLE_HOURS * 60 * 60))


def note_beginning(sender, request, user, **kwargs):
    """On signing in: from now on the week is counted."""
    request.session[BEGAN] = int(time.time())


def open_sessions(user):
    """Return the sessions in which somebody is signed in now."""
    return Session.objects.filter(account=user, expire_date__gt=timezone.now())


def end_sessions(user, *, request=None):
    """End every session of an account, and return how many there were.

    The one in which `request` was made ends too. Who is to stay signed in there calls `update_session_auth_hash`
    afterwards, which gives it a new key.
    """
    number, _ = Session.objects.filter(account=user).delete()
    if number:
        sessions_ended.send(Session, user=user, request=request)
    return number
