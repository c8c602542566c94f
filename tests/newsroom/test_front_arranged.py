"""The front page as editors arrange it: what stands where, for whom it is to say, until when, and how it is told."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import PublishedArticle
from articles.publishing import withdraw
from newsroom.front.arranging import Outdated, arrange, arrangement_number
from newsroom.front.desk import may_arrange
from newsroom.front.reading import front_page, pinned, standing
from newsroom.models import PLACES, FrontPage, FrontSlot
from tests.builders import THEN, a_member, a_photo, a_published_story, a_story, an_editor, published
from tests.queries import queries

pytestmark = pytest.mark.django_db

FRONT = "/admin/front/"


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


@pytest.fixture
def desk(client):
    client.force_login(a_member("Editor", username="ana"))
    return client


def stories(count):
    """Return published pages, the oldest first: "Story 1", "Story 2"…"""
    return [
        a_published_story(f"Story {number}", slug=f"story-{number}", now=THEN + timedelta(hours=number))
        for number in range(1, count + 1)
    ]


def put(chosen, **options):
    """Save an arrangement of {place: page}, or {place: (page, lapses_at)}, over the one that holds."""
    pairs = {place: story if isinstance(story, tuple) else (story, None) for place, story in chosen.items()}
    return arrange(pairs, over=arrangement_number(), by=an_editor(), **options)


def sent(chosen, *, version=None, **fields):
    """Return the form as it is sent: {place: page or key}, or {place: (page or key, time typed)}."""
    data = {"version": arrangement_number() if version is None else version, "_save": "1"}
    for place in range(len(PLACES)):
        story, until = chosen.get(place, "") if isinstance(chosen.get(place), tuple) else (chosen.get(place, ""), "")
        data |= {f"place-{place}-story": getattr(story, "pk", story), f"place-{place}-lapses_at": until}
    return data | fields


def typed(at):
    return timezone.localtime(at).strftime("%Y-%m-%dT%H:%M")


def arranged():
    return {slot.place: slot.page.headline for slot in FrontSlot.objects.newest().for_front()}


def shown(now=None):
    """Return the headlines in the places of the readers' page, the lead first."""
    page = front_page(pinned(standing(now)))
    return [story.headline for story in [page["lead"], *page["second"]]]


def places_of(answer):
    """Return what the form holds: the key of the story chosen in each place, and the time typed."""
    found = re.findall(r'<select name="place-\d-story".*?</select>', answer.text, re.DOTALL)
    chosen = [re.search(r'<option value="(\d*)" selected', select) for select in found]
    times = re.findall(r'<input type="datetime-local" name="place-\d-lapses_at"(?: value="([^"]*)")?', answer.text)
    return [key[1] if key else "" for key in chosen], times


class TestReading:
    def test_what_is_put_in_a_place_stands_there_and_the_latest_fill_the_rest(self):
        first, second, *_ = stories(8)
        put({0: first, 2: second})

        assert shown() == ["Story 1", "Story 8", "Story 2", "Story 7", "Story 6"]

    def test_nobody_has_arranged_anything_and_the_latest_stand_everywhere(self):
        stories(7)

        assert shown() == ["Story 7", "Story 6", "Story 5", "Story 4", "Story 3"]

    def test_no_story_has_two_pictured_places_and_the_lists_go_on_with_the_others(self):
        made = stories(20)
        put({0: made[0], 1: made[19], 4: made[17]})

        page = front_page(pinned(standing()))

        pictured = [page["lead"], *page["second"], *page["rest"]]
        assert len(set(pictured)) == len(pictured) == 14
        assert [story.headline for story in page["latest"]] == [f"Story {number}" for number in range(20, 12, -1)]
        assert page["rest"][0].headline == "Story 16"

    def test_earlier_begins_after_the_four_newest_also_where_other_stories_stand_in_all_places(self):
        made = stories(20)
        put(dict(enumerate(made[:5])))

        page = front_page(pinned(standing()))

        assert [story.headline for story in page["rest"]] == [f"Story {number}" for number in range(16, 7, -1)]

    def test_a_story_leaves_its_place_at_its_time_to_the_minute(self):
        first, *_ = stories(6)
        put({0: (first, datetime(2031, 5, 1, 12, 0, tzinfo=UTC))})

        assert shown(datetime(2031, 5, 1, 11, 59, 59, tzinfo=UTC))[0] == "Story 1"
        assert shown(datetime(2031, 5, 1, 12, 0, tzinfo=UTC))[0] == "Story 6"

    def test_a_story_that_is_withdrawn_leaves_the_front_page_at_once(self, client):
        story = a_story("Withdrawn", slug="withdrawn")
        stories(2)
        put({0: published(story)})
        assert "Withdrawn" in client.get("/").text

        withdraw(story, by=an_editor())

        assert "Withdrawn" not in client.get("/").text
        assert arranged() == {}

    def test_a_row_that_came_a_moment_after_the_withdrawal_shows_nothing(self, client):
        story = a_story("Withdrawn", slug="withdrawn")
        page = published(story)
        put({0: page})
        withdraw(story, by=an_editor())
        FrontSlot.objects.create(front=FrontPage.objects.get(), page_id=page.pk or 10**6, place=1, put_at=THEN)

        assert client.get("/").status_code == 200
        assert pinned(standing()) == {}

    def test_the_page_is_dated_by_the_newest_story_whatever_leads(self, client):
        old = a_published_story("Old", now=datetime(2001, 1, 1, tzinfo=UTC))
        a_published_story("New", now=THEN)
        put({0: old})

        assert '<time datetime="2022-05-31">Tuesday 31 May 2022</time></p>' in client.get("/").text

    def test_it_costs_the_same_for_no_place_and_for_all(self, client):
        made = stories(12)
        client.get("/")
        none = queries(client.get, "/")
        put(dict(enumerate(made[:5])))

        assert queries(client.get, "/") == none

    def test_authors_of_a_story_in_a_place_cost_no_query_more(self):
        story, *_ = stories(3)
        put({0: story})
        with_one = queries(lambda: [page.furniture for page in pinned(standing()).values()])

        assert with_one == 1


