"""Three roles, brought up to date with the database."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from newsroom.roles import ROLES, holds
from tests.builders import a_member

pytestmark = pytest.mark.django_db


def permissions(role):
    names = Group.objects.get(name=role).permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in names}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_holds_exactly_what_is_written(role):
    every = Permission.objects.values_list("content_type__app_label", "codename")
    assert permissions(role) == {f"{app}.{name}" for app, name in every if holds(role, f"{app}.{name}")}
    assert permissions(role)


def test_bringing_up_to_date_again_gives_what_is_missing_and_takes_what_is_too_much():
    editors = Group.objects.get(name="Editor")
    before = permissions("Editor")
    editors.permissions.remove(Permission.objects.get(codename="publish_article"))
    editors.permissions.add(Permission.objects.get(codename="open_bin"))

    call_command("migrate", verbosity=0)

    assert permissions("Editor") == before
    assert Group.objects.count() == len(ROLES)


def test_another_group_is_left_alone():
    own = Group.objects.create(name="Picture desk")
    own.permissions.add(Permission.objects.get(codename="change_photo"))

    call_command("migrate", verbosity=0)

    assert permissions("Picture desk") == {"photos.change_photo"}


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        (
            "Contributor",
            ["articles.add_article", "photos.add_photo"],
            ["articles.publish_article", "photos.change_photo"],
        ),
        ("Editor", ["articles.publish_article", "companies.change_company"], ["articles.open_bin", "auth.change_user"]),
        ("Administrator", ["articles.break_embargo", "articles.open_bin", "auth.change_user"], []),
    ],
)
def test_who_has_a_role_may_what_it_says(role, may, may_not):
    member = a_member(role)
    assert member.has_perms(may)
    assert [name for name in may_not if member.has_perm(name)] == []
