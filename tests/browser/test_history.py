"""Two revisions read side by side by keys, and a preview at the widths and in the themes that readers have."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Quote
from tests.articles.desk import the_story
from tests.browser.desk import SECRET, Editor
from tests.builders import a_member, a_story, retype, saved

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story():
    """A story saved twice: its headline, a word and a quotation changed."""
    ana = a_member("Editor", "ana")
    story = a_story("Nikon to buy RED", text="<p>It would buy it in spring.</p><p>Nothing else.</p>", owner=ana)
    Article.objects.update(headline="Nikon buys RED")
    saved(Quote(parent=story, region="body", ordering=20, words="We keep the name.", speaker="Keiji"))
    retype(story, "It bought it in spring.</p><p>Nothing else.")
    return the_story()


def test_an_editor_steps_through_what_changed_and_has_the_earlier_one_back(story, page):
    Editor(page).sign_in("ana", SECRET)
    page.goto(f"/admin/articles/article/{story.pk}/history/")
    page.get_by_role("button", name="Compare").click()

    said, at = page.locator(".steps [role=status]"), page.locator(".sheet .at")
    expect(said).to_have_text("3 changes")
    page.keyboard.press("j")
    expect(at).to_have_text("to buy")
    page.keyboard.press("j")
    expect(at).to_have_text("would buy")
    page.get_by_role("button", name="The next change").click()
    expect(at).to_contain_text("We keep the name.")
    page.keyboard.press("k")
    expect(said).to_have_text("2 of 3")

    page.get_by_text("Restore 1 as working copy…").click()
    page.get_by_role("button", name="Restore revision 1").click()
    expect(page.locator(".messagelist")).to_contain_text("The story is again as in revision 1.")
    assert the_story().headline == "Nikon to buy RED"


def test_a_preview_is_as_wide_as_the_screen_it_is_for_and_is_remembered(story, page):
    Editor(page).sign_in("ana", SECRET)
    address = f"/admin/articles/article/{story.pk}/preview/?revision={story.latest_revision_id}"
    page.set_viewport_size({"width": 768, "height": 900})
    page.goto(address)
    inside = page.frame_locator("iframe.preview-frame")
    expect(inside.locator("h1")).to_have_text("Nikon buys RED")
    width = "() => document.querySelector('.preview-frame').contentWindow.innerWidth"

    assert page.evaluate(width) == 1280
    page.get_by_role("link", name="Phone").press("Enter")
    page.get_by_role("link", name="Dark").press("Enter")
    expect(inside.locator("html[data-theme=dark]")).to_be_attached()
    assert page.evaluate(width) == 360

    page.goto(address)
    expect(page.get_by_role("link", name="Phone")).to_have_attribute("aria-current", "true")
    expect(page.frame_locator("iframe.preview-frame").locator("html[data-theme=dark]")).to_be_attached()
    # What the editor chose as a reader is another matter.
    assert page.evaluate("() => localStorage.getItem('theme')") in (None, "auto")


def test_a_shared_address_is_copied_and_read_without_an_account(story, page, browser):
    Editor(page).sign_in("ana", SECRET)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/admin/articles/article/{story.pk}/share/")
    page.get_by_role("button", name="Make an address").click()
    page.get_by_role("button", name="Copy the address").click()
    expect(page.locator(".shared [role=status]")).to_have_text("Copied")
    path = page.evaluate("() => new URL(document.querySelector('.shared input').value).pathname")
    assert page.evaluate("() => navigator.clipboard.readText()").endswith(path)

    stranger = browser.new_context(base_url=page.url).new_page()
    stranger.goto(path)
    expect(stranger.locator(".preview-note")).to_contain_text("Not published.")
    assert stranger.context.cookies() == []
    stranger.context.close()