class TestSaving:
    def test_one_save_writes_the_whole_arrangement_and_says_who(self, desk):
        first, second, *_ = stories(4)
        later = timezone.now() + timedelta(days=2)

        answer = desk.post(FRONT, sent({0: (first, typed(later)), 3: second}), follow=True)

        assert "Saved: readers have this front page now." in answer.text
        assert arranged() == {0: "Story 1", 3: "Story 2"}
        front = FrontPage.objects.get()
        assert (front.number, front.saved_by.username) == (1, "ana")
        assert front.told == [
            f"Lead: “Story 1”, until {timezone.localtime(later):%-d %b %Y, %H:%M}",
            "Fourth: “Story 2”",
        ]
        assert "Story 1" in answer.text
        assert "ana" in answer.text

    def test_what_stays_in_its_place_keeps_since_when_and_by_whom(self, desk):
        first, second = stories(2)
        put({0: first, 1: second}, now=THEN)

        desk.post(FRONT, sent({0: first, 2: second}))

        slots = {slot.place: slot for slot in FrontSlot.objects.newest()}
        assert (slots[0].put_at, slots[0].put_by.username) == (THEN, "ines")
        assert slots[2].put_by.username == "ana"
        assert FrontPage.objects.first().told == ["Second: the latest", "Third: “Story 2”"]

    def test_a_save_that_changes_nothing_is_no_new_arrangement(self, desk):
        [story] = stories(1)
        put({0: story})

        answer = desk.post(FRONT, sent({0: story}), follow=True)

        assert "Nothing has changed." in answer.text
        assert FrontPage.objects.count() == 1

    def test_who_saves_over_another_overwrites_nothing_sees_both_and_may_then_decide(self, desk):
        first, second, third = stories(3)
        put({0: first})
        put({0: second})

        answer = desk.post(FRONT, sent({0: third}, version=1))

        assert answer.status_code == 409
        assert arranged() == {0: "Story 2"}
        band = answer.text.partition('class="overtaken"')[2].partition("</section>")[0]
        assert "ines saved the front page" in band
        theirs, _, yours = band.partition("Yours, not saved")
        assert ("Story 2" in theirs, "Story 3" in theirs) == (True, False)
        assert ("Story 2" in yours, "Story 3" in yours) == (False, True)
        assert places_of(answer)[0] == [str(third.pk), "", "", "", ""]

        version = re.search(r'name="version" value="(\d+)"', answer.text)[1]
        desk.post(FRONT, sent({0: third}, version=version))
        assert arranged() == {0: "Story 3"}

    def test_of_two_who_save_at_once_one_is_told(self):
        first, second = stories(2)
        arrange({0: (first, None)}, over=0, by=None)

        with pytest.raises(Outdated):
            arrange({0: (second, None)}, over=0, by=None)
        assert arranged() == {0: "Story 1"}

    @pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40, "\u0663"])
    def test_a_version_that_nobody_had_is_outdated(self, desk, version):
        [story] = stories(1)

        assert desk.post(FRONT, sent({0: story}, version=version)).status_code == 409
        assert FrontPage.objects.count() == 0


