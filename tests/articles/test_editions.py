"""Pages of earlier templates are set again after an upgrade: once, the newest first, behind other work."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from articles import rendering, tasks
from articles.models import PublishedArticle, Rebuild
from articles.tasks import keep_edition, rebuild_pages
from tests.builders import THEN, a_company, a_published_story

pytestmark = pytest.mark.django_db


def stories(number, **fields):
    return [a_published_story(f"Story {at}", now=THEN + timedelta(hours=at), **fields) for at in range(number)]


def test_a_house_without_pages_only_remembers_its_edition():
    assert keep_edition() is False
    stories(1)
    assert keep_edition() is False
    assert not Rebuild.objects.exists()


def test_another_edition_has_every_page_set_again_once(monkeypatch):
    keep_edition()
    pages = stories(45)
    PublishedArticle.objects.update(body_html="As it was.")

    monkeypatch.setattr(rendering, "EDITION", rendering.EDITION + 1)
    assert [keep_edition(), keep_edition()] == [True, False]
    rebuild_pages.call()

    bodies = PublishedArticle.objects.filter(pk__in=[page.pk for page in pages]).values_list("body_html", flat=True)
    assert set(bodies) == {"<p>Two makers, one name.</p>\n"}
    assert not Rebuild.objects.exists()


def test_another_language_is_another_edition(settings):
    stories(1)
    keep_edition()
    settings.LANGUAGE_CODE = "de"
    assert keep_edition() is True


def test_what_concerns_a_few_pages_waits_for_no_more_than_one_chunk_of_all(monkeypatch):
    company = a_company("Old", "maker")
    stories(45, about=[company])
    Rebuild.objects.all().delete()
    tasks.ask_for_all()
    done = []
    monkeypatch.setattr(tasks, "rebuild", lambda page: done.append(page) or (len(done) == 5 and rename(company)))

    rebuild_pages.call()

    assert len(done) == 90
    newest = done[:20]
    assert done[20:65] == [*newest, *done[65:]]


def rename(company):
    company.name = "New"
    company.save()


def test_the_command_has_all_of_them_set_again_or_those_with_a_make():
    stories(1)
    call_command("render_again")
    call_command("render_again", make="LEICA CAMERA AG")
    assert list(Rebuild.objects.order_by("pk").values_list("coverage", "make")) == [
        ("publishedarticle", ""),
        ("publishedarticle", "LEICA CAMERA AG"),
    ]
