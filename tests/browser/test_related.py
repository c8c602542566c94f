"""Choosing what is to be read next, on the desk, in a real browser, and reading it."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.desk import SECRET, Editor
from tests.builders import a_member, a_published_story, a_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_related_stories_are_chosen_by_typing_put_in_order_and_read(page):
    a_published_story("Huawei out, Xiaomi in")
    a_published_story("A mount of one’s own")
    a_story("What everybody reads", owner=a_member("Editor", "ana"))
    desk = Editor(page)
    desk.sign_in("ana", SECRET)
    desk.open_story("What everybody reads")
    desk.choose(desk.add_row("related_stories") + "-story", "Huawei")
    desk.choose(desk.add_row("related_stories") + "-story", "mount")
    desk.save()

    card = page.locator("#card-related_stories")
    expect(card.locator(".state-published")).to_have_count(2)
    card.locator("[name=related_stories-1-position]").fill("1")
    desk.save()
    story = Article.objects.get(headline="What everybody reads")
    assert [str(row) for row in story.related_stories.all()] == ["A mount of one’s own", "Huawei out, Xiaomi in"]

    desk.publish()
    story.refresh_from_db()
    page.goto(story.page.path)
    headlines = page.locator(".related h3")
    expect(headlines).to_have_text(["A mount of one’s own", "Huawei out, Xiaomi in"])
    headlines.first.get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("A mount of one’s own")
