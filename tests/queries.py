"""How much an action asks of the database."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries(action, *args, **kwargs):
    """Return how many queries an action takes."""
    with CaptureQueriesContext(connection) as captured:
        action(*args, **kwargs)
    return len(captured)
