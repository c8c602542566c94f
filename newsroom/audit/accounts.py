"""Accounts, roles and permissions: who has which since when, and by whose hand."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver

from newsroom.audit.writing import enter
from newsroom.models import Deed

User = get_user_model()
# What is told of an account when it changes; of the password only that it did.
TOLD = ("username", "email", "is_active", "is_staff", "is_superuser")
RIGHTS = ("is_staff", "is_superuser")
# What accounts and roles hold, and what of it tells that they have it or not.
HELD = {
    held.through: (held.field, deed)
    for held, deed in (
        (User.groups, Deed.ROLES_CHANGED),
        (User.user_permissions, Deed.PERMISSIONS_CHANGED),
        (Group.permissions, Deed.PERMISSIONS_CHANGED),
    )
}
HAPPENED = {"post_add": "got", "post_remove": "lost", "pre_clear": "lost"}


@receiver(pre_save, sender=User)
def note_the_account(sender, instance, update_fields, **kwargs):
    """Remember an account as it was stored; a sign-in, which only notes its moment, asks for nothing."""
    instance.stored = None
    if instance.pk and (update_fields is None or {*TOLD, "password"} & {*update_fields}):
        instance.stored = User.objects.filter(pk=instance.pk).values(*TOLD, "password").first()


@receiver(post_save, sender=User)
def account_saved(sender, instance, created, update_fields, **kwargs):
    if created:
        enter(Deed.ACCOUNT_ADDED, instance, **{name: True for name in RIGHTS if getattr(instance, name)})
    elif stored := instance.stored:
        now = {name: getattr(instance, name) for name in TOLD}
        changed = {name: [stored[name], now[name]] for name in TOLD if stored[name] != now[name]}
        if changed:
            enter(Deed.ACCOUNT_CHANGED, instance, **changed)
        if stored["password"] != instance.password and not is_only_hashed_anew(instance, update_fields):
            enter(Deed.PASSWORD_CHANGED, instance)


def is_only_hashed_anew(user, update_fields):
    """Whether a sign-in stored the same password with another hash, as Django does when its own get stronger."""
    return update_fields is not None and {*update_fields} == {"password"} and user._password is None


@receiver(post_delete, sender=User)
def account_deleted(sender, instance, **kwargs):
    enter(Deed.ACCOUNT_DELETED, instance)


@receiver(pre_save, sender=Group)
def note_the_role(sender, instance, **kwargs):
    instance.stored = instance.pk and Group.objects.filter(pk=instance.pk).values("name").first()


@receiver(post_save, sender=Group)
def role_saved(sender, instance, created, **kwargs):
    if created:
        enter(Deed.ROLE_ADDED, instance)
    elif instance.stored and instance.stored["name"] != instance.name:
        enter(Deed.ROLE_CHANGED, instance, before=instance.stored["name"])


@receiver(pre_delete, sender=Group)
def role_deleted(sender, instance, **kwargs):
    members = list(instance.user_set.order_by("username").values_list("username", flat=True))
    enter(Deed.ROLE_DELETED, instance, members=members)


def holding_changed(sender, instance, action, reverse, model, pk_set, **kwargs):
    """Enter for each account or role what it got or lost, from whichever end that was said."""
    if action not in HAPPENED or not (pk_set or action == "pre_clear"):
        return
    field, deed = HELD[sender]
    if action == "pre_clear":
        rows = getattr(instance, field.remote_field.get_accessor_name() if reverse else field.name).all()
    else:
        rows = model._default_manager.filter(pk__in=pk_set)
    for holder, held in [(row, [instance]) for row in rows] if reverse else [(instance, list(rows))]:
        if held:
            enter(deed, holder, **{HAPPENED[action]: sorted(map(called, held))})


def called(held):
    if isinstance(held, Permission):
        # Not `held.content_type`: it would be asked for once for each.
        kind = ContentType.objects.get_for_id(held.content_type_id)
        return f"{kind.app_label}.{held.codename}"
    return held.name


for through in HELD:
    m2m_changed.connect(holding_changed, sender=through)
