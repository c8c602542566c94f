"""What pages say of others follows the library and the record; what an editor typed stands as it was published."""

from datetime import timedelta
from itertools import count

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import Rebuild
from articles.tasks import rebuild_pages, take_up_again
from companies.models import Participation
from companies.release import release
from photos.models.leased import LEASE
from tests.builders import (
    THEN,
    a_brand,
    a_company,
    a_partnership,
    a_photo,
    a_story,
    an_author,
    published,
    retype,
    saved,
)

pytestmark = pytest.mark.django_db


def the_worker_runs():
    rebuild_pages.call()


def killed_after(pages):
    """Return a wrapper of every SQL statement that ends the process, as it were, when so many pages were written."""
    written = count()

    def execute(run, sql, params, many, context):
        if sql.startswith('UPDATE "articles_publishedarticle"') and next(written) == pages:
            raise KeyboardInterrupt
        return run(sql, params, many, context)

    return execute


def test_a_company_that_is_renamed_is_renamed_on_live_pages(client):
    company = a_company("Leitz", "leitz")
    page = published(a_story(about=[company]))

    company.name, company.slug = "Leica Camera", "leica-camera"
    company.save()
    the_worker_runs()

    text = client.get(page.path).text
    assert 'href="/companies/leica-camera/"' in text
    assert "Leitz" not in text
    assert client.get("/companies/leitz/").headers["Location"] == "/companies/leica-camera/"


def test_a_card_that_names_a_renamed_company_follows_though_the_story_does_not_link_to_it(client):
    company, partnership = a_company("Leitz", "leitz"), a_partnership()
    saved(Participation(partnership=partnership, company=company, released_at=THEN))
    page = published(a_story(blocks=[("record_card", {"partnership": partnership})]))
    assert "Leitz" in client.get(page.path).text

    company.name = "Leica Camera"
    company.save()
    the_worker_runs()

    assert "Leica Camera" in client.get(page.path).text
    assert "Leitz" not in client.get(page.path).text


def test_a_rebuild_takes_nothing_from_the_desk_and_moves_no_date(client):
    author = an_author()
    story = a_story(text="<p>Published words.</p>", authors=[author])
    page = published(story)
    retype(story, "Private words.")

    author.name = "Ines M. Halloran"
    author.save()
    the_worker_runs()

    text = client.get(page.path).text
    assert ("Ines M. Halloran" in text, "Published words." in text, "Private words." in text) == (True, True, False)
    page.refresh_from_db()
    assert (page.published_at, page.updated_at) == (THEN, THEN)


def test_a_credit_that_is_corrected_is_corrected_everywhere(client):
    photo = a_photo(credit="Wrong Person")
    page = published(a_story(blocks=[("figure", {"photo": photo})]))

    photo.credit = "Right Person"
    photo.save()
    the_worker_runs()

    assert "Right Person" in client.get(page.path).text
    assert "Wrong Person" not in client.get(page.path).text


def test_a_brand_released_later_appears_on_the_story_that_waited_for_it(client):
    brand = a_brand("Veiled Brand", "veiled", released_at=None)
    page = published(a_story(about=[brand]))

    release([brand])
    the_worker_runs()

    assert "Veiled Brand" in client.get(page.path).text


def test_what_nobody_published_asks_for_no_work():
    company = a_company()
    a_story(about=[company])

    company.name = "Other"
    company.save()

    assert Rebuild.objects.count() == 0


def test_work_is_done_in_pieces_and_a_killed_worker_is_followed_by_another(client):
    company = a_company("Old Name", "maker")
    pages = [published(a_story(f"Story {n}", about=[company]), now=THEN + timedelta(hours=n)) for n in range(45)]
    company.name = "New Name"
    company.save()

    with connection.execute_wrapper(killed_after(25)), pytest.raises(KeyboardInterrupt):
        the_worker_runs()

    the_worker_runs()
    assert "Old Name" in client.get(pages[0].path).text  # Still leased: nobody else may take it yet.
    Rebuild.objects.update(leased_until=timezone.now())
    the_worker_runs()
    assert all("New Name" in client.get(page.path).text for page in pages)
    assert Rebuild.objects.count() == 0


def test_work_left_over_is_put_in_the_queue_again():
    company = a_company()
    published(a_story(about=[company]))
    company.name = "Other"
    company.save()
    DBTaskResult.objects.all().delete()

    take_up_again(timezone.now())
    assert DBTaskResult.objects.count() == 0
    take_up_again(timezone.now() + LEASE)
    assert DBTaskResult.objects.count() == 1
