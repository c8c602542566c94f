"""What the record announces, caught while a test runs."""

import pytest

from companies.signals import address_changed, record_changed


@pytest.fixture
def changed():
    """The names of the records that were announced as changed, in order."""
    names = []

    def listen(sender, record, **kwargs):
        names.append(record.name)

    record_changed.connect(listen)
    yield names
    record_changed.disconnect(listen)


@pytest.fixture
def moved():
    """The (old, new) addresses that were announced, in order."""
    addresses = []

    def listen(sender, old, new, **kwargs):
        addresses.append((old, new))

    address_changed.connect(listen)
    yield addresses
    address_changed.disconnect(listen)
