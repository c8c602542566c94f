"""A partnership ends: from its form to a note in each live story that needs one, and what readers have then."""

import pytest
from playwright.sync_api import expect

from articles.models import FactToSettle, Note
from tests.browser.desk import SECRET, Editor
from tests.builders import a_company, a_member, a_partnership, a_published_story
from tests.companies.builders import a_participation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ENDED = "L-Mount Alliance ended on 31 March 2022."


@pytest.fixture
def stories():
    alliance = a_partnership()
    a_participation(alliance, a_company())
    return [a_published_story(f"Story {number}", about=[alliance]) for number in range(3)]


def end_the_partnership(page):
    """Say on the partnership's form that it ended, and go where the desk leads."""
    a_member("Editor", username="ana")
    Editor(page).sign_in("ana", SECRET)
    page.get_by_role("link", name="Partnerships").click()
    page.get_by_role("link", name="L-Mount Alliance").click()
    page.fill("#id_ended", "2022-03-31")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="3 live stories name “L-Mount Alliance”").click()


def test_an_editor_ends_a_partnership_and_notes_it_in_the_stories_that_told_of_it(page, stories):
    end_the_partnership(page)
    ticked = page.locator("input[name=story]:checked")
    expect(page.get_by_label("A note for the ticked stories")).to_have_value(ENDED)
    expect(ticked).to_have_count(3)

    page.get_by_role("button", name="Tick none").click()
    expect(ticked).to_have_count(0)
    page.get_by_role("button", name="Tick all").click()
    page.get_by_role("checkbox", name="Story 1").uncheck()
    page.get_by_role("button", name="Add the note").click()

    expect(page.get_by_text("The note stands in 2 stories, and readers see it.")).to_be_visible()
    expect(page.get_by_text("Note added")).to_have_count(2)
    assert not FactToSettle.objects.open().exists()
    for story, noted in zip(stories, (True, False, True), strict=True):
        page.goto(story.path)
        expect(page.get_by_text(ENDED)).to_have_count(1 if noted else 0)


def test_it_takes_no_script_and_no_mouse(browser, live_server, stories):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.set_default_timeout(10_000)
    page = context.new_page()
    end_the_partnership(page)
    expect(page.get_by_role("button", name="Tick none")).to_have_count(0)

    page.get_by_role("checkbox", name="Story 2").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Add the note").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("The note stands in 2 stories, and readers see it.")).to_be_visible()
    assert sorted(note.article.headline for note in Note.objects.all()) == ["Story 0", "Story 1"]
    context.close()
