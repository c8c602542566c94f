"""The audit trail: who signed in, what was published, who may do what, and since when. It is only ever added to."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone


class NeverChanged(Exception):
    """Somebody asked to change or delete an entry of the audit trail."""


class Deed(models.TextChoices):
    """What the trail tells of."""

    SIGNED_IN = "signed-in", "Signed in"
    SIGN_IN_FAILED = "sign-in-failed", "Sign-in failed"
    LOCKED_OUT = "locked-out", "Locked out"
    SIGNED_OUT = "signed-out", "Signed out"
    SECOND_STEP_ADDED = "second-step-added", "Second step added"
    SECOND_STEP_REMOVED = "second-step-removed", "Second step removed"
    SECOND_STEP_FAILED = "second-step-failed", "Second step failed"
    RECOVERY_CODE_USED = "recovery-code-used", "Recovery code used"
    RECOVERY_CODES_MADE = "recovery-codes-made", "Recovery codes made"
    SESSIONS_ENDED = "sessions-ended", "Sessions ended"
    PUBLISHED = "published", "Published"
    AMENDED = "amended", "Changed for readers"
    SCHEDULED = "scheduled", "Scheduled"
    UNSCHEDULED = "unscheduled", "Schedule taken back"
    WITHDRAWN = "withdrawn", "Withdrawn"
    RESTORED = "restored", "Earlier revision restored"
    BINNED = "binned", "Put in the bin"
    RETRIEVED = "retrieved", "Put back from the bin"
    DELETED = "deleted", "Deleted for good"
    MERGED = "merged", "Merged"
    MADE_RECORD = "made-record", "Tag made a record"
    RENAMED = "renamed", "Renamed"
    ACCOUNT_ADDED = "account-added", "Account added"
    ACCOUNT_CHANGED = "account-changed", "Account changed"
    ACCOUNT_DELETED = "account-deleted", "Account deleted"
    PASSWORD_CHANGED = "password-changed", "Password changed"
    ROLES_CHANGED = "roles-changed", "Roles of an account changed"
    PERMISSIONS_CHANGED = "permissions-changed", "Permissions changed"
    ROLE_ADDED = "role-added", "Role added"
    ROLE_CHANGED = "role-changed", "Role renamed"
    ROLE_DELETED = "role-deleted", "Role deleted"
    REDIRECT_CHANGED = "redirect-changed", "Redirect changed"
    BACKED_UP = "backed-up", "Backup made"
    BROUGHT_BACK = "brought-back", "Site restored from a backup"


class AuditQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-at", "-pk")

    def update(self, **columns):
        raise NeverChanged("Entries of the audit trail stay as they were written.")

    def delete(self):
        raise NeverChanged("Entries of the audit trail are only ever forgotten, once they are old.")

    def forget_old(self, before):
        """Let go of what happened before a moment, and return how many entries that were."""
        return self.filter(at__lt=before)._raw_delete(self.db)


class AuditEntry(models.Model):
    """One thing that somebody did. It names rows as they were called then, and holds none of them back from going."""

    at = models.DateTimeField("when", default=timezone.now)
    deed = models.CharField("what", max_length=30, choices=Deed)
    # The database does not check it: whoever is deleted stays named here, and is deleted as fast as ever.
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    name = models.CharField("who", max_length=150, help_text="The account as it was called then, or as it was typed.")
    about = models.CharField(max_length=200, blank=True, help_text="What this was done to, as it was called then.")
    kind = models.CharField(max_length=60, blank=True, help_text="The model of that: articles.article.")
    key = models.BigIntegerField(null=True)
    address = models.GenericIPAddressField("from", null=True)
    details = models.JSONField(default=dict)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = "entry of the audit trail"
        verbose_name_plural = "audit trail"
        default_permissions = ("view",)
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_newest"),
            models.Index(fields=["deed", "-at", "-id"], name="audit_by_deed"),
            models.Index(fields=["name", "-at", "-id"], name="audit_by_name"),
            models.Index(fields=["about", "-at", "-id"], name="audit_by_about"),
            models.Index(fields=["address", "-at", "-id"], name="audit_by_address"),
        ]

    def __str__(self):
        return f"{self.get_deed_display()}: {self.about or self.name}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise NeverChanged(f"“{self}” stays as it was written.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise NeverChanged(f"“{self}” is only ever forgotten, once it is old.")

    @property
    def model(self):
        """The model of what this was done to; None where there is none, or none any more."""
        try:
            return apps.get_model(self.kind) if self.kind else None
        except LookupError:
            return None
