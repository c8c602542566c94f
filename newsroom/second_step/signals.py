"""What happens to sign-ins beyond Django's own signals. Each is sent with `user`, whom it is about, and `request`.

`request` is None where a command or a change of rights was it.
"""

from django.dispatch import Signal

second_step_failed = Signal()
recovery_code_used = Signal()
device_added = Signal()
device_removed = Signal()
recovery_codes_made = Signal()
sessions_ended = Signal()
