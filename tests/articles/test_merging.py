"""Stories whose companies, brands, partnerships or authors were merged: readers are led on, and nothing is lost."""

from datetime import timedelta
from threading import Event
from time import sleep

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from articles.models import (
    Author,
    AuthorCoverage,
    BrandCoverage,
    CompanyCoverage,
    PublishedArticle,
    Revision,
)
from articles.publishing import compose, discard, publish, release_due, restore, retrieve, schedule, withdraw
from articles.relations import gather
from articles.tasks import rebuild_pages
from companies.merging.merge import NotMergeable, merge
from companies.merging.plan import planned
from companies.models import Company
from tests.builders import (
    THEN,
    a_brand,
    a_company,
    a_partnership,
    a_published_story,
    a_story,
    an_author,
    an_editor,
    published,
)
from tests.queries import queries
from tests.threads import at_once

pytestmark = pytest.mark.django_db


def two_companies():
    return a_company("Leica Camera AG", "leica-camera-ag"), a_company()


def two_authors():
    return an_author("I. Halloran", "i-halloran"), an_author()


def merge_as_editor(duplicate, into):
    return merge(duplicate, into, an_editor())


def the_worker_runs():
    rebuild_pages.call()


def snapshot_names(article, part, name):
    return [row[name]["id"] for row in compose(article, by=an_editor()).snapshot[part]]


class TestTheDesk:
    def test_links_cards_and_quotations_name_the_one_that_stays(self):
        goes, stays = two_companies()
        quoted = ("quote", {"words": "One name", "speaker": "Somebody", "company": goes})
        story = a_story(about=[goes], blocks=[quoted, ("record_card", {"company": goes})])

        merge_as_editor(goes, stays)

        assert story.company_links.get().company == stays
        assert story.articles_quote_set.get().company == stays
        assert story.articles_recordcard_set.get().company == stays

    @pytest.mark.parametrize(("about", "mentioned"), [(0, 1), (1, 0)])
    def test_a_story_that_links_both_links_one_by_the_stronger_word(self, about, mentioned):
        both = two_companies()
        story = a_story(about=[both[about]], mentions=[both[mentioned]])

        merge_as_editor(*both)

        link = story.company_links.get()
        assert (link.company, link.relevance) == (both[1], "about")

    def test_a_byline_names_an_author_once_in_a_role(self):
        goes, stays = two_authors()
        story = a_story(authors=[goes, stays])

        merge_as_editor(goes, stays)

        assert [byline.author for byline in story.bylines.all()] == [stays]

    def test_an_earlier_revision_that_named_both_is_restored_with_the_one_that_stays(self):
        (goes, stays), (pen_name, author) = two_companies(), two_authors()
        story = a_story(
            mentions=[stays], about=[goes], authors=[pen_name, author], blocks=[("record_card", {"company": goes})]
        )
        before = story.latest_revision

        merge_as_editor(goes, stays)
        merge_as_editor(pen_name, author)
        restored = restore(before, by=an_editor())

        assert restored.warnings == []
        link = story.company_links.get()
        assert (link.company, link.relevance) == (stays, "about")
        assert [byline.author for byline in story.bylines.all()] == [author]
        assert story.articles_recordcard_set.get().company == stays

    def test_a_story_in_the_bin_comes_back_with_the_one_that_stays(self):
        goes, stays = two_companies()
        story = a_story(about=[goes])
        discard(story, by=an_editor())

        merge_as_editor(goes, stays)

        page = published(retrieve(story))
        assert [link["name"] for link in page.furniture["about"]] == ["Leica Camera"]

    def test_a_revision_stays_as_it_was_written(self):
        goes, stays = two_companies()
        revision = a_story(about=[goes]).latest_revision
        before = revision.snapshot

        merge_as_editor(goes, stays)

        assert Revision.objects.get(pk=revision.pk).snapshot == before

    def test_asking_for_what_was_merged_costs_two_queries_more_and_only_then(self):
        goes, stays = two_companies()
        snapshot = a_story(about=[goes]).latest_revision.snapshot
        plain = queries(gather, snapshot)

        merge_as_editor(goes, stays)

        assert queries(gather, snapshot) == plain + 2