class TestRefusing:
    def test_the_same_story_twice_is_refused_beside_the_second_and_nothing_is_lost(self, desk):
        first, second = stories(2)

        answer = desk.post(FRONT, sent({0: first, 1: second, 3: first}))

        assert answer.status_code == 200
        assert FrontPage.objects.count() == 0
        place = answer.text.partition('data-place="3"')[2].partition("</li>\n<li")[0]
        assert "This story has a place already: lead." in place
        assert "Not saved: a place marked in red" in answer.text
        assert places_of(answer)[0] == [str(first.pk), str(second.pk), "", str(first.pk), ""]

    @pytest.mark.parametrize(
        ("at", "words"),
        [
            ("2001-01-01T10:00", "That time has passed"),
            ("0001-01-01T00:00", "That time has passed"),
            ("9999-12-31T23:59", "is the year right?"),
            ("soon", "This is not a day and a time."),
            ("2031-02-30T10:00", "This is not a day and a time."),
        ],
    )
    def test_a_time_that_cannot_be_is_refused_beside_its_field_and_stands_as_typed(self, desk, at, words):
        [story] = stories(1)

        answer = desk.post(FRONT, sent({2: (story, at)}))

        assert words in answer.text.partition('data-place="2"')[2].partition('data-place="3"')[0]
        assert places_of(answer) == (["", "", str(story.pk), "", ""], ["", "", at, "", ""])
        assert FrontPage.objects.count() == 0

    def test_a_time_without_a_story_asks_for_one(self, desk):
        later = typed(timezone.now() + timedelta(days=1))

        answer = desk.post(FRONT, sent({1: ("", later)}))

        assert "Choose the story that stands here until then" in answer.text
        assert places_of(answer)[1][1] == later

    @pytest.mark.parametrize("key", ["999999", "9" * 40, "x", "-1", "1 OR 1", "\u0661"])
    def test_a_key_that_is_no_story_of_readers_is_an_error_of_its_field(self, desk, key):
        stories(1)

        answer = desk.post(FRONT, sent({0: key}))

        assert answer.status_code == 200
        assert "Readers do not see this story any more" in answer.text
        assert FrontPage.objects.count() == 0

    def test_a_story_withdrawn_while_one_arranged_is_named_beside_its_place(self, desk):
        story = a_story("Withdrawn")
        form = sent({0: published(story)})
        withdraw(story, by=an_editor())

        assert "Readers do not see this story any more" in desk.post(FRONT, form).text
        assert FrontPage.objects.count() == 0


class TestWho:
    @pytest.mark.parametrize("name", ["front", "front_page", "front_stories"])
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_a_contributor_is_refused_every_page_also_when_posting_directly(self, client, name, method):
        client.force_login(a_member("Contributor"))
        [story] = stories(1)

        answer = getattr(client, method)(reverse(f"admin:newsroom_{name}"), sent({0: story}))

        assert answer.status_code == (405 if (name, method) == ("front_page", "get") else 403)
        assert FrontPage.objects.count() == 0

    def test_strangers_are_asked_to_sign_in(self, client):
        assert client.post(FRONT, sent({})).status_code == 302

    def test_only_who_may_arrange_it_finds_it_in_the_top_line(self, client):
        for role, finds in {"Contributor": False, "Editor": True, "Administrator": True}.items():
            member = a_member(role, username=role.lower())
            client.force_login(member)
            assert may_arrange(member) is finds
            assert (f'<a href="{FRONT}"' in client.get("/admin/").text) is finds


