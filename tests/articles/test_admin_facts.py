"""The live stories that a change concerns, and one note for them: who may, what comes of each, what is lost never."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from articles import publishing
from articles.models import ChangeNoted, FactToSettle, Note, Publication
from articles.noting import Occasion, annotate_each
from companies.acting import acting
from companies.models import RecordChange
from tests.articles.desk import change_page
from tests.builders import (
    THEN,
    a_company,
    a_member,
    a_partnership,
    a_story,
    an_editor,
    published,
    retype,
    saved,
)
from tests.companies.builders import a_citation, a_participation
from tests.queries import queries
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)

ENDED = "L-Mount Alliance ended on 31 March 2022."
FACTS = "/admin/articles/facttosettle/"


@pytest.fixture
def desk(client):
    client.force_login(an_editor())
    return client


def a_live_story(headline, *records, mentions=(), now=THEN, **fields):
    story = a_story(headline, about=records, mentions=mentions, **fields)
    published(story, now=now)
    return story


def end(row, name="ended", day="2022-03-31"):
    setattr(row, name, day)
    with acting(an_editor()):
        saved(row)
    return RecordChange.objects.filter(table=row._meta.model_name).newest_first().first()


def page_of(record, since=None):
    return f"{FACTS}{record.kind_word}/{record.pk}/" + (f"?since={since.pk}" if since else "")


def a_press(page, *stories, words=ENDED, on="2026-11-01", **data):
    """Return what a browser posts from a page: its hidden fields, what was ticked, what was typed."""
    concerned = page.context["concerned"]
    hidden = {"fact": [fact.pk for fact in concerned.facts], "through": concerned.newest.pk}
    return hidden | {"story": [story.pk for story in stories], "words": words, "on": on, "_note": "1"} | data


def notes():
    return sorted((note.article.headline, note.words, str(note.noted_on)) for note in Note.objects.all())


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_the_page_says_what_changed_and_lists_the_live_stories_newest_first_with_a_note_to_begin_with(desk):
    alliance = a_partnership()
    old = a_live_story("An old story", alliance)
    new = a_live_story("A new story", mentions=[alliance], now=THEN + timedelta(days=1))
    a_story("A draft", about=[alliance])
    change = end(alliance)

    page = desk.get(page_of(alliance, change))

    concerned = page.context["concerned"]
    assert [(story, story.relevance, story.ticked) for story in concerned.stories] == [
        (new, "The story mentions it", True),
        (old, "The story is about it", True),
    ]
    assert f">{ENDED}</textarea>" in page.text.replace("\n", "")
    assert "<dt>Ended</dt><dd><ins>31 March 2022</ins></dd>" in page.text
    assert page.context["form"].initial["on"] == timezone.localdate()


def test_one_press_adds_the_note_to_each_ticked_story_and_readers_see_it(desk):
    alliance = a_partnership()
    first, second, third = (a_live_story(f"Story {number}", alliance) for number in range(3))
    page = desk.get(page_of(alliance, end(alliance)))

    answer = desk.post(page_of(alliance), a_press(page, first, third), follow=True)

    assert notes() == [("Story 0", ENDED, "2026-11-01"), ("Story 2", ENDED, "2026-11-01")]
    assert said(answer) == [
        "The note stands in 2 stories, and readers see it.",
        "Nothing of it waits to be settled any more.",
    ]
    first.refresh_from_db()
    assert ENDED in desk.get(first.page.path).text
    assert ENDED not in desk.get(second.page.path).text
    assert [row.manner for row in Publication.objects.filter(article=first).order_by("pk")] == ["first", "note"]
    assert first.state == "published"


def test_nothing_else_that_the_desk_has_changed_is_published_with_it(desk):
    alliance = a_partnership()
    story = a_live_story("A story", alliance)
    retype(story, "Words nobody has published.")
    page = desk.get(page_of(alliance, end(alliance)))

    desk.post(page_of(alliance), a_press(page, story))

    story.refresh_from_db()
    read = desk.get(story.page.path).text
    assert ENDED in read
    assert "Words nobody has published." not in read
    assert story.state == "changed"


def test_with_the_notes_the_facts_that_were_shown_are_settled(desk):
    alliance = a_partnership()
    story = a_live_story("A story", alliance)
    page = desk.get(page_of(alliance, end(alliance)))

    desk.post(page_of(alliance), a_press(page, story))

    fact = FactToSettle.objects.get()
    assert fact.settled_by == an_editor()
    assert fact.settled_at is not None


def test_what_changed_after_the_page_was_shown_stays_to_be_settled(desk):
    alliance = a_partnership()
    part = a_participation(alliance, a_company())
    story = a_live_story("A story", alliance)
    page = desk.get(page_of(alliance, end(alliance)))
    later = end(part, "until", "2022-02")

    desk.post(page_of(alliance), a_press(page, story))

    assert [fact.change for fact in FactToSettle.objects.open()] == [later]


def test_pressed_twice_no_story_has_the_note_twice(desk):
    alliance = a_partnership()
    story = a_live_story("A story", alliance)
    press = a_press(desk.get(page_of(alliance, end(alliance))), story)

    desk.post(page_of(alliance), press, follow=True)
    again = desk.post(page_of(alliance), press, follow=True)

    assert len(notes()) == 1
    assert said(again)[0] == "Not in “A story”: it has its note already."


def test_two_editors_who_press_at_once_add_one_note():
    alliance = a_partnership()
    stories = [a_live_story(f"Story {number}", alliance) for number in range(3)]
    occasion = Occasion("partnership", alliance.pk, end(alliance))
    keys = [story.pk for story in stories]
    ines, ana = an_editor(), a_member("Editor", username="ana")

    results = at_once(
        lambda: annotate_each(keys, occasion, ENDED, by=ines),
        lambda: annotate_each(keys, occasion, ENDED, by=ana),
    )

    assert len(notes()) == 3
    assert sum(not noted.refusal for result in results for noted in result) == 3
    assert ChangeNoted.objects.count() == 3


def test_after_a_breakdown_in_the_middle_a_second_press_does_the_rest(desk, monkeypatch):
    alliance = a_partnership()
    first, second = a_live_story("First", alliance), a_live_story("Second", alliance)
    press = a_press(desk.get(page_of(alliance, end(alliance))), first, second)
    annotate = publishing.annotate

    def breaks_down(story, *args, **kwargs):
        noted = annotate(story, *args, **kwargs)
        if story == second:
            raise KeyboardInterrupt
        return noted

    with monkeypatch.context() as broken:
        broken.setattr(publishing, "annotate", breaks_down)
        with pytest.raises(KeyboardInterrupt):
            desk.post(page_of(alliance), press)
    assert [headline for headline, _, _ in notes()] == ["First"]
    assert FactToSettle.objects.open().exists()

    desk.post(page_of(alliance), press)

    assert [headline for headline, _, _ in notes()] == ["First", "Second"]
    assert not FactToSettle.objects.open().exists()


def test_a_story_withdrawn_or_rewritten_meanwhile_gets_no_note_and_the_editor_hears_why(desk):
    alliance = a_partnership()
    gone, other, stays = (a_live_story(name, alliance) for name in ("Gone", "Other", "Stays"))
    press = a_press(desk.get(page_of(alliance, end(alliance))), gone, other, stays)
    publishing.withdraw(gone, by=an_editor())
    other.partnership_links.all().delete()
    published(other)

    answer = desk.post(page_of(alliance), press, follow=True)

    assert [headline for headline, _, _ in notes()] == ["Stays"]
    assert sorted(said(answer)) == [
        "Not in “Gone”: readers do not see it any more.",
        "Not in “Other”: it does not name it any more.",
        "Nothing of it waits to be settled any more.",
        "The note stands in one story, and readers see it.",
    ]


def test_a_story_that_has_its_note_says_so_and_is_ticked_no_more(desk):
    alliance = a_partnership()
    noted, other = a_live_story("Noted", alliance), a_live_story("Other", alliance)
    change = end(alliance)
    desk.post(page_of(alliance), a_press(desk.get(page_of(alliance, change)), noted))

    page = desk.get(page_of(alliance, change))

    assert {story.headline: story.ticked for story in page.context["concerned"].stories} == {
        "Noted": False,
        "Other": True,
    }
    assert "by ines" in page.text
    later = end(alliance, day="2022-04-30")
    assert all(story.ticked for story in desk.get(page_of(alliance, later)).context["concerned"].stories)
    assert other.headline in page.text


def test_a_hostile_note_stays_text(desk):
    alliance = a_partnership()
    story = a_live_story("A story", alliance)
    page = desk.get(page_of(alliance, end(alliance)))
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"

    desk.post(page_of(alliance), a_press(page, story, words=hostile))

    story.refresh_from_db()
    for address in (story.page.path, "/feed/", page_of(alliance), change_page(story), FACTS):
        assert "<script>alert" not in desk.get(address).text
        assert "<img src=x" not in desk.get(address).text
    assert "&lt;script&gt;alert(1)" in desk.get(story.page.path).text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"words": "  "}, "Say what has happened"),
        ({"words": "x" * 1001}, "at most 1000 characters"),
        ({"on": "yesterday"}, "Enter a valid date."),
        ({"on": "2999-01-01"}, "This day is still to come."),
        ({"story": []}, "Tick at least one story"),
    ],
)
def test_a_press_that_cannot_be_carried_out_says_why_and_loses_nothing(desk, typed, words):
    alliance = a_partnership()
    ticked, left = a_live_story("Ticked", alliance), a_live_story("Left", alliance)
    page = desk.get(page_of(alliance, end(alliance)))

    answer = desk.post(page_of(alliance), a_press(page, ticked) | typed)

    assert answer.status_code == 200
    assert words in answer.text
    assert notes() == []
    assert FactToSettle.objects.open().exists()
    if "story" not in typed:
        assert [story.pk for story in answer.context["concerned"].stories if story.ticked] == [ticked.pk]
    if "words" not in typed:
        assert ENDED in answer.text
    assert left.headline in answer.text


def test_that_there_is_nothing_to_say_settles_what_was_shown_and_changes_no_story(desk):
    alliance = a_partnership()
    a_live_story("A story", alliance)
    a_citation(alliance, until="2022-03-31")
    a_citation(alliance, until="2022-04")
    page = desk.get(page_of(alliance, end(alliance)))
    form = reverse("admin:companies_partnership_change", args=[alliance.pk])
    assert f'href="{form}#citations-group">L-Mount Alliance: end disputed</a>' in page.text

    facts = [fact.pk for fact in page.context["concerned"].facts]
    answer = desk.post(page_of(alliance), {"fact": facts, "_nothing": "1"}, follow=True)

    assert len(facts) == 2
    assert said(answer) == ["Nothing more is to be said of it."]
    assert not FactToSettle.objects.open().exists()
    assert notes() == []


def test_facts_of_another_record_are_not_settled_by_a_forged_press(desk):
    alliance, pact = a_partnership(), a_partnership("Pact", "pact")
    for record in (alliance, pact):
        a_live_story(f"Of {record}", record)
        end(record)
    other = FactToSettle.objects.get(key=pact.pk)

    desk.post(page_of(alliance), {"fact": [other.pk, "nonsense", "9" * 30], "_nothing": "1"})

    assert FactToSettle.objects.open().count() == 2


def test_a_press_about_a_change_of_something_else_is_not_found(desk):
    alliance, pact = a_partnership(), a_partnership("Pact", "pact")
    story = a_live_story("A story", alliance)
    foreign = end(pact)
    page = desk.get(page_of(alliance, end(alliance)))

    for through in (foreign.pk, "", "nonsense"):
        assert desk.post(page_of(alliance), a_press(page, story, through=through)).status_code == 404
    assert notes() == []


@pytest.mark.parametrize("key", ["0", "nonsense", "9" * 30])
def test_stories_that_are_none_are_left_out_of_a_forged_press(desk, key):
    alliance = a_partnership()
    story = a_live_story("A story", alliance)
    page = desk.get(page_of(alliance, end(alliance)))

    assert desk.post(page_of(alliance), a_press(page, story) | {"story": [key, story.pk]}).status_code in (302, 200)


def test_a_story_that_does_not_name_the_record_gets_no_note_however_it_is_asked_for(desk):
    alliance = a_partnership()
    a_live_story("A story", alliance)
    stranger = a_live_story("A stranger")
    page = desk.get(page_of(alliance, end(alliance)))

    desk.post(page_of(alliance), a_press(page, stranger))

    assert notes() == []


def test_contributors_neither_see_nor_press(client):
    alliance = a_partnership()
    story = a_live_story("A story", alliance)
    change = end(alliance)
    client.force_login(an_editor())
    press = a_press(client.get(page_of(alliance, change)), story)
    client.force_login(a_member("Contributor"))

    assert client.get(page_of(alliance, change)).status_code == 403
    assert client.post(page_of(alliance), press).status_code == 403
    assert client.post(page_of(alliance), press | {"_nothing": "1"}).status_code == 403
    assert client.get(FACTS).status_code == 403
    assert notes() == []
    assert FactToSettle.objects.open().exists()


def test_an_editor_by_role_may_do_it(client):
    alliance = a_partnership()
    story = a_live_story("A story", alliance)
    client.force_login(a_member("Editor"))
    page = client.get(page_of(alliance, end(alliance)))

    assert client.post(page_of(alliance), a_press(page, story)).status_code == 302
    assert len(notes()) == 1


def test_addresses_of_nothing_are_not_found(desk):
    alliance = a_partnership()
    a_live_story("A story", alliance)

    for address in (f"{FACTS}company/999/", f"{FACTS}photo/1/"):
        assert desk.get(address).status_code == 404
    for query in ("?only=nonsense", "?only=company-x", "?before=nonsense"):
        assert desk.get(page_of(alliance) + query).status_code == 404
    assert desk.get(page_of(alliance) + "?since=nonsense").status_code == 200
    assert desk.get(page_of(alliance) + "?since=999999").status_code == 200


def test_the_stories_are_narrowed_down_to_those_about_it_and_those_that_name_the_other_end_too(desk):
    alliance, leica = a_partnership(), a_company()
    part = a_participation(alliance, leica)
    a_live_story("Both", alliance, leica)
    a_live_story("Alone", alliance, now=THEN + timedelta(days=1))
    a_live_story("Mentions", mentions=[alliance], now=THEN + timedelta(days=2))
    change = end(part, "until")

    def listed(query):
        page = desk.get(page_of(alliance, change) + query)
        return [story.headline for story in page.context["concerned"].stories]

    assert listed("") == ["Mentions", "Alone", "Both"]
    assert listed("&only=about") == ["Alone", "Both"]
    assert listed(f"&only=company-{leica.pk}") == ["Both"]
    assert f'only=company-{leica.pk}">Also naming Leica Camera' in desk.get(page_of(alliance, change)).text


def test_of_many_stories_a_page_at_a_time_and_only_the_whole_settles(desk, monkeypatch):
    monkeypatch.setattr("articles.admin.concerned.STORIES", 2)
    alliance = a_partnership()
    for number in range(3):
        a_live_story(f"Story {number}", alliance, now=THEN + timedelta(days=number))
    change = end(alliance)
    page = desk.get(page_of(alliance, change))
    stories = page.context["concerned"].stories
    assert [story.headline for story in stories] == ["Story 2", "Story 1"]

    desk.post(page_of(alliance, change), a_press(page, *stories))
    assert len(notes()) == 2
    assert FactToSettle.objects.open().exists()

    following = desk.get(page_of(alliance) + page.context["concerned"].slice.following)
    assert [story.headline for story in following.context["concerned"].stories] == ["Story 0"]
    assert [batch.steps[0].change for batch in following.context["concerned"].batches] == [change]


def test_the_page_costs_the_same_for_one_story_and_for_many(desk):
    alliance = a_partnership()
    a_live_story("First", alliance)
    change = end(alliance)
    desk.get(page_of(alliance, change))
    one = queries(desk.get, page_of(alliance, change))
    for number in range(6):
        a_live_story(f"Story {number}", alliance)

    assert queries(desk.get, page_of(alliance, change)) == one


def test_the_list_of_facts_leads_to_the_stories_and_costs_the_same_for_many(desk):
    def a_fact(number):
        pact = a_partnership(f"Pact {number}", f"pact-{number}")
        a_live_story(f"Story {number}", pact)
        return pact, end(pact)

    pact, change = a_fact(0)
    page = desk.get(FACTS)
    assert f'<a href="{page_of(pact, change)}">Pact 0 ended on 31 March 2022.</a>' in page.text
    one = queries(desk.get, FACTS)
    for number in range(1, 6):
        a_fact(number)

    assert queries(desk.get, FACTS) == one
    FactToSettle.objects.filter(key=pact.pk).settle(an_editor())
    listed = {state: desk.get(f"{FACTS}?state={state}").context["cl"].result_count for state in ("", "settled", "all")}
    assert listed == {"": 5, "settled": 1, "all": 6}


def test_after_a_save_that_readers_see_the_desk_leads_to_the_stories_it_concerns(desk):
    alliance, leica = a_partnership(), a_company()
    part = a_participation(alliance, leica)
    a_live_story("A story", alliance)
    a_live_story("Another", alliance)
    form = reverse("admin:companies_participation_change", args=[part.pk])

    answer = desk.post(form, a_relation(part, until="2022-03-31"), follow=True)

    change = RecordChange.objects.filter(table="participation").newest_first().first()
    assert f'<a href="{page_of(alliance, change)}">2 live stories name “L-Mount Alliance”</a>' in answer.text


def test_after_a_save_that_readers_do_not_see_or_that_changes_nothing_it_says_nothing(desk):
    alliance, leica = a_partnership(), a_company()
    hidden = a_participation(alliance, leica, released_at=None)
    seen = a_participation(alliance, a_company("Sigma", "sigma"))
    a_live_story("A story", alliance)

    for part, until in ((hidden, "2022"), (seen, "")):
        form = reverse("admin:companies_participation_change", args=[part.pk])
        answer = desk.post(form, a_relation(part, until=until), follow=True)
        assert "successfully" in answer.text
        assert "live stor" not in answer.text


def test_who_does_not_publish_is_not_led_there(client):
    alliance = a_partnership()
    part = a_participation(alliance, a_company())
    a_live_story("A story", alliance)
    clerk = a_member("Contributor")
    clerk.user_permissions.add(*permissions("change_participation", "view_participation"))
    client.force_login(clerk)
    form = reverse("admin:companies_participation_change", args=[part.pk])

    answer = client.post(form, a_relation(part, until="2022"), follow=True)

    assert RecordChange.objects.filter(table="participation").count() == 2
    assert "live stor" not in answer.text
    assert "live stor" not in client.get(reverse("admin:companies_participation_history", args=[part.pk])).text


def permissions(*names):
    return Permission.objects.filter(codename__in=names)


def a_relation(part, **values):
    empty = {f"citations-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL")}
    fields = {name: getattr(part, name) for name in ("role", "since", "until", "status", "note")}
    typed = {name: getattr(value, "iso", value) for name, value in fields.items()}
    return typed | {"partnership": part.partnership_id, "company": part.company_id} | empty | values


def test_the_history_leads_to_the_stories_of_the_record_and_of_each_change(desk):
    alliance, leica = a_partnership(), a_company()
    part = a_participation(alliance, leica)
    a_live_story("A story", alliance)
    change = end(part, "until")

    for row in (alliance, part):
        page = desk.get(reverse(f"admin:companies_{row._meta.model_name}_history", args=[row.pk])).text
        assert f'<a href="{page_of(alliance)}">1 live story names “L-Mount Alliance”</a>' in page
        assert f'href="{page_of(alliance, change)}">live stories</a>' in page
    page = desk.get(reverse("admin:companies_company_history", args=[leica.pk])).text
    assert "live story names" not in page


def test_the_history_costs_the_same_for_one_change_and_for_many(desk):
    alliance = a_partnership()
    a_live_story("A story", alliance)
    history = reverse("admin:companies_partnership_history", args=[alliance.pk])
    desk.get(history)
    one = queries(desk.get, history)
    for year in range(2020, 2026):
        end(alliance, day=str(year))
    assert queries(desk.get, history) == one


def test_nor_does_a_history_ask_for_each_relation_that_sources_support(desk):
    def a_sourced_part(number):
        part = a_participation(alliance, a_company(f"Maker {number}", f"maker-{number}"))
        a_citation(part, since="2018")

    alliance = a_partnership()
    a_live_story("A story", alliance)
    history = reverse("admin:companies_partnership_history", args=[alliance.pk])
    a_sourced_part(0)
    desk.get(history)
    one = queries(desk.get, history)
    for number in range(1, 6):
        a_sourced_part(number)

    assert queries(desk.get, history) == one
