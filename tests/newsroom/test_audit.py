"""The audit trail: what was done, by whom and from where, written with what it tells, and never again changed."""

from datetime import timedelta
from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.signals import user_login_failed
from django.contrib.redirects.models import Redirect
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.models import Article, Tag
from articles.signals import hour_passed
from articles.tag_into_record import make_record
from companies.acting import acting
from companies.merging.merge import merge
from newsroom.audit import signing_in
from newsroom.audit.writing import enter
from newsroom.models import AuditEntry, Deed
from newsroom.models.audit import NeverChanged
from tests.builders import THEN, a_company, a_member, a_published_story, a_story, an_editor, published
from tests.queries import queries

pytestmark = pytest.mark.django_db

SECRET = "a long enough secret"
HERE = "203.0.113.7"
LIST = "/admin/newsroom/auditentry/"


def trail(*deeds):
    """Return (deed, who, done to) of all entries, the oldest first; of some deeds only, if any are named."""
    entries = AuditEntry.objects.order_by("pk")
    entries = entries.filter(deed__in=deeds) if deeds else entries
    return list(entries.values_list("deed", "name", "about"))


def newest():
    return AuditEntry.objects.newest_first()[0]


def sign_in(client, password=SECRET, *, name="ines"):
    return client.post("/admin/login/", {"username": name, "password": password}, REMOTE_ADDR=HERE)


@pytest.fixture
def ines():
    """An editor with nothing in the trail yet."""
    ines = an_editor()
    AuditEntry.objects.forget_old(timezone.now() + timedelta(days=1))
    return ines


class TestSigningIn:
    @pytest.fixture(autouse=True)
    def few(self, settings, ines):
        settings.AXES_FAILURE_LIMIT = 3

    def test_who_signs_in_and_out_is_entered_with_their_address(self, client):
        sign_in(client)
        client.post("/admin/logout/", REMOTE_ADDR=HERE)

        assert trail() == [("signed-in", "ines", "ines"), ("signed-out", "ines", "ines")]
        assert set(AuditEntry.objects.values_list("address", flat=True)) == {HERE}

    def test_a_failure_is_entered_by_the_name_typed_and_without_the_password(self, client):
        sign_in(client, "hunter2-hunter2", name="nobody")
        user_login_failed.send(None, credentials={"username": "i\0nes" + "x" * 500, "password": "hunter2-hunter2"})

        nobody, another = AuditEntry.objects.order_by("pk").values()
        assert (nobody["deed"], nobody["who_id"], nobody["name"]) == ("sign-in-failed", None, "nobody")
        assert len(another["name"]) == 150
        assert "hunter2" not in f"{nobody} {another}"

    def test_a_lock_out_is_entered_once_and_what_is_tried_meanwhile_is_not(self, client):
        for _ in range(6):
            sign_in(client, "a guess")

        assert [deed for deed, *_ in trail()] == ["sign-in-failed"] * 3 + ["locked-out"]
        # A next lock-out is another.
        AccessAttempt.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE newsroom_auditentry SET at = %s", [timezone.now() - timedelta(hours=1)])
        for _ in range(3):
            sign_in(client, "a guess")
        assert len(trail(Deed.LOCKED_OUT)) == 2

    def test_strangers_can_fill_no_more_than_so_much(self, client, monkeypatch, settings):
        settings.AXES_FAILURE_LIMIT = 100
        monkeypatch.setattr(signing_in, "FAILURES_AN_HOUR", 2)
        for number in range(4):
            sign_in(client, "a guess", name=f"nobody {number}")
        sign_in(client)

        assert [deed for deed, *_ in trail()] == ["sign-in-failed", "sign-in-failed", "signed-in"]


