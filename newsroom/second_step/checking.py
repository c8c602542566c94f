"""Whether a code is right: counted, slowed down and locked as passwords are, and good once."""

from math import ceil

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.utils import timezone
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice

from newsroom.second_step.devices import RECOVERY_DIGITS, authenticator
from newsroom.second_step.signals import recovery_code_used, second_step_failed

WRONG = "This code is wrong, or was used already. Type the one that is shown now."


def check_code(request, user, code):
    """Take a code of somebody's authenticator, or a recovery code. Raises ValidationError where it is neither.

    A wrong one is a failure to sign in: django-axes locks the account and the address after so many
    (newsroom/lockout.py), and its middleware then answers in our stead. Beside that, each wrong code doubles the time
    until this device takes another.
    """
    credentials = {"username": user.get_username()}
    if not AxesProxyHandler.is_allowed(request, credentials):
        request.axes_locked_out, request.axes_credentials = True, credentials
        raise ValidationError("There were too many attempts.")
    device = recovery_codes(user) if len(code) == RECOVERY_DIGITS else authenticator(user)
    if device is None or not takes(device, code):
        user_login_failed.send(__name__, credentials=credentials, request=request)
        second_step_failed.send(__name__, user=user, request=request)
        raise ValidationError(WRONG)
    if isinstance(device, StaticDevice):
        recovery_code_used.send(StaticDevice, user=user, request=request)


def takes(device, code):
    """Say whether a device takes a code. Raises ValidationError while it takes none, because of those before."""
    is_free, why = device.verify_is_allowed()
    if not is_free:
        seconds = max(1, ceil((why["locked_until"] - timezone.now()).total_seconds()))
        wait = f"{seconds} second{'s' if seconds > 1 else ''}" if seconds < 120 else f"{ceil(seconds / 60)} minutes"
        raise ValidationError(f"Too many wrong codes: wait {wait}, then type the one that is shown.")
    return verify_token(device.user, device.persistent_id, code) is not None


def recovery_codes(user):
    return StaticDevice.objects.filter(user=user).first()
