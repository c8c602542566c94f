"""A story's life between three people: who writes it, who edits it, who keeps the bin and the embargoes."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article, CompanyLink, PublishedArticle
from tests.browser.desk import SECRET, Editor
from tests.builders import a_company, a_member, a_photo, an_author

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people(browser, live_server, complaints):
    """Three browsers, each somebody's."""
    hands = {}
    contexts = []
    for name, role in (("mina", "Contributor"), ("ana", "Editor"), ("adam", "Administrator")):
        a_member(role, name)
        context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
        context.set_default_timeout(10_000)
        context.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        contexts.append(context)
        hands[name] = Editor(context.new_page())
        hands[name].sign_in(name, SECRET)
    yield hands
    for context in contexts:
        context.close()


def in_the_list(editor, heading, headline):
    """Open a story from a list of the desk's first page."""
    editor.page.goto("/admin/")
    section = editor.page.locator("section", has=editor.page.get_by_role("heading", name=heading))
    section.get_by_role("link", name=headline).first.click()


def test_from_a_contributors_draft_to_the_bin(people, complaints):
    a_photo("Front of a lens")
    a_company("Leica Camera", "leica-camera")
    an_author()
    mina, ana, adam = (people[name] for name in ("mina", "ana", "adam"))

    # Mina writes, and hands it in.
    mina.begin_story("Leica Camera has a new lens")
    mina.page.fill("#id_standfirst", "It is small.")
    mina.choose("id_lead_photo", "Front of a lens")
    mina.write(mina.add_block("text") + "-html", "The first words of it.")
    expect(mina.page.get_by_role("button", name="Publish")).to_have_count(0)
    mina.page.get_by_role("button", name="Send for review").click()
    expect(mina.page.locator(".messagelist .success")).to_contain_text("It waits for an editor.")
    expect(mina.page.get_by_role("button", name="Take it back")).to_be_visible()

    # Ana finds it waiting, asks something, and sends it back.
    in_the_list(ana, "Waiting for review", "Leica Camera has a new lens")
    ana.page.get_by_label("A comment for the desk").fill("How small?")
    ana.page.get_by_role("button", name="Add the comment").click()
    expect(ana.page.locator(".comments")).to_contain_text("How small?")
    ana.page.get_by_role("button", name="Back to draft").click()
    expect(ana.page.locator(".messagelist .success")).to_contain_text("It is a draft again.")

    # Mina answers, and hands it in again.
    in_the_list(mina, "My drafts", "Leica Camera has a new lens")
    expect(mina.page.locator(".comments")).to_contain_text("How small?")
    mina.page.get_by_role("button", name="Settled").click()
    expect(mina.page.locator(".comments .settled")).to_be_visible()
    mina.page.fill("#id_standfirst", "It is 4 cm small.")
    mina.page.get_by_role("button", name="Send for review").click()

    # Ana links what was found in the text, sets an embargo, and may not publish before it ends.
    in_the_list(ana, "Waiting for review", "Leica Camera has a new lens")
    found = ana.page.locator(".found li", has_text="Leica Camera")
    expect(found).to_contain_text("headline")
    found.get_by_text("Link", exact=True).click()
    tomorrow = timezone.localtime() + timedelta(days=1)
    ana.page.fill("#id_embargo_until_0", f"{tomorrow:%Y-%m-%d}")
    ana.page.fill("#id_embargo_until_1", "09:00")
    ana.page.locator("[name=_publish]").click()
    expect(ana.page.get_by_text("It is under embargo until").first).to_be_visible()
    expect(ana.page.get_by_role("button", name="Publish now")).to_have_count(0)
    assert CompanyLink.objects.get().relevance == "about"
    assert not PublishedArticle.objects.exists()

    # Adam may, and is asked again.
    adam.open_story("Leica Camera has a new lens")
    adam.page.locator("[name=_publish]").click()
    adam.page.get_by_label("Publish it before the embargo ends").check()
    adam.page.get_by_role("button", name="Publish all the same").click()
    expect(adam.page.locator(".messagelist .success")).to_be_visible()
    page = PublishedArticle.objects.get()

    # Readers have it; Mina reads it on the desk and changes nothing any more.
    mina.page.goto(page.path)
    expect(mina.page.get_by_text("It is 4 cm small.").first).to_be_visible()
    mina.page.goto(f"/admin/articles/article/{Article.objects.get().pk}/change/")
    expect(mina.page.locator("input[name=_continue]")).to_have_count(0)

    # Ana corrects it.
    in_the_list(ana, "Rundown", "Leica Camera has a new lens")
    ana.write("id_articles_text_set-0-html", "The words as they should have been.")
    ana.page.locator("[name=_publish]").click()
    ana.page.get_by_label(re.compile("A correction")).check()
    ana.page.get_by_label("What was wrong, and what is right").fill("It is 4 cm, not 4 m.")
    ana.page.get_by_role("button", name="Publish now").click()
    expect(ana.page.locator(".messagelist .success")).to_be_visible()
    ana.page.goto("/corrections/")
    expect(ana.page.get_by_text("It is 4 cm, not 4 m.")).to_be_visible()

    # What readers had is in the history, compared word by word.
    ana.page.goto(f"/admin/articles/article/{Article.objects.get().pk}/history/")
    expect(ana.page.get_by_text("Readers see this")).to_be_visible()
    ana.page.get_by_role("button", name="Compare").click()
    expect(ana.page.locator(".sheet ins").first).to_be_visible()

    # Ana puts it in the bin; Adam alone sees it there, and brings it back.
    ana.page.goto(f"/admin/articles/article/{Article.objects.get().pk}/change/")
    ana.page.get_by_role("link", name="Delete").click()
    ana.page.locator("[type=submit]", has_text="").last.click()
    ana.page.goto("/admin/articles/article/?state=binned")
    expect(ana.page.get_by_text("Leica Camera has a new lens")).to_have_count(0)
    assert ana.page.goto(page.path).status == 410
    adam.page.goto("/admin/articles/article/?state=binned")
    adam.page.get_by_role("checkbox").nth(1).check()
    adam.page.locator("select[name=action]").select_option("put_back")
    adam.page.get_by_role("button", name="Go").click()
    expect(adam.page.locator(".messagelist")).to_contain_text("Back on the desk")
    assert [complaint for complaint in complaints if "410" not in complaint] == []
    complaints.clear()
