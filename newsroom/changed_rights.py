"""Whose rights or password were changed is signed out everywhere, whoever changed them by whatever way.

Only `QuerySet.update` and SQL pass this by.
"""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.dispatch import receiver

from newsroom.sessions import end_sessions, note_beginning

User = get_user_model()
WATCHED = ("password", "is_active", "is_staff", "is_superuser")
CHANGES = ("post_add", "post_remove", "pre_clear")

user_logged_in.connect(note_beginning)


@receiver(pre_save, sender=User)
def compare(sender, instance, raw, update_fields, **kwargs):
    """Note whether a save changes what sessions depend on; most name their fields, as that of each sign-in does."""
    instance.ends_sessions = False
    if raw or not instance.pk or (update_fields is not None and not set(WATCHED) & set(update_fields)):
        return
    before = sender.objects.filter(pk=instance.pk).values_list(*WATCHED).first()
    instance.ends_sessions = before is not None and before != tuple(getattr(instance, name) for name in WATCHED)


@receiver(post_save, sender=User)
def end_where_changed(sender, instance, **kwargs):
    if instance.ends_sessions:
        end_sessions(instance)


@receiver(m2m_changed, sender=User.groups.through)
@receiver(m2m_changed, sender=User.user_permissions.through)
def end_of_members(sender, instance, action, reverse, pk_set, **kwargs):
    """Where an account gets or loses a group or a permission, from either side."""
    if action not in CHANGES or (pk_set is not None and not pk_set):
        return
    if not reverse:
        end_sessions(instance)
        return
    end_of_all(instance.user_set.all() if pk_set is None else User.objects.filter(pk__in=pk_set))


@receiver(pre_delete, sender=Group)
def end_of_its_members(sender, instance, **kwargs):
    end_of_all(instance.user_set.all())


def end_of_all(accounts):
    for account in accounts:
        end_sessions(account)
