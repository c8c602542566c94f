"""Who is signed in, as rows that can be ended by account."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Session(AbstractBaseSession):
    """One browser; signed in if it has an account.

    https://docs.djangoproject.com/en/5.2/topics/http/sessions/#extending-database-backed-session-engines
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Name no key: who reads one is signed in."""
        return f"Signed in until {self.expire_date:%Y-%m-%d %H:%M}"
