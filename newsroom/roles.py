"""Who may do what: three roles, as Django's groups, brought up to date whenever the database is.

A role holds exactly what is written here. Who wants another one makes a group of another name.
"""

from fnmatch import fnmatchcase

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from newsroom.audit.writing import unrecorded

# Patterns of permissions, as "app.codename"; one that begins with "!" takes away what those before it gave.
ROLES = {
    "Contributor": [
        *(f"articles.{action}_article" for action in ("add", "change", "delete", "view")),
        *(f"articles.view_{model}" for model in ("author", "publishedarticle", "revision", "tag")),
        "companies.view_*",
        *("photos.add_photo", "photos.view_photo", "photos.view_gallery"),
    ],
    "Editor": [
        *("articles.*", "companies.*", "photos.*", "newsroom.*"),
        *("!articles.break_embargo", "!articles.open_bin", "!newsroom.view_auditentry"),
    ],
    "Administrator": ["*"],
}


def holds(role, permission):
    """Say whether a role of `ROLES` has a permission, written "app.codename"."""
    held = False
    for pattern in ROLES[role]:
        if fnmatchcase(permission, pattern.removeprefix("!")):
            held = not pattern.startswith("!")
    return held


@receiver(post_migrate)
@unrecorded()
def bring_up_to_date(sender, using, apps=apps, **kwargs):
    """Give each role its permissions on the models of the app that was just migrated, and no others of it."""
    if sender.models_module is None:
        return
    # Django makes them in a receiver of its own, which may come after this one.
    create_permissions(sender, using=using, apps=apps, verbosity=0)
    there = Permission.objects.using(using).filter(content_type__app_label=sender.label)
    known = {f"{sender.label}.{permission.codename}": permission for permission in there}
    for role in ROLES:
        group, _ = Group.objects.using(using).get_or_create(name=role)
        has = set(group.permissions.filter(content_type__app_label=sender.label))
        wanted = {permission for name, permission in known.items() if holds(role, name)}
        group.permissions.add(*wanted - has)
        group.permissions.remove(*has - wanted)
