"""Addresses that moved or are gone, as rows of django.contrib.redirects."""

from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.db import transaction

OURS = {"site_id": settings.SITE_ID}


@transaction.atomic
def moved(old, new):
    """Lead readers of `old` to `new`, or tell them that it is gone where `new` is blank.

    Whatever led to `old` leads there too, so that no reader is sent on twice.
    """
    live(new)
    Redirect.objects.filter(**OURS, new_path=old).update(new_path=new)
    Redirect.objects.update_or_create(**OURS, old_path=old, defaults={"new_path": new})


def live(path):
    """Forget what became of an address that now has a page again."""
    Redirect.objects.filter(**OURS, old_path=path).delete()