class TestStories:
    def test_each_step_of_a_story_is_entered_with_its_hand(self, ines):
        story = a_story("A quiet shutter")
        revision = story.latest_revision
        mina = a_member("Editor")
        publishing.schedule(revision, at=timezone.now() + timedelta(hours=1), by=mina)
        with acting(ines):
            publishing.unschedule(story)
        publishing.publish(revision, by=ines)
        publishing.annotate(story, "A dated note.", by=mina)
        publishing.withdraw(story, by=ines)
        publishing.restore(revision, by=mina)
        publishing.discard(story, by=ines)
        with acting(mina):
            publishing.retrieve(story)
            Article.objects.get().delete()

        assert [(deed, who) for deed, who, about in trail() if about == "A quiet shutter"] == [
            ("scheduled", "mina"),
            ("unscheduled", "ines"),
            ("published", "ines"),
            ("amended", "mina"),
            ("withdrawn", "ines"),
            ("restored", "mina"),
            ("binned", "ines"),
            ("retrieved", "mina"),
            ("deleted", "mina"),
        ]

    def test_what_nobody_published_the_clock_did_for_who_scheduled_it(self, ines):
        at = timezone.now() + timedelta(hours=1)
        publishing.schedule(a_story("At its time").latest_revision, at=at, by=ines)

        publishing.release_due(at)

        entry = newest()
        assert (entry.deed, entry.name, entry.who, entry.at) == ("published", "the clock", None, at)
        assert entry.details["scheduled by"] == "ines"

    def test_an_entry_says_which_revision_went_where(self, ines):
        story = a_story("A quiet shutter")
        published(story)
        story.slug = "another-address"
        story.save()
        page = published(story, now=THEN + timedelta(days=1))

        assert newest().details == {
            "as": "Update",
            "revision": 2,
            "address": page.path,
            "moved from": "/2022/05/a-quiet-shutter/",
        }

    def test_what_is_taken_back_leaves_no_entry(self, ines):
        story = a_story()
        before = trail()
        with transaction.atomic():
            published(story)
            assert len(trail()) > len(before)
            transaction.set_rollback(True)

        assert trail() == before

    def test_publishing_takes_one_statement_more(self, ines):
        story = a_story()
        with CaptureQueriesContext(connection) as asked:
            publishing.publish(story.latest_revision, by=ines)

        assert sum("auditentry" in each["sql"] for each in asked) == 1


class TestTheRecord:
    def test_what_is_renamed_or_merged_is_entered(self, ines):
        leitz, leica = a_company("Ernst Leitz", "ernst-leitz"), a_company()
        with acting(ines):
            leitz.name = "Leitz"
            leitz.save()
        number = leitz.pk
        merge(leitz, leica, ines)

        assert trail() == [("renamed", "ines", "Leitz"), ("merged", "ines", "Leica Camera")]
        assert newest().details == {"merged": f"Leitz (no. {number})"}

    def test_a_tag_that_became_a_record_is_entered(self, ines):
        a_published_story("One tag", tags=["Leica"])
        make_record(Tag.objects.get(), a_company(), relevance="about", by=ines)

        assert trail(Deed.MADE_RECORD) == [("made-record", "ines", "Leica Camera")]