class TestChoosing:
    def test_published_stories_are_offered_the_latest_first_and_drafts_are_not(self, desk):
        stories(3)
        a_story("A draft of somebody")

        page = desk.get(FRONT).text
        choices = page.partition('class="choices"')[2].partition("</ul>")[0]

        assert re.findall(r'<p class="to">([^<]+)', choices) == ["Story 3", "Story 2", "Story 1"]
        assert "A draft of somebody" not in page

    def test_words_find_a_story_and_what_was_arranged_stays(self, desk):
        first, second = stories(2)
        a_published_story("Fog over Wetzlar")

        answer = desk.post(FRONT, sent({1: second, 3: (first, "gibberish")}, _find="1", q="wetz fo"))

        choices = answer.text.partition('class="choices"')[2].partition("</ul>")[0]
        assert re.findall(r'<p class="to">([^<]+)', choices) == ["Fog over Wetzlar"]
        assert places_of(answer) == (["", str(second.pk), "", str(first.pk), ""], ["", "", "", "gibberish", ""])
        assert "errorlist" not in answer.text
        assert FrontPage.objects.count() == 0

    @pytest.mark.parametrize("words", ["nothing like it", "'\"&|!", "…"])
    def test_words_that_find_nothing_say_so(self, desk, words):
        stories(1)

        assert "No story that readers see is found" in desk.get("/admin/front/stories/", {"q": words}).text

    def test_it_costs_the_same_for_one_story_and_for_many(self, desk):
        [first] = stories(1)
        put({0: first})
        desk.get(FRONT)
        one = queries(desk.get, FRONT)
        made = [a_published_story(f"More {number}", lead_photo=a_photo(f"P {number}")) for number in range(8)]
        put(dict(enumerate(made[:5])))
        put(dict(enumerate(made[3:8])))

        assert queries(desk.get, FRONT) == one

    def test_a_story_is_proposed_as_lead_and_nothing_is_saved_by_that(self, desk):
        first, second, third = stories(3)
        put({0: first, 1: second, 3: third})

        answer = desk.get(FRONT, {"put": third.pk})

        assert places_of(answer)[0] == [str(third.pk), str(first.pk), str(second.pk), "", ""]
        assert "Proposed, not saved yet." in answer.text
        assert arranged() == {0: "Story 1", 1: "Story 2", 3: "Story 3"}

    @pytest.mark.parametrize("key", ["999999", "x", "9" * 40])
    def test_what_readers_do_not_see_cannot_be_proposed(self, desk, key):
        [story] = stories(1)
        put({0: story})

        answer = desk.get(FRONT, {"put": key})

        assert "Readers do not see this story" in answer.text
        assert places_of(answer)[0] == [str(story.pk), "", "", "", ""]

    def test_an_earlier_arrangement_is_taken_up_again_without_what_is_gone(self, desk):
        first, second = stories(2)
        gone = a_story("Gone")
        put({0: first, 1: published(gone), 2: (second, datetime(2023, 1, 1, tzinfo=UTC))}, now=THEN)
        put({0: second})
        withdraw(gone, by=an_editor())

        page = desk.get(FRONT)
        assert '<a href="?from=1">Undo…</a>' in page.text
        assert places_of(desk.get(FRONT, {"from": "1"}))[0] == [str(first.pk), "", "", "", ""]
        assert places_of(desk.get(FRONT, {"from": "77"}))[0] == [""] * 5


class TestPreview:
    PAGE = "/admin/front/page/"

    def test_it_is_the_readers_own_page_with_what_was_not_saved(self, desk):
        first, *_ = stories(6)
        seen = desk.post(self.PAGE, sent({0: first}))
        assert FrontPage.objects.count() == 0
        assert seen.headers["X-Frame-Options"] == "SAMEORIGIN"
        assert "no-store" in seen.headers["Cache-Control"]

        desk.post(FRONT, sent({0: first}))

        # The preview is nobody's to find: the rest of its head is for search engines.
        assert seen.text.partition("<body>")[2] == desk.get("/").text.partition("<body>")[2] != ""

    def test_as_of_a_time_what_has_lapsed_by_then_is_gone(self, desk):
        first, *_ = stories(6)
        lapses = timezone.now() + timedelta(days=2)
        form = sent({0: (first, typed(lapses))})

        before = desk.post(self.PAGE, form | {"as_of": typed(lapses - timedelta(hours=1))}).text
        after = desk.post(self.PAGE, form | {"as_of": typed(lapses + timedelta(hours=1))}).text

        assert [text.index("Story 1<") < text.index("Story 6<") for text in (before, after)] == [True, False]

    def test_what_cannot_be_read_is_said_in_the_frame(self, desk):
        [story] = stories(1)

        seen = desk.post(self.PAGE, sent({1: (story, "2001-01-01T00:00")}) | {"as_of": "soon"})

        assert "Second: That time has passed" in seen.text
        assert "As of: This is not a day and a time." in seen.text

    def test_only_a_form_is_shown(self, desk):
        assert desk.get(self.PAGE).status_code == 405


def test_nothing_of_it_is_a_table_of_the_desk(admin_client):
    put({0: stories(1)[0]})
    apps = admin_client.get("/admin/").context["app_list"]
    tables = {model["object_name"] for app in apps for model in app["models"]}
    assert not {"FrontPage", "FrontSlot"} & tables
    assert PublishedArticle.objects.count() == 1
