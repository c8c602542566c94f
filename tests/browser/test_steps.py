"""How many steps it is from “New story” to readers: a click, a key that does something, a field typed into."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, PublishedArticle
from tests.browser.desk import SECRET, Editor
from tests.builders import a_company, a_member, a_photo, a_published_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Steps:
    """An editor's hands, counted."""

    def __init__(self, page):
        self.page, self.number = page, 0

    def click(self, locator):
        locator.click()
        self.number += 1

    def key(self, key):
        self.page.keyboard.press(key)
        self.number += 1

    def type(self, words):
        self.page.keyboard.type(words)
        self.number += 1


def test_a_story_with_a_photograph_two_links_and_three_tags_is_seventeen_steps_away(page):
    a_member("Editor", "ana")
    a_photo("Front of a lens")
    a_company("Leica Camera", "leica-camera")
    a_company("Sigma", "sigma")
    a_published_story("Before", tags=["Lenses", "L-mount", "Night"])
    Editor(page).sign_in("ana", SECRET)
    steps = Steps(page)

    steps.key("n")
    page.wait_for_url("**/add/")
    expect(page.locator(".order-machine")).to_be_visible()
    steps.click(page.locator("#id_headline"))
    steps.type("Leica Camera and Sigma show a lens")
    steps.click(page.locator("#id_lead_photo + .select2"))
    steps.type("Front")
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text("Front of a lens")
    steps.key("Enter")
    steps.click(page.locator(".order-machine-insert-target.last"))
    steps.click(page.locator('.plugin-buttons [data-plugin-prefix="articles_text_set"]'))
    expect(page.locator(".order-machine .ProseMirror[contenteditable=true]")).to_be_focused()
    steps.type("They showed it together.")
    steps.click(page.get_by_role("combobox", name="Add a tag"))
    for word in ("Lenses", "L-mount", "Night"):
        page.keyboard.type(word)
        steps.key("Enter")
    for name in ("Leica Camera", "Sigma"):
        found = page.locator(".found li", has=page.locator("b", has_text=name))
        steps.click(found.get_by_text("Link", exact=True))
    steps.click(page.get_by_role("button", name="Publish…"))
    steps.click(page.get_by_role("button", name="Publish now"))

    expect(page.locator(".messagelist .success")).to_be_visible()
    story = Article.objects.get(headline="Leica Camera and Sigma show a lens")
    assert PublishedArticle.objects.filter(pk=story.page_id, lead_photo__title="Front of a lens").exists()
    assert sorted(str(link.company) for link in story.company_links.all()) == ["Leica Camera", "Sigma"]
    assert sorted(tag.name for tag in story.tags.all()) == ["L-mount", "Lenses", "Night"]
    assert steps.number == 17
