"""A story from its first word to its end, as an editor and a reader see it in a browser."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article, PublishedArticle
from tests.browser.desk import SECRET, Editor
from tests.builders import a_brand, a_company, a_partnership, a_photo, an_author, an_editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_story_is_written_published_changed_scheduled_moved_and_withdrawn(page, live_server, complaints):
    an_editor("ana")
    an_author()
    a_photo("Front of a lens", caption="Wetzlar.", credit="Leica / Panasonic / Sigma")
    a_photo("A factory", credit="Ines Halloran")
    a_company()
    a_brand()
    a_partnership()
    editor = Editor(page)
    editor.sign_in("ana", SECRET)

    write_with_every_block(editor)
    editor.save()
    story = Article.objects.get()
    assert [block["type"] for block in story.latest_revision.snapshot["blocks"]] == [
        "text",
        "quote",
        "figure",
        "record_card",
        "aside",
    ]

    editor.publish()
    address = PublishedArticle.objects.get().path
    desk = page.url
    reads(page, live_server, address, "Two makers put one name to it", "The first words.[1]")
    walks_to_the_record_and_back(page, address)

    page.goto(desk)
    changes_in_private(editor, "Words in private.")
    reads(page, live_server, address, "The first words.[1]", without="Words in private.")

    page.goto(desk)
    editor.publish()
    reads(page, live_server, address, "Words in private.", without="The first words.")

    page.goto(desk)
    changes_in_private(editor, "Words for later.")
    schedules(editor)
    reads(page, live_server, address, "Words in private.", without="Words for later.")
    Article.objects.update(scheduled_for=timezone.now())  # The minute has come.
    call_command("release_due")
    reads(page, live_server, address, "Words for later.", without="Words in private.")

    page.goto(desk)
    page.locator("#id_slug").fill("another-address")
    editor.publish()
    page.goto(address)
    expect(page).to_have_url(live_server.url + moved(address))

    page.goto(desk)
    page.get_by_role("link", name="Withdraw").click()
    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert page.goto(moved(address)).status == 410
    assert page.goto(address).status == 410
    assert "Two makers" not in page.goto("/feed/").text()
    assert [complaint for complaint in complaints if "410" not in complaint] == []
    complaints.clear()


def write_with_every_block(editor):
    page = editor.page
    editor.begin_story("Two makers put one name to it")
    page.fill("#id_standfirst", "Not a merger: a joint brand.")
    page.locator("#id_kicker").fill("Business")
    editor.choose("id_lead_photo", "Front of a lens")
    editor.choose(editor.add_row("bylines") + "-author", "Ines Halloran")
    editor.write(editor.add_block("text") + "-html", "The first words.[1]")
    figure = editor.add_block("figure")
    editor.choose(f"{figure}-photo", "A factory")
    page.fill(f"#{figure}-caption", "Kadoma, May 2022.")
    quote = editor.add_block("quote")
    page.fill(f"#{quote}-words", "to deepen capabilities")
    page.fill(f"#{quote}-speaker", "Matthias Harsch")
    page.fill(f"#{quote}-role", "then chief executive")
    editor.choose(f"{quote}-company", "Leica Camera")
    editor.choose(editor.add_block("record_card") + "-partnership", "L-Mount Alliance")
    aside = editor.add_block("aside")
    page.fill(f"#{aside}-title", "Why it matters")
    editor.write(f"{aside}-html", "Because of the name.")
    editor.drag_above(quote, figure)
    editor.choose(editor.add_row("company_links") + "-company", "Leica Camera")
    editor.choose(editor.add_row("brand_links") + "-brand", "Lumix")
    editor.choose(editor.add_row("partnership_links") + "-partnership", "L-Mount Alliance")
    source = editor.add_row("sources")
    page.fill(f"#{source}-publisher", "Leica")
    page.fill(f"#{source}-title", "Announcement of L² Technology")
    page.fill(f"#{source}-published", "2022-05")


def reads(page, live_server, address, *words, without=None):
    assert page.goto(live_server.url + address).status == 200
    for sentence in words:
        expect(page.get_by_text(sentence).first).to_be_visible()
    if without:
        assert without not in page.content()


def walks_to_the_record_and_back(page, address):
    headline = "Two makers put one name to it"
    for name in ("Leica Camera", "Lumix", "L-Mount Alliance"):
        page.goto(address)
        page.locator(".about").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        page.get_by_role("link", name=headline).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(headline)


def changes_in_private(editor, words):
    editor.write("id_articles_text_set-0-html", words)
    editor.save()


def schedules(editor):
    page = editor.page
    page.locator("[name=_schedule]").click()
    then = timezone.now() + timedelta(days=1)
    page.locator("input[type=date]").fill(f"{then:%Y-%m-%d}")
    page.locator("input[type=time]").fill("09:30")
    page.locator("button.go").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def moved(address):
    return address.rsplit("/", 2)[0] + "/another-address/"


def test_what_was_typed_stays_when_a_field_is_refused(page):
    an_editor("ana")
    a_company()
    editor = Editor(page)
    editor.sign_in("ana", SECRET)
    editor.begin_story("A story with a slip")
    editor.write(editor.add_block("text") + "-html", "Words that must not be lost.")
    source = editor.add_row("sources")
    page.fill(f"#{source}-publisher", "Leica")
    page.fill(f"#{source}-title", "Announcement")
    page.fill(f"#{source}-published", "2000-13")

    page.locator(".pub input.go, .pub button.go").click()

    expect(page.get_by_text("There is no month 13.")).to_be_visible()
    expect(page.locator("#id_sources-0-published")).to_have_value("2000-13")
    expect(page.locator("#id_headline")).to_have_value("A story with a slip")
    expect(page.locator(".ProseMirror", has_text="Words that must not be lost.").first).to_be_visible()
    assert not Article.objects.exists()


def test_a_preview_shows_what_will_be_published_in_the_readers_own_page(page):
    an_editor("ana")
    editor = Editor(page)
    editor.sign_in("ana", SECRET)
    editor.begin_story("A story to be looked at")
    editor.write(editor.add_block("text") + "-html", "Words in the column.")

    page.locator("[name=_preview]").click()

    shown = page.frame_locator("iframe.preview-frame")
    expect(shown.get_by_role("heading", level=1)).to_have_text("A story to be looked at")
    expect(shown.get_by_text("Words in the column.")).to_be_visible()
    assert shown.locator("body").evaluate("body => getComputedStyle(body).fontFamily").startswith("Newsreader")
    assert not PublishedArticle.objects.exists()
