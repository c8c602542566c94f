"""Errors told by mail: the line of the log and where in our code, never what was posted, nor a setting."""

import logging
from collections import deque
from threading import Lock
from time import monotonic

from django.core.mail import mail_admins

HOUR = 3600


class OurFault(logging.Filter):
    """Lets through what is for us to mend: whoever asks under a wrong name, or forges, is nobody's error."""

    def filter(self, record):
        return not record.name.startswith("django.security")


class Sparing(logging.Filter):
    """Lets so many through in an hour, so that what breaks at every request fills nobody's letter-box.

    The next one that passes says how many did not. Each process counts for itself.
    """

    def __init__(self, most=10, clock=monotonic):
        super().__init__()
        self.most, self.clock = most, clock
        self.passed, self.withheld, self.lock = deque(), 0, Lock()

    def filter(self, record):
        now = self.clock()
        with self.lock:
            while self.passed and self.passed[0] <= now - HOUR:
                self.passed.popleft()
            if len(self.passed) >= self.most:
                self.withheld += 1
                return False
            self.passed.append(now)
            record.withheld, self.withheld = self.withheld, 0
        return True


class ErrorMail(logging.Handler):
    """Sends each record to ADMINS. A mail server that is away is no error of its own: the log has everything."""

    def emit(self, record):
        try:
            said = self.format(record)
            if withheld := getattr(record, "withheld", 0):
                said += f"\n\nBefore this one, {withheld} more were written to the log and not sent."
            subject = f"{record.levelname}: {record.getMessage()}".splitlines()[0][:200]
            mail_admins(subject, f"{said}\n", fail_silently=True)
        except Exception:  # noqa: BLE001 - logging has a way of its own for whatever goes wrong in a handler
            self.handleError(record)
