"""Two people, or a person and the publisher, who act in the same moment."""

from datetime import timedelta
from threading import Event
from time import sleep

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Article, CompanyCoverage, PublishedArticle, Revision
from articles.publishing import NotPublishable, compose, publish, release_due, schedule
from articles.tasks import rebuild_pages
from tests.builders import THEN, a_brand, a_company, a_story, an_editor, retype
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_editors_who_publish_at_once_leave_one_consistent_page(client):
    leica, sigma = a_company(), a_company("Sigma", "sigma")
    story = a_story("First", slug="same", text="<p>First words.</p>", about=[leica])
    first = story.latest_revision
    story.headline = "Second"
    story.save()
    story.company_links.all().delete()
    story.company_links.create(company=sigma)
    second = retype(story, "Second words.")
    editor = an_editor()

    for _ in range(5):
        at_once(
            lambda: publish(first, by=editor, now=THEN),
            lambda: publish(second, by=editor, now=THEN),
        )

        page = PublishedArticle.objects.get()
        wins = Article.objects.get().published_revision
        word, company = ("First", leica) if wins == first else ("Second", sigma)
        assert page.headline == word
        assert f"{word} words." in client.get(page.path).text
        assert [row.company for row in CompanyCoverage.objects.all()] == [company]


def test_the_first_publication_of_two_makes_one_page():
    story = a_story()
    editor = an_editor()

    pages = at_once(*[lambda: publish(story.latest_revision, by=editor, now=THEN)] * 3)

    assert len({page.pk for page in pages}) == 1
    assert PublishedArticle.objects.count() == 1


def test_a_brand_that_is_renamed_while_a_story_is_laid_is_renamed_there_too(client):
    brand = a_brand("Old Name", "maker")
    story = a_story(about=[brand])
    editor, laying = an_editor(), Event()

    def slowly(run, sql, params, many, context):
        if sql.startswith('INSERT INTO "articles_publishedarticle"'):
            laying.set()
            sleep(0.5)
        return run(sql, params, many, context)

    def publication():
        with connection.execute_wrapper(slowly):
            return publish(story.latest_revision, by=editor, now=THEN)

    def renaming():
        laying.wait(timeout=10)
        brand.name = "New Name"
        brand.save()

    page, _ = at_once(publication, renaming)
    rebuild_pages.call()

    assert "New Name" in client.get(page.path).text
    assert "Old Name" not in client.get(page.path).text


def test_two_stories_at_one_address_leave_one_and_say_why_to_the_other():
    first, second = a_story("First", slug="first"), a_story("Second", slug="second")
    revision = second.latest_revision
    revision.snapshot["slug"] = "first"
    editor = an_editor()

    def refused(action):
        try:
            action()
        except NotPublishable as why:
            return str(why)
        return ""

    answers = at_once(
        lambda: refused(lambda: publish(first.latest_revision, by=editor, now=THEN)),
        lambda: refused(lambda: publish(revision, by=editor, now=THEN)),
    )

    assert PublishedArticle.objects.count() == 1
    assert [bool(answer) for answer in sorted(answers)] == [False, True]
    assert "belongs to" in max(answers)


def test_two_publishers_release_a_story_once():
    story = a_story()
    now = timezone.now()
    schedule(story.latest_revision, at=now + timedelta(seconds=1), by=an_editor(), now=now)

    released = at_once(*[lambda: release_due(now + timedelta(seconds=2))] * 2)

    assert sorted(len(pages) for pages in released) == [0, 1]


def test_two_who_save_at_once_make_one_revision_of_the_same_words():
    story = a_story()
    Article.objects.filter(pk=story.pk).update(headline="Changed")
    editor = an_editor()

    at_once(*[lambda: compose(story, by=editor)] * 3)

    assert sorted(Revision.objects.values_list("number", flat=True)) == [1, 2]
