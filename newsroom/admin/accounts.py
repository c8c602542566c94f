"""Accounts on the desk, as Django has them, and what an administrator does for somebody who cannot sign in any more."""

from django.contrib import admin, messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django_otp.plugins.otp_totp.models import TOTPDevice

from newsroom.second_step.devices import authenticator, recovery_codes_left, reset
from newsroom.second_step.forms import ProofForm
from newsroom.sessions import end_sessions, open_sessions

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin):
    list_display = (*UserAdmin.list_display, "has_second_step")
    readonly_fields = ("second_step",)

    def get_queryset(self, request):
        mine = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).annotate(has_second_step=Exists(mine))

    @admin.display(description="two-step sign-in", boolean=True)
    def has_second_step(self, account):
        return account.has_second_step

    @admin.display(description="two-step sign-in")
    def second_step(self, account):
        device = authenticator(account)
        if device is None:
            return "Off"
        left = recovery_codes_left(account)
        return f"On since {device.created_at:%d %B %Y}; {left} recovery code{'' if left == 1 else 's'} left"

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return (*fieldsets, ("Signing in", {"fields": ("second_step",)})) if obj else fieldsets

    def save_related(self, request, form, formsets, change):
        """Whoever changes their own rights or name stays signed in here; all other sessions ended with the change."""
        super().save_related(request, form, formsets, change)
        if form.instance == request.user:
            update_session_auth_hash(request, form.instance)

    def get_urls(self):
        views = {"sign-out/": ("sign_out", self.sign_out_view), "second-step/": ("second_step", self.second_step_view)}
        ours = [
            path(f"<int:pk>/{at}", self.admin_site.admin_view(view), name=f"auth_user_{name}")
            for at, (name, view) in views.items()
        ]
        return [*ours, *super().get_urls()]

    def sign_out_view(self, request, pk):
        """End all sessions of somebody else."""
        account = self.changeable(request, pk)
        if account == request.user:
            return HttpResponseRedirect(reverse("admin:two_step"))
        if request.method == "POST":
            number = end_sessions(account, request=request)
            messages.success(request, f"{account} is signed out everywhere ({number}).")
            return self.back(account)
        number = open_sessions(account).count()
        happens = f"{account} is signed in {number} time{'' if number == 1 else 's'}. All of it ends at once."
        return self.ask(request, account, "Sign out everywhere", happens)

    @method_decorator(sensitive_post_parameters("password", "code"))
    def second_step_view(self, request, pk):
        """Take the second step from somebody who has lost it; one's own is switched off by whoever has it."""
        account = self.changeable(request, pk)
        if account == request.user:
            return HttpResponseRedirect(reverse("admin:two_step"))
        form = ProofForm(request, request.POST or None)
        if form.is_valid():
            had, _ = reset(account, request=request)
            done = "The second step is removed" if had else "There was no second step"
            messages.success(request, f"{done}, and {account} is signed out everywhere.")
            return self.back(account)
        happens = (
            f"The authenticator and the recovery codes of {account} are taken no more, and all sessions end. Be sure "
            "who asks for it: from then on the password alone is enough to sign in, or to set up a new one."
        )
        return self.ask(request, account, "Remove the second step", happens, form)

    def changeable(self, request, pk):
        account = get_object_or_404(User, pk=pk)
        if not self.has_change_permission(request, account):
            raise PermissionDenied
        return account

    def ask(self, request, account, title, happens, form=None):
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "happens": happens,
            "form": form,
            "original": account,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/auth/user/ask.html", context)

    def back(self, account):
        return HttpResponseRedirect(reverse("admin:auth_user_change", args=[account.pk]))