class TestReaders:
    def test_a_live_page_is_rendered_again_with_the_new_name_and_address(self, client):
        goes, stays = two_companies()
        page = a_published_story(about=[goes], blocks=[("quote", {"words": "So", "speaker": "A", "company": goes})])

        merge_as_editor(goes, stays)
        the_worker_runs()

        text = client.get(page.path).text
        assert ("/companies/leica-camera/" in text, "leica-camera-ag" in text, "Leica Camera AG" in text) == (
            True,
            False,
            False,
        )
        page.refresh_from_db()
        assert (page.published_at, page.updated_at) == (THEN, THEN)

    def test_coverage_moves_and_the_records_page_and_feed_list_it(self, client):
        goes, stays = two_companies()
        a_published_story("What moved", about=[goes])

        merge_as_editor(goes, stays)

        assert "What moved" in client.get("/companies/leica-camera/").text
        assert "What moved" in client.get("/companies/leica-camera/feed/").text

    def test_a_page_that_carries_both_carries_one_and_is_listed_once(self, client):
        goes, stays = two_companies()
        page = a_published_story("Both", about=[goes], mentions=[stays])

        merge_as_editor(goes, stays)
        the_worker_runs()

        row = CompanyCoverage.objects.get()
        assert (row.page, row.company, row.relevance) == (page, stays, "about")
        page.refresh_from_db()
        assert [(link["name"], link["relevance"]) for link in page.furniture["about"]] == [("Leica Camera", "about")]
        assert page.furniture["mentions"] == []
        assert client.get("/companies/leica-camera/").text.count("Both</a>") == 1

    def test_a_page_that_shows_brands_and_partnerships_follows_too(self, client):
        brand, twice = a_brand(), a_brand("LUMIX", "lumix-2")
        alliance, again = a_partnership(), a_partnership("The Alliance", "the-alliance")
        page = a_published_story(about=[twice], blocks=[("record_card", {"partnership": again})])

        merge_as_editor(twice, brand)
        merge_as_editor(again, alliance)
        the_worker_runs()

        text = client.get(page.path).text
        assert ("/brands/lumix/" in text, "/partnerships/l-mount-alliance/" in text, "LUMIX" in text) == (
            True,
            True,
            False,
        )
        assert BrandCoverage.objects.get().brand == brand

    def test_a_scheduled_story_comes_out_at_its_time_with_the_one_that_stays_and_opens_it(self, client):
        goes, stays = a_brand("LUMIX", "lumix-2", released_at=None), a_brand(released_at=None)
        story, now = a_story(about=[goes]), timezone.now()
        schedule(story.latest_revision, at=now + timedelta(hours=1), by=an_editor(), release=[goes])

        merge_as_editor(goes, stays)
        (page,) = release_due(now + timedelta(hours=2))

        assert [link["url"] for link in page.furniture["about"]] == ["/brands/lumix/"]
        assert client.get("/brands/lumix/").status_code == 200

    def test_what_was_ticked_on_a_page_shown_before_the_merger_opens_all_the_same(self, client):
        goes, stays = a_brand("LUMIX", "lumix-2", released_at=None), a_brand(released_at=None)
        story = a_story(about=[goes])
        client.force_login(an_editor())
        form = {"revision": story.latest_revision.pk, "release": [goes.release_key]}

        merge_as_editor(goes, stays)
        client.post(f"/admin/articles/article/{story.pk}/publish/", form)

        assert client.get("/brands/lumix/").status_code == 200

    def test_published_again_from_a_revision_that_names_the_duplicate_nothing_is_doubled(self):
        goes, stays = two_companies()
        story = a_story(about=[goes, stays])
        published(story)

        merge_as_editor(goes, stays)
        publish(story.latest_revision, by=an_editor(), now=THEN)

        assert [row.company for row in CompanyCoverage.objects.all()] == [stays]


