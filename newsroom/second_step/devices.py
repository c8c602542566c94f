"""What proves the second step: a key that an authenticator shares with us, and recovery codes. Rows of django-otp."""

import secrets
from base64 import b32encode

import segno
from django.db import transaction
from django.utils.safestring import mark_safe
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from newsroom.second_step.signals import device_added, device_removed, recovery_codes_made
from newsroom.sessions import end_sessions

RECOVERY_CODES = 10
# Digits only, so that a telephone's keypad for numbers has them all: 40 bits.
RECOVERY_DIGITS = 12


def must_have_second_step(user):
    """Say whether somebody is one of those whom `REQUIRE_MFA` means: who publishes, or changes accounts."""
    return user.has_perm("articles.publish_article") or user.has_perm("auth.change_user")


def authenticator(user):
    """Return the authenticator that somebody signs in with; None without a second step."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def recovery_codes_left(user):
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def begin_adding(user):
    """Return a new authenticator that counts for nothing before its first code."""
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    return TOTPDevice.objects.create(user=user, name="Authenticator", confirmed=False)


@transaction.atomic
def finish_adding(device, request):
    """Make an authenticator the account's only one, and return its recovery codes.

    All sessions of the account end: they began without it. So does the one in which it was added, see `end_sessions`.
    """
    TOTPDevice.objects.filter(user=device.user).exclude(pk=device.pk).delete()
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    end_sessions(device.user, request=request)
    device_added.send(TOTPDevice, user=device.user, request=request)
    return new_recovery_codes(device.user, request)


@transaction.atomic
def new_recovery_codes(user, request):
    """Return ten codes of which each is taken once; those of before are taken no more."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Recovery codes")
    codes = [f"{secrets.randbelow(10**RECOVERY_DIGITS):0{RECOVERY_DIGITS}}" for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    recovery_codes_made.send(StaticDevice, user=user, request=request)
    return [in_fours(code) for code in codes]


@transaction.atomic
def remove(user, *, request=None):
    """Take somebody's authenticator and recovery codes away, and say whether there was one."""
    had = TOTPDevice.objects.filter(user=user, confirmed=True).exists()
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    if had:
        device_removed.send(TOTPDevice, user=user, request=request)
    return had


@transaction.atomic
def reset(user, *, request=None):
    """For whoever lost all of it: remove it and end every session. Return whether there was one, and how many."""
    return remove(user, request=request), end_sessions(user, request=request)


def key_to_type(device):
    """Return an authenticator's key for whoever cannot take its picture, as RFC 4648 writes it."""
    return in_fours(b32encode(device.bin_key).decode())


def picture(device):
    """Return the address that authenticators read as an inline SVG: dark on light by day and by night."""
    code = segno.make(device.config_url, error="m", micro=False)
    return mark_safe(code.svg_inline(dark="#000", light="#fff", border=4, omitsize=True))  # noqa: S308 - all segno's


def in_fours(text):
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))
