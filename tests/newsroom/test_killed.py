"""Whoever is killed leaves the site as it was before or as it is after, and what is due is taken up again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, PublishedArticle, Rebuild, Tag
from articles.publishing import publish, release_due, schedule, withdraw
from articles.tasks import rebuild_pages, take_up_again
from companies.merging.merge import merge
from companies.models import Company
from photos.models.leased import LEASE
from tests.articles.test_intake import PAGE, RELEASE
from tests.builders import THEN, a_company, a_published_story, a_story, an_author, an_editor, retype
from tests.killed import deaths
from tests.worker import the_worker_runs

pytestmark = pytest.mark.django_db

TO_COME = THEN + timedelta(days=1)


def a_live_story():
    sources = [{"publisher": "Leica", "title": "One"}]
    page = a_published_story(tags=["Leika"], authors=[an_author()], about=[a_company()], sources=sources)
    return Article.objects.get(page=page)


def is_all_or_nothing(action, after):
    """Kill an action everywhere: nothing of it is there before its transaction has ended, and all of it afterwards.

    Arguments: `after` says whether the site is as the action leaves it. Returns how often it was killed.
    """
    killed = 0
    for number, has_ended, before, now in deaths(action):
        assert after() if has_ended else now == before, f"Killed after statement {number}"
        killed += 1
    action()
    assert after()
    return killed


def test_publishing(client):
    story = a_live_story()
    revision = retype(story, "Other words.")

    killed = is_all_or_nothing(
        lambda: publish(revision, by=an_editor(), now=TO_COME),
        lambda: "Other words." in client.get(story.page.path).text,
    )

    assert killed > 8


def test_publishing_at_its_time():
    story = a_story(tags=["Leika"], about=[a_company()])
    now = timezone.now()

    is_all_or_nothing(
        lambda: schedule(story.latest_revision, at=now + timedelta(hours=1), by=an_editor(), now=now),
        lambda: Article.objects.get().scheduled_for is not None,
    )
    is_all_or_nothing(
        lambda: release_due(now + timedelta(hours=2)),
        lambda: PublishedArticle.objects.count() == 1 and Article.objects.get().scheduled_for is None,
    )


def test_withdrawing(client):
    story = a_live_story()
    path = story.page.path

    is_all_or_nothing(lambda: withdraw(story, by=an_editor()), lambda: client.get(path).status_code == 410)


def test_merging_records():
    story = a_live_story()
    duplicate = Company.objects.get()
    into = a_company("Leica", "leica")

    def merged():
        found = Client().get("/companies/leica-camera/")
        return found.status_code == 301 and story.page.headline in Client().get("/companies/leica/").text

    is_all_or_nothing(lambda: merge(Company.objects.get(pk=duplicate.pk), into, an_editor()), merged)


def test_renaming_a_tag(admin_client, client):
    story = a_live_story()
    tag = Tag.objects.get()
    rename = f"/admin/articles/tag/{tag.pk}/rename/"

    is_all_or_nothing(
        lambda: admin_client.post(rename, {"name": "Leica", "slug": "leica", "keep": "1"}),
        lambda: client.get("/tags/leika/").status_code == 301,
    )

    the_worker_runs()
    assert '<a href="/tags/leica/" rel="tag">Leica</a>' in client.get(story.page.path).text


def test_rendering_again_is_taken_up_again_wherever_the_worker_was_killed(client):
    path = a_live_story().page.path
    company = Company.objects.get()
    company.name = "Leica of Wetzlar"
    company.save()
    later = timezone.now() + 2 * LEASE

    for number, _, _, _ in deaths(rebuild_pages.call):
        assert client.get(path).status_code == 200
        Rebuild.objects.update(leased_until=None)
        take_up_again(later)
        rebuild_pages.call()
        assert "Leica of Wetzlar" in client.get(path).text, f"Killed after statement {number}"
        assert not Rebuild.objects.exists()


def test_taking_in_a_press_release(admin_client):
    ticked = {"make": "1", "text": RELEASE, "publisher": "Halden", "paragraph-0": "1", "quotation-0": "1"}
    ticked |= {"draft-headline": "Halden and Arden", "draft-slug": "halden", "url": "https://halden.example/l2"}

    is_all_or_nothing(
        lambda: admin_client.post(PAGE, ticked),
        lambda: Article.objects.filter(latest_revision__isnull=False).count() == 1,
    )