class TestAccounts:
    def test_an_account_is_entered_from_its_first_day_to_its_last(self, ines):
        users = get_user_model().objects
        with acting(ines):
            mina = users.create_user("mina", password=SECRET, is_staff=True)
            mina.email, mina.is_superuser = "mina@example.org", True
            mina.save()
            mina.set_password("another long secret")
            mina.save()
            key = mina.pk
            mina.delete()

        assert [(deed, who) for deed, who, about in trail() if about == "mina"] == [
            ("account-added", "ines"),
            ("account-changed", "ines"),
            ("password-changed", "ines"),
            ("account-deleted", "ines"),
        ]
        changed = AuditEntry.objects.get(deed=Deed.ACCOUNT_CHANGED)
        assert changed.details == {"email": ["", "mina@example.org"], "is_superuser": [False, True]}
        assert changed.key == key
        assert "md5" not in str(list(AuditEntry.objects.values()))

    def test_who_did_it_stays_named_when_their_account_goes(self, ines):
        mina = a_member("Editor")
        published_by = publishing.publish(a_story().latest_revision, by=mina)
        mina.delete()

        entry = AuditEntry.objects.get(deed=Deed.PUBLISHED)
        assert (entry.name, published_by is not None) == ("mina", True)

    def test_a_hash_that_only_got_stronger_is_no_new_password(self, ines, settings):
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher", *settings.PASSWORD_HASHERS]
        before = ines.password

        assert ines.check_password(SECRET)

        assert ines.password != before
        assert trail() == []

    def test_a_sign_in_asks_nothing_of_what_changed(self, ines):
        assert queries(ines.save, update_fields=["last_login"]) == 1

    def test_roles_and_permissions_are_entered_from_whichever_end(self, ines):
        mina = a_member("Contributor")
        editors, right = Group.objects.get(name="Editor"), Permission.objects.get(codename="break_embargo")
        AuditEntry.objects.forget_old(timezone.now() + timedelta(days=1))
        with acting(ines):
            mina.groups.set([editors])
            editors.user_set.add(ines)
            mina.user_permissions.add(right)
            mina.user_permissions.clear()
            editors.permissions.add(right)
            right.group_set.remove(editors)

        entries = AuditEntry.objects.order_by("pk").values_list("deed", "about", "details")
        assert list(entries) == [
            ("roles-changed", "mina", {"lost": ["Contributor"]}),
            ("roles-changed", "mina", {"got": ["Editor"]}),
            ("roles-changed", "ines", {"got": ["Editor"]}),
            ("permissions-changed", "mina", {"got": ["articles.break_embargo"]}),
            ("permissions-changed", "mina", {"lost": ["articles.break_embargo"]}),
            ("permissions-changed", "Editor", {"got": ["articles.break_embargo"]}),
            ("permissions-changed", "Editor", {"lost": ["articles.break_embargo"]}),
        ]

    def test_a_role_is_entered_with_those_who_lose_it(self, ines):
        role = Group.objects.create(name="Interns")
        role.name = "Trainees"
        role.save()
        ines.groups.add(role)
        role.delete()

        assert [entry[0] for entry in trail()] == ["role-added", "role-changed", "roles-changed", "role-deleted"]
        assert newest().details == {"members": ["ines"]}

    def test_what_a_command_does_is_entered_by_its_name(self, ines, monkeypatch):
        monkeypatch.setattr("sys.argv", ["./manage.py", "createsuperuser", "--noinput"])
        call_command("createsuperuser", username="root", email="r@example.org", interactive=False, stdout=StringIO())

        assert trail() == [("account-added", "manage.py createsuperuser", "root")]


