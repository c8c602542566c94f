"""What the desk says of addresses that nobody can open any more, and what an editor does about it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.addresses import dead_links_of_live_stories
from articles.checks import warnings
from articles.models import Source
from companies.models import CheckedAddress
from tests.articles.desk import change_page, page_of
from tests.builders import THEN, a_company, a_member, a_partnership, a_published_story, a_story, an_editor, saved
from tests.companies.builders import a_citation, a_participation
from tests.queries import queries

pytestmark = pytest.mark.django_db

LIST = "/admin/companies/checkedaddress/"
NEWS = "https://leica.example/news"
DEAD = datetime(2022, 5, 30, 7, 12, tzinfo=UTC)
ARCHIVED = "https://web.archive.org/web/20220530/https://leica.example/news"
SAID = "The source “Announcement” answered 404 on 30 May 2022."


@pytest.fixture
def desk(client):
    client.force_login(an_editor())
    return client


def a_source(url=NEWS, **fields):
    return {"publisher": "Leica", "title": "Announcement", "url": url} | fields


def a_dead_address(url=NEWS, **fields):
    CheckedAddress.objects.keep([url])
    found = {"kind": "gone", "answer": "answered 404", "checked_at": DEAD, "failing_since": DEAD, "dead_since": DEAD}
    CheckedAddress.objects.filter(url=url).update(**found | {"created_at": DEAD} | fields)
    return CheckedAddress.objects.get(url=url)


def form(address):
    return f"{LIST}{address.pk}/change/"


def test_before_a_story_is_published_an_editor_hears_which_source_is_dead(desk):
    story = a_story(sources=[a_source(), a_source("https://leica.example/fine")])
    a_dead_address()

    asked = desk.get(page_of(story, "publish", story.latest_revision)).text
    card = desk.get(change_page(story)).text

    assert f'<a href="{change_page(story)}#card-sources">{SAID}</a>' in asked
    assert f'<a href="#card-sources">{SAID}</a>' in card


def test_what_was_looked_at_today_is_said_to_be_of_today():
    story = a_story(sources=[a_source()])
    a_dead_address()

    said = warnings(story.latest_revision, DEAD + timedelta(hours=3))

    assert said[-1] == "The source “Announcement” answered 404 today."


def test_what_only_failed_once_or_is_fine_warns_nobody():
    story = a_story(sources=[a_source()])
    a_dead_address(dead_since=None)
    assert not any("answered" in said for said in warnings(story.latest_revision))

    a_dead_address(dead_since=DEAD, settled_at=DEAD)
    assert not any("answered" in said for said in warnings(story.latest_revision))


def test_beside_the_source_stands_that_it_is_dead_and_where_a_copy_may_be(desk):
    story = a_story(sources=[a_source(accessed=date(2022, 5, 26)), a_source("https://leica.example/fine")])
    address = a_dead_address()

    page = desk.get(change_page(story)).text

    assert page.count('class="unreached"') == 1
    assert f'<a href="{form(address)}">It answered 404</a> (since 30 May 2022).' in page
    assert "https://web.archive.org/web/20220526/https://leica.example/news" in page


def test_beside_a_citation_too_on_the_forms_of_record_relation_and_citation(desk):
    alliance, leica = a_partnership(), a_company()
    relation = a_participation(alliance, leica)
    citations = [a_citation(relation, url=NEWS), a_citation(leica, url=NEWS)]
    a_dead_address()

    for row in (relation, leica, *citations):
        page = desk.get(reverse(f"admin:companies_{row._meta.model_name}_change", args=[row.pk])).text
        assert page.count('class="unreached"') == 1
        assert ARCHIVED in page


def test_a_form_costs_the_same_with_one_dead_source_and_with_many(desk):
    story = a_story(sources=[a_source()])
    a_dead_address()
    desk.get(change_page(story))
    one = queries(desk.get, change_page(story))
    for number in range(5):
        saved(Source(article=story, **a_source(f"https://leica.example/{number}")))
        a_dead_address(f"https://leica.example/{number}")

    assert queries(desk.get, change_page(story)) == one


def test_the_list_names_what_cannot_be_reached_and_who_names_it(desk):
    a_published_story("First", sources=[a_source()])
    a_published_story("Second", sources=[a_source()], now=THEN + timedelta(days=1))
    a_story("A draft", sources=[a_source()])
    a_citation(a_company(), url=NEWS)
    a_dead_address()
    CheckedAddress.objects.keep(["https://fine.example/"])

    page = desk.get(LIST).text

    assert "Addresses that cannot be reached" in page
    assert "“Second” and 1 more · 1 on the desk · 1 in the record" in page
    assert "answered 404" in page
    assert "fine.example" not in page


def test_the_list_is_narrowed_down_to_what_fails_and_what_is_fine_and_by_who_names_it(desk):
    a_published_story(sources=[a_source("https://live.example/")])
    a_story("A draft", sources=[a_source("https://draft.example/")])
    a_citation(a_company(website="https://site.example/"), url="https://record.example/")
    for host in ("live", "draft", "record", "site"):
        a_dead_address(f"https://{host}.example/")
    a_dead_address("https://failing.example/", dead_since=None)
    a_dead_address("https://settled.example/", settled_at=DEAD)

    def listed(query):
        return sorted(row.host.removesuffix(".example") for row in desk.get(LIST + query).context["cl"].result_list)

    assert listed("") == ["draft", "live", "record", "site"]
    assert listed("?state=failing") == ["failing"]
    assert listed("?state=fine") == ["settled"]
    assert listed("?by=live") == ["live"]
    assert listed("?by=desk") == ["draft", "live"]
    assert listed("?by=record") == ["record", "site"]
    assert listed("?by=nonsense") == ["draft", "live", "record", "site"]


def test_the_list_costs_the_same_for_one_and_for_many(desk):
    a_published_story(sources=[a_source()])
    a_dead_address()
    desk.get(LIST)
    one = queries(desk.get, LIST)
    for number in range(6):
        a_published_story(f"Story {number}", sources=[a_source(f"https://leica.example/{number}")])
        a_dead_address(f"https://leica.example/{number}")

    assert queries(desk.get, LIST) == one


def test_its_own_page_leads_to_every_form_that_names_it_and_to_a_copy(desk):
    live = a_published_story("A live story", sources=[a_source()])
    draft = a_story("A draft", sources=[a_source()])
    relation = a_participation(a_partnership(), a_company())
    a_citation(relation, url=NEWS)
    address = a_dead_address()

    page = desk.get(form(address))

    groups = {heading: [form for _, form in rows] for heading, rows in page.context["naming"]}
    assert set(groups) == {"Live stories", "Stories on the desk", "In the record"}
    assert groups["Live stories"] == [f"/admin/articles/article/{live_story(live).pk}/change/"]
    assert groups["Stories on the desk"] == [change_page(draft)]
    assert groups["In the record"] == [f"/admin/companies/participation/{relation.pk}/change/#citations-group"]
    assert ARCHIVED in page.text


def live_story(page):
    return Source.objects.get(article__page=page).article


def test_its_own_page_costs_the_same_for_one_and_for_many_who_name_it(desk):
    def name_it(number):
        a_published_story(f"Live {number}", sources=[a_source()])
        a_story(f"Draft {number}", sources=[a_source()])
        company = a_company(f"Maker {number}", f"maker-{number}")
        a_citation(a_participation(a_partnership(f"Pact {number}", f"pact-{number}"), company), url=NEWS)

    name_it(0)
    address = a_dead_address()
    desk.get(form(address))
    one = queries(desk.get, form(address))
    for number in range(1, 5):
        name_it(number)

    assert queries(desk.get, form(address)) == one


def test_an_editor_has_one_looked_at_again_and_the_worker_is_called(desk):
    address = a_dead_address(due_at=timezone.now() + timedelta(days=7))

    answer = desk.post(f"{LIST}{address.pk}/check/", follow=True)

    assert "One address is looked at again" in answer.text
    assert CheckedAddress.objects.due(timezone.now()).get() == address
    task = DBTaskResult.objects.get()
    assert (task.task_path, task.args_kwargs["args"]) == ("articles.tasks.check_address", [address.pk])


def test_an_editor_says_that_it_is_fine_and_hears_no_more_of_it(desk):
    address = a_dead_address()

    desk.post(f"{LIST}{address.pk}/fine/")

    address.refresh_from_db()
    assert address.settled_by == an_editor()
    assert list(desk.get(LIST).context["cl"].result_list) == []
    assert "Fine, said ines" in desk.get(f"{LIST}?state=fine").text
    assert "said so already" in desk.post(f"{LIST}{address.pk}/fine/", follow=True).text


@pytest.mark.parametrize(
    ("action", "done"), [("check_again", "2 addresses are looked at again"), ("say_fine", "Fine until something")]
)
def test_several_are_dealt_with_from_the_list(desk, action, done):
    chosen = [a_dead_address().pk, a_dead_address("https://leica.example/2").pk]

    answer = desk.post(LIST, {"action": action, "_selected_action": chosen}, follow=True)

    assert done in answer.text


def test_looking_changes_nothing(desk):
    address = a_dead_address()

    for word in ("check", "fine"):
        assert desk.get(f"{LIST}{address.pk}/{word}/").status_code == 405
    assert not CheckedAddress.objects.get().settled_at
    assert desk.post(f"{LIST}{address.pk + 1}/fine/").status_code == 404


def test_a_contributor_neither_sees_the_list_nor_decides(client):
    address = a_dead_address()
    client.force_login(a_member("Contributor"))

    assert client.get(LIST).status_code == 403
    assert client.get(form(address)).status_code == 403
    for word in ("check", "fine"):
        assert client.post(f"{LIST}{address.pk}/{word}/").status_code == 403
    assert CheckedAddress.objects.dead().count() == 1


def test_a_contributor_hears_on_their_own_story_that_a_source_is_dead(client):
    writer = a_member("Contributor")
    story = a_story(sources=[a_source()], owner=writer)
    address = a_dead_address()
    client.force_login(writer)

    page = client.get(change_page(story)).text

    assert SAID in page
    assert '<span class="unreached">It answered 404 (since 30 May 2022).' in page
    assert form(address) not in page


def test_an_editor_by_role_may_do_all_of_it(client):
    address = a_dead_address()
    client.force_login(a_member("Editor"))

    assert client.get(LIST).status_code == 200
    assert client.get(form(address)).status_code == 200
    assert client.post(f"{LIST}{address.pk}/fine/").status_code == 302
    assert not CheckedAddress.objects.dead().exists()


def test_a_hostile_address_is_only_text(desk):
    address = a_dead_address("https://leica.example/?<script>alert(1)</script>")

    for page in (LIST, form(address)):
        assert "<script>alert" not in desk.get(page).text


def test_the_desk_names_the_dead_links_of_live_stories_latest_first():
    a_published_story("First", sources=[a_source(), a_source("https://leica.example/2")])
    a_published_story("Second", sources=[a_source()], now=THEN + timedelta(days=1))
    a_story("A draft", sources=[a_source("https://draft.example/")])
    a_dead_address()
    a_dead_address("https://leica.example/2", dead_since=DEAD + timedelta(days=1))
    a_dead_address("https://draft.example/")

    found = dead_links_of_live_stories(an_editor(), 6)

    assert [(row.url, row.stories, row.headline) for row in found] == [
        ("https://leica.example/2", 1, "First"),
        (NEWS, 2, "Second"),
    ]
    assert len(dead_links_of_live_stories(an_editor(), 1)) == 1
    assert queries(dead_links_of_live_stories, an_editor(), 6) == 1
    assert dead_links_of_live_stories(a_member("Contributor"), 6) == []
