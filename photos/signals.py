"""What the library announces; who listens lives on the floors above."""

from django.dispatch import Signal

# Sent as `photo_changed.send(Photo, photo=photo)`, inside the transaction that saves it, when something that readers
# see of the photograph has changed: the picture itself, its description, caption or credit.
photo_changed = Signal()
