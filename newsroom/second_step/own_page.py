"""The page on which one sets up a second step, changes it, and signs out everywhere."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from newsroom.second_step import devices
from newsroom.second_step.forms import FirstCodeForm, ProofForm
from newsroom.second_step.pending import ADDING, PASSED, PENDING, add_in, being_added, pending_in
from newsroom.sessions import end_sessions, open_sessions

SECRETS = sensitive_post_parameters("password", "code")


class OwnSignIn:
    """Mixed into the desk: everybody's own sign-in. Nothing of it changes without the password once more."""

    def get_urls(self):
        ours = [
            path("two-step/", self.admin_view(self.two_step_view), name="two_step"),
            # Not behind the door: where a second step is required one comes here before being signed in.
            path("two-step/set-up/", self.set_up_view, name="two_step_set_up"),
            path("sign-out-everywhere/", self.admin_view(self.everywhere_view), name="sign_out_everywhere"),
        ]
        return [*ours, *super().get_urls()]

    @method_decorator(SECRETS)
    def two_step_view(self, request):
        wanted, must = request.POST.get("do"), settings.REQUIRE_MFA and devices.must_have_second_step(request.user)
        form = ProofForm(request, None if must and wanted == "off" else request.POST or None)
        if form.is_valid():
            return self.proved(request, wanted)
        context = {
            **self.each_context(request),
            "title": "Two-step sign-in",
            "form": form,
            "device": devices.authenticator(request.user),
            "left": devices.recovery_codes_left(request.user),
            "must": must,
            "sessions": open_sessions(request.user).count(),
        }
        return TemplateResponse(request, "admin/second_step/own.html", context)

    def proved(self, request, wanted):
        """Do what was asked for together with the right password and code."""
        if wanted == "off":
            devices.remove(request.user, request=request)
            request.session.pop(PASSED, None)
            messages.success(request, "You sign in by your password alone from now on.")
            return HttpResponseRedirect(reverse("admin:two_step"))
        if wanted == "codes" and devices.authenticator(request.user):
            return self.codes_page(request, devices.new_recovery_codes(request.user, request))
        add_in(request, request.user)
        return HttpResponseRedirect(reverse("admin:two_step_set_up"))

    @method_decorator([never_cache, SECRETS])
    def set_up_view(self, request):
        """Show the key, and take the first code that is made with it. Who is between password and code signs in so."""
        pending = pending_in(request)
        user = pending.user if pending else request.user
        device = being_added(request, user) if user.is_authenticated else None
        if device is None:
            return HttpResponseRedirect(reverse("admin:two_step"))
        form = FirstCodeForm(device, request.POST or None)
        if form.is_valid():
            return self.set_up(request, device, pending)
        context = {
            **self.each_context(request),
            "title": "Set up two-step sign-in",
            "form": form,
            "pending": pending,
            "picture": devices.picture(device),
            "key": devices.key_to_type(device),
        }
        return TemplateResponse(request, "admin/second_step/set_up.html", context)

    def set_up(self, request, device, pending):
        codes = devices.finish_adding(device, request)
        del request.session[ADDING]
        if pending:
            del request.session[PENDING]
            login(request, pending.user)
        else:
            update_session_auth_hash(request, request.user)
        request.session[PASSED] = True
        return self.codes_page(request, codes, following=pending and pending.next)

    def codes_page(self, request, codes, following=None):
        """Show recovery codes, once: no address leads here."""
        following = following or reverse("admin:two_step")
        context = {**self.each_context(request), "title": "Your recovery codes", "codes": codes, "next": following}
        return TemplateResponse(request, "admin/second_step/codes.html", context)

    @method_decorator(require_POST)
    def everywhere_view(self, request):
        end_sessions(request.user, request=request)
        logout(request)
        messages.success(request, "You are signed out everywhere.")
        return HttpResponseRedirect(reverse("admin:login"))
