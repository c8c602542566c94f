"""Whatever editors do, in whatever order: readers see exactly what was published, and what is kept twice agrees.

The same ten lives each time. `HYPOTHESIS_PROFILE=long` plays others for a quarter of an hour.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.editors.on_drafts import OnDrafts
from tests.editors.on_names import OnNames

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
LIVES = settings(
    max_examples=60 if IS_LONG else 7,
    stateful_step_count=50 if IS_LONG else 20,
    phases=set(Phase) if IS_LONG else [Phase.generate],
    derandomize=not IS_LONG,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


class Editors(OnDrafts, OnNames):
    """All that editors do."""


@pytest.mark.django_db(transaction=True)
def test_readers_see_exactly_what_was_published():
    run_state_machine_as_test(Editors, settings=LIVES)
