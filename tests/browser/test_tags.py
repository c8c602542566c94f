"""The box of tags in a real browser."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Tag
from tests.browser.desk import SECRET, Editor
from tests.builders import a_member, a_published_story, a_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_tags_are_proposed_taken_by_keyboard_and_a_new_word_says_so(page):
    a_published_story("Read", tags=["Leica M"])
    a_story("Unread", tags=["Lens"], owner=a_member("Editor", "ana"))
    desk = Editor(page)
    desk.sign_in("ana", SECRET)
    desk.open_story("Unread")
    box, entry = page.locator("tag-box"), page.get_by_role("combobox", name="Add a tag")

    entry.press_sequentially("leï")
    expect(box.get_by_role("option", name="Leica M")).to_contain_text("1 story")
    expect(box.get_by_role("option").last).to_contain_text("new tag")
    entry.press("ArrowDown")
    entry.press("Enter")
    expect(box.locator(".chip").last).to_have_text("Leica M×")

    entry.press_sequentially("LENS,")
    entry.press_sequentially("Lemses,")
    expect(box.locator(".chip.new")).to_have_text("Lemsesnew tag×")
    expect(box.locator(".chip")).to_have_count(3)
    expect(entry).to_be_focused()
    entry.press("Backspace")
    expect(box.locator(".chip")).to_have_count(2)

    entry.press_sequentially("leica-m,")
    expect(box.locator(".chip")).to_have_text(["Lens×", "Leica M×"])
    desk.save()
    assert sorted(Article.objects.get(headline="Unread").tags.names()) == ["Leica M", "Lens"]
    assert Tag.objects.count() == 2
