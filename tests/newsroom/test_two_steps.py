"""The second step: nobody is signed in before the code, which is good once; who must have it; whoever lost it.

The half minutes of codes are moved by the authenticator's own clock, not by waiting.
"""

import re
import time
from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from newsroom.models import AuditEntry, Deed, Session
from newsroom.second_step import signals
from newsroom.second_step.devices import begin_adding, new_recovery_codes
from tests.builders import a_member, a_photo, an_editor
from tests.queries import queries

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough secret"
CODE, SET_UP, OWN, DESK = "/admin/login/code/", "/admin/two-step/set-up/", "/admin/two-step/", "/admin/"
EVERY_VIEW = (DESK, OWN, "/admin/password_change/", "/admin/autocomplete/", "/admin/front/", "/admin/jsi18n/")


def code_of(user, *, later=0, confirmed=True):
    """Return the code that somebody's authenticator shows, so many half minutes from now."""
    device = TOTPDevice.objects.get(user=user, confirmed=confirmed)
    totp = TOTP(device.bin_key, t0=device.t0)
    totp.time = time.time() + later * 30
    return f"{totp.token():06}"


def wrong_for(user):
    """Return a code that is none of those that would be taken."""
    right = {code_of(user, later=later) for later in (-2, -1, 0, 1, 2)}
    return next(code for code in ("000000", "111111", "222222", "333333", "444444", "555555") if code not in right)


def with_second_step(user):
    """Give somebody an authenticator, in the midst of a half minute, and return their recovery codes."""
    device = begin_adding(user)
    TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True, t0=int(time.time()) - 15 - 3000)
    return new_recovery_codes(user, None)


def type_password(client, user, *, following="/admin/"):
    sent = {"username": user.get_username(), "password": PASSWORD, "next": following}
    return client.post("/admin/login/", sent)


def type_code(client, code):
    return client.post(CODE, {"code": code})


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def is_signed_in(client):
    return client.get("/admin/password_change/").status_code == 200


def problems(answer):
    """Return what a form says is wrong, beside its fields."""
    return re.findall(r'<ul class="errorlist"[^>]*><li>([^<]+)', answer.text)


def free_again():
    """Let the time pass that a device waits after a wrong code."""
    for devices in (TOTPDevice.objects, StaticDevice.objects):
        devices.update(throttling_failure_timestamp=None)


@pytest.fixture
def ines():
    return an_editor()


def test_before_the_code_nobody_is_signed_in_for_any_view_of_the_desk(client, ines):
    with_second_step(ines)

    answer = type_password(client, ines)

    assert (answer.status_code, answer["Location"]) == (302, CODE)
    where = [client.get(view) for view in EVERY_VIEW]
    assert {(answer.status_code, answer["Location"].partition("?")[0]) for answer in where} == {(302, "/admin/login/")}
    assert client.post("/admin/password_change/", {"old_password": PASSWORD}).status_code == 302
    assert not Session.objects.filter(account=ines).exists()

    page = client.get(CODE).text
    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page
    assert "Change password" not in page


def test_the_code_signs_in_under_another_key_and_leads_to_where_one_wanted_to_go(client, ines):
    with_second_step(ines)
    type_password(client, ines, following="/admin/articles/article/?state=draft")
    before = client.cookies["sessionid"].value

    answer = type_code(client, code_of(ines))

    assert (answer.status_code, answer["Location"]) == (302, "/admin/articles/article/?state=draft")
    assert client.cookies["sessionid"].value != before
    assert is_signed_in(client)
    assert client.get(CODE)["Location"] == "/admin/login/"


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_no_address_of_others_is_gone_to(client, ines, address):
    with_second_step(ines)
    type_password(client, ines, following=address)

    assert type_code(client, code_of(ines))["Location"] == "/admin/"


def test_a_code_is_taken_once_and_half_a_minute_too_early_or_too_late(client, ines):
    with_second_step(ines)
    used = code_of(ines, later=-1)
    type_password(client, ines)
    assert type_code(client, used).status_code == 302

    another = Client()
    type_password(another, ines)
    assert problems(type_code(another, used)) == [
        "This code is wrong, or was used already. Type the one that is shown now."
    ]
    free_again()
    assert problems(type_code(another, code_of(ines, later=3)))
    free_again()
    assert type_code(another, code_of(ines, later=1)).status_code == 302


