"""An action that is killed after each statement by which it changes the database, one after the other.

What only reads leaves no trace, nor does what a process does between two statements: killed there, it leaves what the
change before left. Each life is a savepoint, in which a transaction of the action is a savepoint too: what it has not
ended is undone, what it has ended stays, and nothing that waits for the commit is done, as when a process ends with it.
"""

import re
from contextlib import contextmanager

from django.db import connection, transaction

from newsroom.keeping.tables import lines, tables

WRITES = re.compile(r'\b(?:INSERT (?:OR IGNORE )?INTO|UPDATE|DELETE FROM) "(\w+)"')
# Who is signed in and what was done at the desk: no reader sees it, and it is written beside the action.
BESIDE = {"newsroom_session", "django_admin_log", "auth_user"}


class Killed(BaseException):
    """What no code of ours catches, as the end of a process."""


class Death:
    """Comes after a statement, counted from one; 0: never. Notes what was written, and where a transaction ended."""

    def __init__(self, after=0):
        self.after, self.number, self.ended, self.written = after, 0, 0, set()
        self.changing = []

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        self.number += 1
        written, has_ended = WRITES.findall(sql), sql.startswith("RELEASE SAVEPOINT")
        self.written.update(written)
        if has_ended:
            self.ended = self.number
        if written or has_ended:
            self.changing.append(self.number)
        if self.number == self.after:
            raise Killed
        return result


@contextmanager
def a_life():
    """Have everything within be as if it had not been, once it is over."""
    with transaction.atomic():
        flags = connection.savepoint_ids[:], connection.in_atomic_block
        yield
        connection.savepoint_ids, connection.in_atomic_block = flags
        connection.needs_rollback = False
        transaction.set_rollback(True)


def deaths(action):
    """Yield for each death of an action (its number, whether its last transaction had ended, the rows as they were
    before, the rows as they are then); what follows is done in that life.
    """
    for _ in range(2):  # What the first one fetches and keeps, no other asks for again.
        whole = Death()
        with a_life(), connection.execute_wrapper(whole):
            action()
    names = whole.written - BESIDE
    assert names, "It changes nothing."
    before = rows(names)
    for number in whole.changing:
        with a_life():
            try:
                with connection.execute_wrapper(Death(number)):
                    action()
            except Killed:
                yield number, number >= whole.ended, before, rows(names)
            else:
                raise AssertionError(f"It asked the database {number} times, and less often when killed.")


def rows(names):
    return {table.name: b"".join(lines(table)) for table in tables() if table.name in names}
