"""What the library announces; who listens lives on the floors above."""

from django.dispatch import Signal

# Sent as `photo_changed.send(Photo, photo=photo)`, inside the transaction that saves it, when something that readers
# see of the photograph has changed: the picture itself, its renditions, description, caption, credit or rights.
photo_changed = Signal()
# Sent as `gallery_changed.send(Gallery, gallery=gallery)`, inside the transaction, when all of its rows are saved.
gallery_changed = Signal()
# Sent as `photo_to_develop.send(Photo, photo=photo)`, inside the transaction, when its renditions are not those that
# its file, its focal point and the words they carry ask for.
photo_to_develop = Signal()
# Sent as `photos_met.send(Photo)` to ask which photographs readers meet: answers are querysets with a `photo` each.
photos_met = Signal()