def test_a_recovery_code_stands_in_once_however_it_is_typed(client, ines):
    codes = with_second_step(ines)
    assert len(set(codes)) == 10
    type_password(client, ines)
    assert type_code(client, f" {codes[3].replace(' ', '-')} ").status_code == 302
    assert is_signed_in(client)

    another = Client()
    type_password(another, ines)
    assert problems(type_code(another, codes[3])) != []
    assert StaticToken.objects.filter(device__user=ines).count() == 9


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "12\0456", "١٢٣٤٥٦", "1" * 500, "1e5555"])
def test_what_is_no_code_is_said_to_be_none_and_counts_for_nothing(client, ines, typed):
    with_second_step(ines)
    type_password(client, ines)

    answer = type_code(client, typed)

    assert answer.status_code == 200
    assert problems(answer) != []
    assert not AccessAttempt.objects.exists()


def test_who_guesses_waits_longer_each_time_and_is_locked_as_one_who_guesses_passwords(client, ines, settings):
    settings.AXES_FAILURE_LIMIT = 3
    with_second_step(ines)
    type_password(client, ines)

    type_code(client, wrong_for(ines))
    TOTPDevice.objects.update(throttling_failure_count=8)
    [wait] = problems(type_code(client, code_of(ines)))
    assert "wait 3 minutes, " in wait
    for _ in range(2):
        free_again()
        answer = type_code(client, wrong_for(ines))

    assert answer.status_code == 429
    free_again()
    assert type_code(client, code_of(ines)).status_code == 429
    assert type_password(Client(), ines).status_code == 429
    assert wrong_for(ines) not in str(AccessAttempt.objects.values())


def test_another_password_or_ten_minutes_end_what_was_begun(client, ines):
    with_second_step(ines)
    type_password(client, ines)
    session = client.session
    session["second_step"] |= {"until": time.time() - 1}
    session.save()
    assert type_code(client, code_of(ines))["Location"] == "/admin/login/"

    type_password(client, ines)
    ines.set_password("another long secret")
    ines.save()
    assert type_code(client, code_of(ines))["Location"] == "/admin/login/"
    assert not is_signed_in(client)


def test_one_sets_it_up_by_the_password_and_a_first_code_and_gets_ten_codes_once(ines):
    client, elsewhere = signed_in(ines), signed_in(ines)
    assert client.get(SET_UP)["Location"] == OWN
    assert problems(client.post(OWN, {"password": "a guess", "do": "set-up"})) == ["This is not your password."]
    assert client.post(OWN, {"password": PASSWORD, "do": "set-up"})["Location"] == SET_UP
    assert elsewhere.get(SET_UP)["Location"] == OWN

    page = client.get(SET_UP)
    device = TOTPDevice.objects.get(user=ines)
    assert re.search(r'<code class="key">([A-Z2-7]{4} ){7}[A-Z2-7]{4}</code>', page.text)
    assert "<svg" in page.text
    assert "no-store" in page["Cache-Control"]
    assert problems(client.post(SET_UP, {"code": "1234"})) != []
    assert type_password(Client(), ines)["Location"] == DESK

    key = client.cookies["sessionid"].value
    answer = client.post(SET_UP, {"code": code_of(ines, confirmed=False)})

    shown = re.findall(r"\d{4} \d{4} \d{4}", re.search(r"<textarea.*?</textarea>", answer.text, re.DOTALL)[0])
    assert len(shown) == 10
    assert TOTPDevice.objects.get(user=ines).key == device.key
    assert client.cookies["sessionid"].value != key
    assert [is_signed_in(each) for each in (client, elsewhere)] == [True, False]
    assert client.get(SET_UP)["Location"] == OWN
    page = client.get(OWN).text
    assert "10 recovery codes left" in page
    assert not [code for code in shown if code in page]


def test_to_change_or_switch_it_off_takes_password_and_code(ines):
    old = with_second_step(ines)
    client = signed_in(ines)
    assert problems(client.post(OWN, {"password": PASSWORD, "do": "off"})) == ["This field is required."]
    assert problems(client.post(OWN, {"password": "a guess", "code": code_of(ines), "do": "off"})) != []
    assert problems(client.post(OWN, {"password": PASSWORD, "code": wrong_for(ines), "do": "off"})) != []
    free_again()

    answer = client.post(OWN, {"password": PASSWORD, "code": code_of(ines), "do": "codes"})
    new = re.findall(r"\d{4} \d{4} \d{4}", answer.text)
    assert len(set(new) - set(old)) == 10
    assert problems(client.post(OWN, {"password": PASSWORD, "code": old[0], "do": "off"})) != []
    free_again()

    answer = client.post(OWN, {"password": PASSWORD, "code": new[0], "do": "off"})
    assert answer["Location"] == OWN
    assert not TOTPDevice.objects.exists()
    assert not StaticToken.objects.exists()
    assert type_password(Client(), ines)["Location"] == DESK


