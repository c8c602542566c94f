"""What became of somebody's second step of signing in, and that all of their sessions were ended."""

from newsroom.audit.writing import enter
from newsroom.models import Deed
from newsroom.second_step.signals import (
    device_added,
    device_removed,
    recovery_code_used,
    recovery_codes_made,
    second_step_failed,
    sessions_ended,
)

DEEDS = {
    device_added: Deed.SECOND_STEP_ADDED,
    device_removed: Deed.SECOND_STEP_REMOVED,
    second_step_failed: Deed.SECOND_STEP_FAILED,
    recovery_code_used: Deed.RECOVERY_CODE_USED,
    recovery_codes_made: Deed.RECOVERY_CODES_MADE,
    sessions_ended: Deed.SESSIONS_ENDED,
}
# Whoever gives a code is not signed in yet: it is theirs all the same.
BY_THEMSELVES = (second_step_failed, recovery_code_used)


def told(signal, user, request=None, **kwargs):
    enter(DEEDS[signal], user, by=user if signal in BY_THEMSELVES else None, request=request)


for each in DEEDS:
    each.connect(told)
