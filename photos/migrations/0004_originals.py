"""Photographs' files leave the public storage: readers are to get renditions, and nobody what a camera wrote beside."""

from datetime import timedelta

from django.core.files.storage import storages
from django.db import migrations
from django.utils import timezone

# Pages that were rendered before, wherever they are kept, show the old file until they are rendered again.
GRACE = timedelta(days=1)


def take_in(apps, schema_editor):
    """Copy each file to the storage for originals, under the same name, and have its renditions made."""
    Photo, Development, StaleFile = (apps.get_model("photos", name) for name in ("Photo", "Development", "StaleFile"))
    now = timezone.now()
    for key, name in Photo.objects.filter(digest="").values_list("pk", "file"):
        if copy(storages["default"], storages["originals"], name):
            StaleFile.objects.create(storage="default", name=name, removable_at=now + GRACE)
        Development.objects.get_or_create(photo_id=key, defaults={"asked_at": now})


def give_back(apps, schema_editor):
    """Put every original where the release before looks for it."""
    for name in apps.get_model("photos", "Photo").objects.values_list("file", flat=True):
        copy(storages["originals"], storages["default"], name)


def copy(source, target, name):
    """Copy a file unless it is there already, whole, and say whether there is one; a missing one is told on the desk."""
    if not source.exists(name):
        return False
    if target.exists(name):
        if target.size(name) == source.size(name):
            return True
        target.delete(name)
    with source.open(name) as file:
        target.save(name, file)
    return True


class Migration(migrations.Migration):
    dependencies = [("photos", "0003_the_library")]
    operations = [migrations.RunPython(take_in, give_back)]