def test_another_telephone_takes_the_place_of_the_first_only_with_its_own_code(ines):
    with_second_step(ines)
    first = TOTPDevice.objects.get()
    client = signed_in(ines)
    client.post(OWN, {"password": PASSWORD, "code": code_of(ines), "do": "set-up"})
    assert TOTPDevice.objects.get(confirmed=True) == first

    client.post(SET_UP, {"code": code_of(ines, confirmed=False)})

    assert TOTPDevice.objects.get().key != first.key


@pytest.mark.parametrize(("role", "led_to"), [("Contributor", DESK), ("Editor", SET_UP), ("Administrator", SET_UP)])
def test_where_it_is_required_who_publishes_sets_it_up_before_anything_else(client, settings, role, led_to):
    settings.REQUIRE_MFA = True
    member = a_member(role)

    assert type_password(client, member)["Location"] == led_to
    assert is_signed_in(client) == (led_to == DESK)


def test_who_signed_in_before_it_was_required_signs_in_again_with_it(settings):
    editor, contributor = signed_in(a_member("Editor")), signed_in(a_member("Contributor", "carl"))
    before = [queries(client.get, "/admin/photos/photo/") for client in (editor, contributor) for _ in range(2)][1::2]
    settings.REQUIRE_MFA = True

    assert [editor.get(view).status_code for view in EVERY_VIEW] == [302] * len(EVERY_VIEW)
    assert type_password(editor, a_member("Editor"))["Location"] == SET_UP
    editor.post(SET_UP, {"code": code_of(a_member("Editor"), confirmed=False)})
    assert [is_signed_in(client) for client in (editor, contributor)] == [True, True]
    assert [queries(client.get, "/admin/photos/photo/") for client in (editor, contributor)] == before


def test_who_has_set_it_up_at_the_door_is_signed_in_and_goes_on(client, settings, ines):
    settings.REQUIRE_MFA = True
    type_password(client, ines, following="/admin/photos/photo/")
    page = client.get(SET_UP).text
    assert "Your role needs a second step" in page
    assert "Change password" not in page
    assert client.get(OWN)["Location"].startswith("/admin/login/")

    answer = client.post(SET_UP, {"code": code_of(ines, confirmed=False)})

    assert len(re.findall(r"\d{4} \d{4} \d{4}", answer.text)) >= 10
    assert 'href="/admin/photos/photo/"' in answer.text
    assert is_signed_in(client)
    off = client.post(OWN, {"password": PASSWORD, "code": code_of(ines, later=1), "do": "off"})
    assert "cannot be switched off" in off.text
    assert TOTPDevice.objects.filter(confirmed=True).exists()


def test_the_command_lets_somebody_in_who_lost_the_telephone(ines):
    with_second_step(ines)
    client, said = signed_in(ines), StringIO()

    call_command("reset_mfa", "ines", stdout=said)

    assert "ines has no second step any more" in said.getvalue()
    assert "Sessions ended: 1" in said.getvalue()
    assert not is_signed_in(client)
    assert type_password(client, ines)["Location"] == DESK
    with pytest.raises(CommandError, match="There is no account 'nobody'"):
        call_command("reset_mfa", "nobody")


def test_an_administrator_removes_it_and_signs_out_with_their_own_password(ines):
    mina = a_member("Editor")
    with_second_step(mina)
    theirs, client = signed_in(mina), signed_in(a_member("Administrator", "ada"))
    account = f"/admin/auth/user/{mina.pk}/"
    assert f"{account}second-step/" in client.get(f"{account}change/").text
    assert "On since" in client.get(f"{account}change/").text

    assert problems(client.post(f"{account}second-step/", {"password": "a guess"})) == ["This is not your password."]
    assert TOTPDevice.objects.exists()
    assert client.post(f"{account}second-step/", {"password": PASSWORD})["Location"] == f"{account}change/"

    assert not TOTPDevice.objects.exists()
    assert not is_signed_in(theirs)
    theirs = signed_in(mina)
    assert "is signed in 1 time." in client.get(f"{account}sign-out/").text
    client.post(f"{account}sign-out/")
    assert [is_signed_in(each) for each in (theirs, client)] == [False, True]


