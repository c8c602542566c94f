"""Addresses that moved or are gone, as rows of django.contrib.redirects: 301, or 410 where the new path is blank."""

from urllib.parse import unquote

from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.db import transaction

OURS = {"site_id": settings.SITE_ID}


@transaction.atomic
def follow(old, new, *, returning=False):
    """Write down that readers who know a page at `old` find it at `new`; "" stands for nowhere.

    `returning` is a page that they could open nowhere until now: its old address may be another's by now, and stays so.
    """
    old, new = unquote(old), unquote(new)
    if not new:
        gone(old)
        return
    taken = returning and found(old) != ""
    live(new)
    if old != new:
        abandon(new)
        if old and not taken:
            moved(old, new)


def live(path):
    """Forget what became of an address that has a page again."""
    Redirect.objects.filter(**OURS, old_path=path).delete()


def abandon(path):
    """Tell readers that what led to an address is gone: it led to a page that stood there before."""
    Redirect.objects.filter(**OURS, new_path=path).update(new_path="")


def moved(old, new):
    """Lead readers on; what led to `old` leads to `new` too, so that no reader is sent on twice."""
    Redirect.objects.filter(**OURS, new_path=old).update(new_path=new)
    Redirect.objects.update_or_create(**OURS, old_path=old, defaults={"new_path": new})


def joined(old, new):
    """Lead readers of what is gone to what it became one with. What is another page's address by now stays that."""
    if old != new and found(old) == "":
        moved(old, new)


def gone(path):
    """Tell readers that a page is gone. What led to it goes on doing so: the page may come back."""
    Redirect.objects.update_or_create(**OURS, old_path=path, defaults={"new_path": ""})


def new_address(path):
    """Return where a path leads by now, "" if the page is gone, None if nothing is known of it."""
    new = found(path)
    return "" if new and found(new) == "" else new


def found(path):
    return Redirect.objects.filter(**OURS, old_path=path).values_list("new_path", flat=True).first()
