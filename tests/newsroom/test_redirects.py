"""Addresses outlive what they named: moved ones lead on, withdrawn ones say so, and come back with their page."""

import pytest

from articles.models import Article
from articles.publishing import withdraw
from companies.release import release
from companies.release import withdraw as take_back
from tests.builders import a_brand, a_story, an_author, an_editor, published

pytestmark = pytest.mark.django_db


def publish_at(story, *slugs):
    for slug in slugs:
        Article.objects.filter(pk=story.pk).update(slug=slug)
        published(story)


def leads(client, path):
    """Return where an address leads, or the status of what it answers."""
    response = client.get(path)
    return response.headers.get("Location", response.status_code)


def test_a_changed_slug_leads_readers_on_and_chains_are_shortened(client):
    publish_at(a_story(), "first", "second", "third")

    assert leads(client, "/2022/05/first/") == "/2022/05/third/"
    assert leads(client, "/2022/05/second/?utm_source=x") == "/2022/05/third/"
    assert leads(client, "/2022/05/third/") == 200


def test_a_slug_that_goes_back_leaves_no_circle(client):
    publish_at(a_story(), "first", "second", "first")

    assert leads(client, "/2022/05/first/") == 200
    assert leads(client, "/2022/05/second/") == "/2022/05/first/"


def test_every_address_of_a_withdrawn_story_is_gone_and_comes_back_with_it(client):
    story = a_story()
    publish_at(story, "first", "second")

    withdraw(story, by=an_editor())
    assert leads(client, "/2022/05/first/") == leads(client, "/2022/05/second/") == 410

    publish_at(story, "second")
    assert leads(client, "/2022/05/first/") == "/2022/05/second/"


def test_a_story_that_comes_back_elsewhere_is_found_from_every_address_it_had(client):
    story = a_story()
    publish_at(story, "first", "second")
    withdraw(story, by=an_editor())

    publish_at(story, "third")

    assert leads(client, "/2022/05/first/") == leads(client, "/2022/05/second/") == "/2022/05/third/"


def test_a_record_that_comes_back_under_another_slug_is_found_from_the_old_one(client):
    brand = a_brand(slug="lumix")
    take_back([brand])
    assert leads(client, "/brands/lumix/") == 410

    brand.refresh_from_db()
    brand.slug = "panasonic-lumix"
    brand.save()
    assert leads(client, "/brands/lumix/") == 410
    assert leads(client, "/brands/panasonic-lumix/") == 404

    release([brand])
    assert leads(client, "/brands/lumix/") == "/brands/panasonic-lumix/"


def test_a_tag_and_an_author_are_gone_with_their_last_story_and_found_when_they_come_back(client):
    author = an_author(slug="ines")
    story = a_story(tags=["Lenses"], authors=[author])
    tag = story.tags.get()
    publish_at(story, "carries-them")

    withdraw(story, by=an_editor())
    assert leads(client, "/tags/lenses/") == leads(client, "/authors/ines/") == 410

    tag.slug, author.slug = "glass", "ines-halloran"
    tag.save()
    author.save()
    publish_at(story, "carries-them")
    assert leads(client, "/tags/lenses/") == "/tags/glass/"
    assert leads(client, "/authors/ines/feed/") == "/authors/ines-halloran/feed/"


def test_a_tag_that_another_story_still_carries_stays(client):
    stays, goes = a_story("Stays", tags=["Lenses"]), a_story("Goes", tags=["Lenses"])
    published(stays)
    published(goes)

    withdraw(goes, by=an_editor())

    assert leads(client, "/tags/lenses/") == 200


def test_an_address_in_another_script_leads_on(client):
    story = a_story(tags=["写真機" * 20])
    published(story)
    tag = story.tags.get()
    before = tag.get_absolute_url()

    tag.slug = "cameras"
    tag.save()

    assert leads(client, before) == "/tags/cameras/"
    tag.slug = "写真"
    tag.save()
    assert leads(client, "/tags/cameras/") == "/tags/%E5%86%99%E7%9C%9F/"
    assert leads(client, before) == "/tags/%E5%86%99%E7%9C%9F/"


def test_a_tag_of_nothing_but_signs_has_an_address(client):
    page = published(a_story(tags=["📷", "?!"]))

    assert client.get(page.path).status_code == 200
    assert sorted(tag["url"] for tag in page.furniture["tags"]) == ["/tags/tag/", "/tags/tag_1/"]
    assert leads(client, "/tags/tag_1/") == 200


def test_who_comes_back_takes_no_way_from_who_has_their_old_address_now(client):
    first, second = a_brand("First", "first"), a_brand("Second", "second")
    take_back([first])
    moved_to(first, "elsewhere")
    moved_to(second, "first")

    release([first])

    assert leads(client, "/brands/second/") == "/brands/first/"
    assert "Second" in client.get("/brands/first/").content.decode()
    assert leads(client, "/brands/elsewhere/") == 200


def test_what_led_to_a_page_that_is_gone_does_not_lead_to_who_has_its_address_now(client):
    first = a_brand("First", "old")
    moved_to(first, "first")
    take_back([first])
    moved_to(first, "hidden")
    assert leads(client, "/brands/old/") == 410

    a_brand("Second", "first")

    assert leads(client, "/brands/first/") == 200
    assert leads(client, "/brands/old/") == 410


def moved_to(record, slug):
    record.refresh_from_db()
    record.slug = slug
    record.save()