class TestAuthors:
    def test_stories_bylines_and_the_old_address_lead_to_the_one_that_stays(self, client):
        goes, stays = two_authors()
        page = a_published_story("Hers", authors=[goes])
        assert client.get("/authors/ines-halloran/").status_code == 404

        merge_as_editor(goes, stays)
        the_worker_runs()

        assert client.get("/authors/i-halloran/").headers["Location"] == "/authors/ines-halloran/"
        assert client.get("/authors/i-halloran/feed/").headers["Location"] == "/authors/ines-halloran/feed/"
        assert "Hers" in client.get("/authors/ines-halloran/").text
        page.refresh_from_db()
        assert [person["name"] for person in page.furniture["byline_groups"][0]["people"]] == ["Ines Halloran"]
        assert AuthorCoverage.objects.get().author == stays

    def test_the_name_the_portrait_and_the_account_are_kept(self):
        goes, stays = two_authors()
        account = get_user_model().objects.create_user("halloran")
        goes.user, goes.role, goes.bio = account, "Staff writer", "Writes."
        goes.save()
        stays.bio = "Writes of lenses."
        stays.save()

        merge_as_editor(goes, stays)

        author = Author.objects.get()
        assert (author.user, author.role, author.bio) == (account, "Staff writer", "Writes of lenses.")
        assert [alias.name for alias in author.aliases.all()] == ["I. Halloran"]

    def test_a_page_with_both_names_one(self):
        goes, stays = two_authors()
        page = a_published_story(authors=[goes, stays])

        merge_as_editor(goes, stays)
        the_worker_runs()

        page.refresh_from_db()
        assert [len(group["people"]) for group in page.furniture["byline_groups"]] == [1]

    def test_an_address_that_was_withdrawn_before_comes_back_with_the_one_that_stays(self, client):
        goes, stays = two_authors()
        story = a_story(authors=[goes])
        published(story)
        withdraw(story, by=an_editor())
        assert client.get("/authors/i-halloran/").status_code == 410

        merge_as_editor(goes, stays)
        published(story)

        assert client.get("/authors/i-halloran/").headers["Location"] == "/authors/ines-halloran/"

    def test_an_author_is_not_a_company(self):
        with pytest.raises(NotMergeable, match="not of one kind"):
            merge_as_editor(an_author(), a_company())


def test_stories_are_counted_not_read_so_that_a_plan_costs_the_same_for_few_and_many():
    counts = []
    for stories in (2, 12):
        goes, stays = a_company(f"Old {stories}", f"old-{stories}"), a_company(f"New {stories}", f"new-{stories}")
        for number in range(stories):
            a_published_story(f"{stories} {number}", about=[goes], now=THEN + timedelta(hours=number))
        counts.append((queries(lambda: planned(goes, stays).seal), queries(merge_as_editor, goes, stays)))  # noqa: B023

    assert counts[0] == counts[1]


@pytest.mark.django_db(transaction=True)
class TestInTheSameMoment:
    @pytest.mark.parametrize("first", ["the story", "the merger"])
    def test_a_story_published_while_its_company_is_merged_loses_nothing(self, client, first):
        goes, stays = two_companies()
        story = a_story(about=[goes])
        editor, under_way = an_editor(), Event()
        slow = {"the story": 'INSERT INTO "articles_companycoverage"', "the merger": 'INSERT INTO "companies_merger"'}

        def slowly(run, sql, params, many, context):
            if sql.startswith(slow[first]):
                under_way.set()
                sleep(0.5)
            return run(sql, params, many, context)

        def publication():
            return publish(story.latest_revision, by=editor, now=THEN)

        def merger():
            return merge(goes, stays, editor)

        def begin(action):
            with connection.execute_wrapper(slowly):
                return action()

        def follow(action):
            under_way.wait(timeout=10)
            return action()

        two = (publication, merger) if first == "the story" else (merger, publication)
        at_once(lambda: begin(two[0]), lambda: follow(two[1]))
        the_worker_runs()

        page = PublishedArticle.objects.get()
        assert [row.company for row in CompanyCoverage.objects.all()] == [stays]
        assert [link["name"] for link in page.furniture["about"]] == ["Leica Camera"]
        assert "/companies/leica-camera/" in client.get(page.path).text

    def test_two_who_merge_the_same_two_into_each_other_leave_one(self):
        one, other = two_companies()
        editor = an_editor()

        def attempt(duplicate, into):
            try:
                return merge(duplicate, into, editor).pk
            except NotMergeable as refused:
                return str(refused)

        answers = at_once(lambda: attempt(one, other), lambda: attempt(other, one))

        assert Company.objects.count() == 1
        assert Company.objects.get().pk in answers
        assert sum("no longer in the house" in str(answer) for answer in answers) == 1