def test_nobody_else_does_so_and_nobody_to_themselves(ines):
    with_second_step(ines)
    editor, own = signed_in(a_member("Editor")), signed_in(ines)
    for page in ("second-step/", "sign-out/"):
        assert editor.post(f"/admin/auth/user/{ines.pk}/{page}", {"password": PASSWORD}).status_code == 403
        assert own.post(f"/admin/auth/user/{ines.pk}/{page}", {"password": PASSWORD})["Location"] == OWN
        assert own.get(f"/admin/auth/user/{10**30}/{page}").status_code == 404
    assert TOTPDevice.objects.exists()
    assert is_signed_in(own)


def test_an_administrator_who_changes_their_own_account_stays_signed_in_there(ines):
    client, elsewhere = signed_in(ines), signed_in(ines)
    page = client.get(f"/admin/auth/user/{ines.pk}/change/")
    sent = {name: value for name, value in page.context["adminform"].form.initial.items() if value is not None}
    dates = {f"{name}_{at}": part for name in ("date_joined",) for at, part in enumerate(("2026-01-01", "00:00:00"))}

    answer = client.post(f"/admin/auth/user/{ines.pk}/change/", sent | dates | {"is_superuser": "", "is_staff": "on"})

    assert answer.status_code == 302
    ines.refresh_from_db()
    assert not ines.is_superuser
    assert [is_signed_in(each) for each in (client, elsewhere)] == [True, False]


def test_everywhere_at_once_from_ones_own_page(ines):
    client, elsewhere = signed_in(ines), signed_in(ines)
    assert "In 2 browsers" in client.get(OWN).text
    assert client.get("/admin/sign-out-everywhere/").status_code == 405

    assert client.post("/admin/sign-out-everywhere/")["Location"] == "/admin/login/"

    assert [is_signed_in(each) for each in (client, elsewhere)] == [False, False]


def test_no_page_of_the_desk_lists_keys_and_the_list_of_accounts_says_who_has_one(admin_client):
    for number in range(4):
        with_second_step(a_member("Editor", f"m{number}"))
    accounts = admin_client.get("/admin/auth/user/").text
    assert accounts.count('icon-yes.svg" alt="True"') >= 4
    assert admin_client.get("/admin/otp_totp/totpdevice/").status_code == 404
    assert admin_client.get("/admin/otp_static/staticdevice/").status_code == 404


def test_a_page_of_the_desk_asks_no_more_for_whoever_has_a_second_step(ines):
    a_photo()
    client = signed_in(ines)
    client.get("/admin/photos/photo/")
    before = queries(client.get, "/admin/photos/photo/")
    with_second_step(ines)

    assert queries(client.get, "/admin/photos/photo/") == before


def test_what_happens_is_told_to_whoever_listens(client, ines):
    told = []
    names = ("second_step_failed", "recovery_code_used", "device_added", "device_removed", "recovery_codes_made")
    listeners = {}
    for name in names:
        listeners[name] = lambda sender, user, request, name=name, **kwargs: told.append((name, user, request.path))
        getattr(signals, name).connect(listeners[name])

    own = signed_in(ines)
    own.post(OWN, {"password": PASSWORD, "do": "set-up"})
    page = own.post(SET_UP, {"code": code_of(ines, confirmed=False)}).text
    recovery = re.findall(r"\d{4} \d{4} \d{4}", page)
    type_password(client, ines)
    type_code(client, wrong_for(ines))
    type_code(client, recovery[0])
    own.post(OWN, {"password": PASSWORD, "code": recovery[1], "do": "off"})
    for name, listener in listeners.items():
        getattr(signals, name).disconnect(listener)

    assert told == [
        ("device_added", ines, SET_UP),
        ("recovery_codes_made", ines, SET_UP),
        ("second_step_failed", ines, CODE),
        ("recovery_code_used", ines, CODE),
        ("recovery_code_used", ines, OWN),
        ("device_removed", ines, OWN),
    ]


def test_the_audit_trail_tells_of_the_second_step_once_each(client):
    editor = an_editor()
    editor.set_password(PASSWORD)
    editor.save()
    codes = with_second_step(editor)
    AuditEntry.objects.all()._raw_delete("default")

    type_password(client, editor)
    type_code(client, wrong_for(editor))
    TOTPDevice.objects.update(throttling_failure_count=0)
    type_code(client, codes[0])
    call_command("reset_mfa", editor.get_username(), stdout=StringIO())

    entries = AuditEntry.objects.order_by("pk").values_list("deed", "about")
    assert [deed for deed, _ in entries] == [
        *(Deed.SECOND_STEP_FAILED, Deed.RECOVERY_CODE_USED, Deed.SIGNED_IN),
        *(Deed.SECOND_STEP_REMOVED, Deed.SESSIONS_ENDED),
    ]
    assert {about for _, about in entries} == {editor.get_username()}
