"""Signing in: the password, then the code of whoever has an authenticator; only then is somebody signed in."""

from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.contrib.auth.views import LoginView
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from newsroom.second_step.devices import authenticator, must_have_second_step
from newsroom.second_step.forms import CodeForm
from newsroom.second_step.pending import PASSED, PENDING, add_in, lacks_second_step, pending_in, remember


class PasswordStep(LoginView):
    """The first step. It signs in only whoever has no second one and needs none."""

    authentication_form = AdminAuthenticationForm
    template_name = "admin/login.html"
    next_page = "admin:index"

    def form_valid(self, form):
        user = form.get_user()
        if authenticator(user):
            remember(self.request, user, self.get_success_url())
            return HttpResponseRedirect(reverse("admin:login_code"))
        if settings.REQUIRE_MFA and must_have_second_step(user):
            remember(self.request, user, self.get_success_url())
            add_in(self.request, user)
            return HttpResponseRedirect(reverse("admin:two_step_set_up"))
        return super().form_valid(form)


class SigningIn:
    """Mixed into the desk: its door has two steps."""

    def get_urls(self):
        return [path("login/code/", self.code_view, name="login_code"), *super().get_urls()]

    def has_permission(self, request):
        return super().has_permission(request) and not lacks_second_step(request)

    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        """As Django's, which has no place for a second step."""
        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        context = {
            **self.each_context(request),
            "title": "Log in",
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            **(extra_context or {}),
        }
        return PasswordStep.as_view(extra_context=context)(request)

    @method_decorator([never_cache, sensitive_post_parameters("code")])
    def code_view(self, request):
        """The second step. Whoever has not typed a password, or too long ago, begins anew."""
        pending = pending_in(request)
        if pending is None or authenticator(pending.user) is None:
            return HttpResponseRedirect(reverse("admin:login"))
        form = CodeForm(request, pending.user, request.POST or None)
        if form.is_valid():
            return finish(request, pending)
        context = {**self.each_context(request), "title": "The second step", "form": form}
        return TemplateResponse(request, "admin/second_step/code.html", context)


def finish(request, pending):
    """Sign in, under a new key of the session, and go where one wanted to go."""
    del request.session[PENDING]
    login(request, pending.user)
    request.session[PASSED] = True
    return HttpResponseRedirect(pending.next)
