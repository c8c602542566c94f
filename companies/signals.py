"""What the record announces, always inside the transaction that changes it. Nobody here knows who listens."""

from django.dispatch import Signal

# send(type(record), record=record): something that readers may see of this record changed.
record_changed = Signal()

# send(type(obj), obj=obj, old="/brands/x/", new="/brands/y/"): "" stands for an address that readers did not have
# before, or do not have any more.
address_changed = Signal()
