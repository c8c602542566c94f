"""How lines of the log are written: each names the request or the task that it is about, and no secret."""

import logging
from contextvars import ContextVar

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

from newsroom.request_context import present_request, told_of, without_secrets

# The id and the name of the task that the worker is at.
TASK = ContextVar("task", default=None)


def whereabouts(record):
    """Return what a line is about, {name: value}; empty where a process does something of its own.

    Django complains of an answer when all middleware has let go of its request, and names that itself.
    """
    request = present_request() or getattr(record, "request", None)
    if hasattr(request, "id"):
        return told_of(request)
    if task := TASK.get():
        return {"task": task[0], "does": task[1]}
    return {}


class Whereabouts(logging.Filter):
    """Has each record know what it is about, and takes the secrets out of its words, whoever writes them."""

    def filter(self, record):
        record.about = whereabouts(record)
        said = record.getMessage()
        if (clean := without_secrets(said)) != said:
            record.msg, record.args = clean, ()
        return True


class Line(logging.Formatter):
    """A line to be read by people: what it is about stands at its end, in brackets."""

    def format(self, record):
        return without_secrets(super().format(record))

    def formatMessage(self, record):  # noqa: N802 - the name that logging calls
        line = super().formatMessage(record)
        about = " ".join(f"{name}={value}" for name, value in getattr(record, "about", {}).items())
        return f"{line} [{about}]" if about else line


class Json(JsonFormatter):
    """A line to be read by programs: one JSON object, what it is about among its members."""

    def __init__(self):
        # Django adds the request itself, which says more than a log may know.
        reserved = [*RESERVED_ATTRS, "request", "about"]
        names = {"levelname": "level", "name": "logger"}
        super().__init__("{levelname}{name}{message}", style="{", rename_fields=names, reserved_attrs=reserved)
        self.timestamp, self.json_ensure_ascii = "at", False

    def format(self, record):
        return without_secrets(super().format(record))

    def add_fields(self, log_data, record, message_dict):
        super().add_fields(log_data, record, message_dict)
        log_data.update(getattr(record, "about", {}))
