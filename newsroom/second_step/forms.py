"""What one types: a code; a password and a code once more, before something changes."""

from django import forms
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError

from newsroom.second_step.checking import WRONG, check_code, takes
from newsroom.second_step.devices import RECOVERY_DIGITS, authenticator

DIGITS = 6


class CodeField(forms.CharField):
    """The digits of a code, however they are grouped."""

    def __init__(self, **kwargs):
        keyboard = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        super().__init__(label="Code", max_length=40, widget=forms.TextInput(attrs=keyboard), **kwargs)

    def to_python(self, value):
        return "".join(super().to_python(value).replace("-", " ").split())

    def validate(self, value):
        super().validate(value)
        if not (value.isascii() and value.isdigit() and len(value) in (DIGITS, RECOVERY_DIGITS)):
            raise ValidationError(f"A code has {DIGITS} digits, a recovery code {RECOVERY_DIGITS}.")


class CodeForm(forms.Form):
    """The second step. Arguments: the request, and who typed the right password."""

    code = CodeField(help_text="The six digits that your authenticator shows, or one of your recovery codes.")

    def __init__(self, request, user, data=None):
        super().__init__(data, label_suffix="")
        self.fields["code"].widget.attrs["autofocus"] = True
        self.request, self.user = request, user

    def clean_code(self):
        check_code(self.request, self.user, self.cleaned_data["code"])


class FirstCodeForm(forms.Form):
    """The first code of an authenticator that is being added, which shows that it has the key."""

    code = CodeField(help_text="The six digits that it shows now.")

    def __init__(self, device, data=None):
        super().__init__(data, label_suffix="")
        self.device = device

    def clean_code(self):
        if not takes(self.device, self.cleaned_data["code"]):
            raise ValidationError(WRONG)


class ProofForm(forms.Form):
    """Shows that it is still whoever signed in: the password again and, with a second step, a code."""

    password = forms.CharField(
        label="Your password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = CodeField(help_text="Of your authenticator, or a recovery code.")

    def __init__(self, request, data=None):
        super().__init__(data, label_suffix="")
        self.request = request
        if authenticator(request.user) is None:
            del self.fields["code"]

    def clean(self):
        """Check the code last, and only beside the right password: it is good once."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        name = self.request.user.get_username()
        if authenticate(self.request, username=name, password=cleaned["password"]) is None:
            self.add_error("password", "This is not your password.")
        elif "code" in cleaned:
            try:
                check_code(self.request, self.request.user, cleaned["code"])
            except ValidationError as wrong:
                self.add_error("code", wrong)
        return cleaned