class TestOnTheDesk:
    def test_administrators_find_everything_and_others_nothing(self, client, ines):
        page = published(a_story("A quiet shutter"))
        client.force_login(a_member("Administrator", "ada"))
        answer = client.get(LIST)
        assert answer.status_code == 200
        assert page.headline in answer.text
        assert f'href="/admin/articles/article/{Article.objects.get().pk}/change/"' in answer.text

        client.force_login(a_member("Editor"))
        assert client.get(LIST).status_code == 403
        assert client.get(f"{LIST}{newest().pk}/change/").status_code == 403

    def test_nobody_changes_or_deletes_an_entry(self, admin_client, ines):
        entry = enter(Deed.PUBLISHED, by=ines)
        page = f"{LIST}{entry.pk}"

        assert admin_client.get(f"{page}/change/").status_code == 200
        assert admin_client.post(f"{page}/change/", {"name": "somebody else"}).status_code == 403
        assert admin_client.post(f"{page}/delete/", {"post": "yes"}).status_code == 403
        for change in (entry.save, entry.delete, AuditEntry.objects.all().delete):
            with pytest.raises(NeverChanged):
                change()
        with pytest.raises(NeverChanged):
            AuditEntry.objects.update(name="somebody else")
        assert AuditEntry.objects.get(pk=entry.pk).name == "ines"

    @pytest.mark.parametrize("term", ["ines", HERE, "A quiet shutter", "2022-05-31"])
    def test_entries_are_found_by_account_address_day_and_what_it_was_done_to(self, admin_client, ines, term, rf):
        request = rf.get("/", REMOTE_ADDR=HERE)
        entry = enter(Deed.WITHDRAWN, a_story("A quiet shutter"), by=ines, request=request, at=THEN)
        enter(Deed.WITHDRAWN, label="Another", name="mina", at=THEN + timedelta(days=2))

        found = admin_client.get(LIST, {"q": term}).context_data["cl"].result_list
        assert entry in found
        assert "Another" not in {each.about for each in found}

    @pytest.mark.parametrize("term", ["nobody", "9999-12-31", "0001-01-01", "::1%", "x" * 500, "2026-02-31", "\0"])
    def test_whatever_is_looked_for_the_list_answers(self, admin_client, term):
        assert admin_client.get(LIST, {"q": term}).status_code in (200, 400)

    def test_only_what_was_done_is_offered(self, admin_client, ines):
        AuditEntry.objects.all()._raw_delete("default")
        enter(Deed.WITHDRAWN, label="A story")
        enter(Deed.PUBLISHED, label="A story")

        offered = admin_client.get(LIST).context_data["cl"].filter_specs[0].lookup_choices
        assert offered == [("published", "Published"), ("withdrawn", "Withdrawn")]

    def test_days_and_deeds_narrow_it_down(self, admin_client, ines):
        now = timezone.now()
        for days in (0, 1, 5, 20, 60):
            enter(Deed.WITHDRAWN, label=f"{days} days ago", by=ines, at=now - timedelta(days=days))

        def listed(**asked):
            found = admin_client.get(LIST, {"deed__exact": "withdrawn"} | asked).context_data["cl"].result_list
            return [entry.about.split()[0] for entry in found]

        assert listed() == ["0", "1", "5", "20", "60"]
        assert listed(day="today") == ["0"]
        assert listed(day="yesterday") == ["1"]
        assert listed(day="week") == ["0", "1", "5"]
        assert listed(day="month") == ["0", "1", "5", "20"]
        assert listed(day="nonsense") == ["0", "1", "5", "20", "60"]

    def test_a_list_of_many_takes_as_many_queries_as_one_of_few(self, admin_client, ines):
        enter(Deed.WITHDRAWN, a_story(), by=ines)
        few = queries(admin_client.get, LIST)
        for number in range(5):
            enter(Deed.WITHDRAWN, a_story(f"Story {number}"), by=ines)

        assert queries(admin_client.get, LIST) == few

    def test_a_redirect_made_by_hand_is_entered(self, admin_client, ines):
        data = {"site": 1, "old_path": "/old/", "new_path": "/new/"}
        admin_client.post("/admin/redirects/redirect/add/", data)
        page = f"/admin/redirects/redirect/{Redirect.objects.get().pk}"
        admin_client.post(f"{page}/change/", data | {"new_path": "/newer/"})
        admin_client.post(f"{page}/delete/", {"post": "yes"})

        entries = AuditEntry.objects.filter(deed=Deed.REDIRECT_CHANGED, name="admin", about="/old/").order_by("pk")
        assert list(entries.values_list("details", flat=True)) == [
            {"leads to": "/new/"},
            {"leads to": "/newer/", "had new_path": "/new/"},
            {"deleted": "/newer/"},
        ]

    def test_an_accounts_page_leads_to_what_it_did(self, admin_client, ines):
        page = admin_client.get(f"/admin/auth/user/{ines.pk}/change/")

        assert f'href="{LIST}?q=ines"' in page.text


def test_old_entries_are_let_go_of(settings):
    settings.AUDIT_DAYS = 30
    now = timezone.now()
    for days in (29, 31):
        enter(Deed.WITHDRAWN, label=f"{days} days ago", name="ines", at=now - timedelta(days=days))

    hour_passed.send(None, now=now)
    assert [about for _, _, about in trail(Deed.WITHDRAWN)] == ["29 days ago"]

    settings.AUDIT_DAYS = 0
    hour_passed.send(None, now=now + timedelta(days=3000))
    assert len(trail(Deed.WITHDRAWN)) == 1


def test_what_every_installation_is_laid_out_with_is_nobodys_deed():
    before = trail()
    Group.objects.get(name="Editor").permissions.clear()
    call_command("migrate", verbosity=0)

    assert [deed for deed, *_ in trail()[len(before) :]] == ["permissions-changed"]
    assert Group.objects.get(name="Editor").permissions.exists()
