"""Sessions end: where nothing is asked, after a week, everywhere at a word, with other rights or another password."""

import time
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone

from newsroom.models import Session
from newsroom.second_step.signals import sessions_ended
from newsroom.sessions import BEGAN, end_sessions
from tests.builders import a_member, a_published_story, an_editor
from tests.queries import queries

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
PASSWORD = "a long enough secret"


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def is_signed_in(client):
    return client.get("/admin/password_change/").status_code == 200


def pass_by(hours):
    """Let so many hours pass for every session, in which nothing is asked."""
    for session in Session.objects.all():
        session.expire_date -= timedelta(hours=hours)
        session.save()


def left(session=None):
    """Return in how many hours a session ends if nothing is asked any more."""
    return (Session.objects.get().expire_date - timezone.now()) / HOUR


def test_who_asks_nothing_for_twelve_hours_signs_in_again():
    client = signed_in(a_member("Editor"))
    pass_by(11.9)
    assert is_signed_in(client)
    pass_by(12.1)

    assert not is_signed_in(client)


def test_who_works_on_stays_signed_in_and_a_row_is_written_once_in_a_quarter_of_an_hour():
    client = signed_in(a_member("Editor"))
    is_signed_in(client)
    first, plain = left(), queries(is_signed_in, client)
    pass_by(0.2)
    assert queries(is_signed_in, client) == plain
    assert left() < first - 0.19

    pass_by(0.2)
    answer = client.get("/admin/password_change/")

    assert left() == pytest.approx(12, abs=0.01)
    assert answer.cookies["sessionid"]["max-age"] == pytest.approx(12 * 3600, abs=2)
    assert queries(is_signed_in, client) == plain


def test_after_a_week_one_signs_in_again_however_much_one_asks():
    client = signed_in(a_member("Editor"))
    session = client.session
    session[BEGAN] = time.time() - 7 * 24 * 3600 + 3600
    session.save()
    assert left() == pytest.approx(1, abs=0.01)
    plain = queries(is_signed_in, client)
    assert queries(is_signed_in, client) == plain
    assert left() == pytest.approx(1, abs=0.01)

    session = client.session
    session[BEGAN] -= 3700
    session.save()

    assert not is_signed_in(client)


def test_all_sessions_of_an_account_end_at_once_and_no_other():
    mina, ines = a_member("Editor"), an_editor()
    here, there, other = signed_in(mina), signed_in(mina), signed_in(ines)
    told = []

    def listen(sender, user, request, **kwargs):
        told.append((user, request))

    sessions_ended.connect(listen)
    assert end_sessions(mina) == 2
    assert end_sessions(mina) == 0
    sessions_ended.disconnect(listen)

    assert [is_signed_in(client) for client in (here, there, other)] == [False, False, True]
    assert told == [(mina, None)]


CHANGES = {
    "a group": lambda user: user.groups.add(Group.objects.get(name="Administrator")),
    "a group taken away": lambda user: user.groups.remove(Group.objects.get(name="Editor")),
    "all groups taken away": lambda user: user.groups.clear(),
    "a group that takes its members": lambda user: Group.objects.get(name="Administrator").user_set.add(user),
    "a group that loses its members": lambda user: Group.objects.get(name="Editor").user_set.clear(),
    "a group that is deleted": lambda user: Group.objects.get(name="Editor").delete(),
    "a permission": lambda user: user.user_permissions.add(Permission.objects.get(codename="delete_user")),
    "being a superuser": lambda user: change(user, is_superuser=True),
    "being of the staff no more": lambda user: change(user, is_staff=False),
    "being let in no more": lambda user: change(user, is_active=False),
    "another password": lambda user: change(user, password="unusable"),
}


def change(user, **fields):
    for name, value in fields.items():
        setattr(user, name, value)
    user.save()


@pytest.mark.parametrize("changed", CHANGES.values(), ids=CHANGES)
def test_other_rights_end_an_accounts_sessions(changed):
    mina, ines = a_member("Editor"), a_member("Editor", "ines")
    Session.objects.create(session_key="another's", session_data="", expire_date=timezone.now() + HOUR, account=ines)
    signed_in(mina)

    changed(mina)

    assert not Session.objects.filter(account=mina).exists()
    of_all = (CHANGES["a group that loses its members"], CHANGES["a group that is deleted"])
    assert Session.objects.filter(account=ines).exists() == (changed not in of_all)


def test_another_name_or_the_same_groups_once_more_end_nothing():
    mina = a_member("Editor")
    client = signed_in(mina)

    mina.first_name = "Mina"
    mina.save()
    mina.groups.set([Group.objects.get(name="Editor")])
    mina.groups.add(Group.objects.get(name="Editor"))

    assert is_signed_in(client)


def test_who_changes_their_own_password_stays_signed_in_there_only():
    mina = a_member("Editor")
    here, there = signed_in(mina), signed_in(mina)
    key = here.cookies["sessionid"].value
    other = "another long secret"

    here.post("/admin/password_change/", {"old_password": PASSWORD, "new_password1": other, "new_password2": other})

    assert [is_signed_in(client) for client in (here, there)] == [True, False]
    assert here.cookies["sessionid"].value != key


def test_whoever_is_deleted_is_signed_in_nowhere_and_no_page_tells_a_key(admin_client):
    mina = a_member("Editor")
    client = signed_in(mina)

    page = admin_client.get(f"/admin/auth/user/{mina.pk}/delete/").text
    assert "Signed in until" in page
    assert client.cookies["sessionid"].value not in page

    mina.delete()
    assert not is_signed_in(client)


def test_readers_have_no_session_and_their_pages_ask_for_none(client):
    page = a_published_story()
    client.get(page.path)
    before = queries(client.get, page.path)
    staff = signed_in(an_editor())

    assert queries(staff.get, page.path) == before
    assert not client.cookies
