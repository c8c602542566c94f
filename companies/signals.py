"""What the record announces, always inside the transaction that changes it. Nobody here knows who listens."""

from django.dispatch import Signal

# Something that readers may see of this record changed: sender=type(record), record.
record_changed = Signal()

# An address came, moved or went: sender=type(obj), obj, old, new, returning. `old` is the last one that readers knew,
# "" if none ever; `new` is "" when they cannot open it any more. Both are the same when it comes back to where it was;
# `returning` says that until now they could open it nowhere.
address_changed = Signal()

# What has an address is called otherwise from now on: sender=type(obj), obj, before (what it was called).
renamed = Signal()

# A duplicate became one with another row of its model: sender=type(into), into, old: the last address at which readers
# knew the duplicate, "" if none ever.
merged = Signal()

# A change of the record was written down, whether readers see it or not: sender=RecordChange, change.
change_written = Signal()
