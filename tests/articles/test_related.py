"""What to read after a story: the editor's choice first, then what shares most with it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, PublishedArticle, Tag
from articles.publishing import discard, release_due, schedule, withdraw
from articles.tasks import rebuild_pages
from companies.release import release
from tests.builders import (
    THEN,
    a_brand,
    a_company,
    a_partnership,
    a_photo,
    a_published_story,
    a_story,
    an_editor,
    published,
)
from tests.plans import Asked, tables_read_whole
from tests.queries import queries

pytestmark = pytest.mark.django_db

# The page, the foot of every page, what shares something with the story, and the cards of what is shown of it.
ALL = 4
HEADLINE = re.compile(r'<h3><a href="[^"]+">([^<]+)</a></h3>')


def section(client, page):
    """Return the part of a story's page that says what to read next, "" where there is none."""
    text = client.get(page.path).text
    return text[text.index('class="page band related"') :] if "band related" in text else ""


def offered(client, page):
    return HEADLINE.findall(section(client, page))


def a_story_that_chose(*others, headline="The story", **fields):
    story = a_story(headline, **fields)
    for position, other in enumerate(others, start=1):
        story.related_stories.create(story=other, position=position)
    return story


def days(number):
    return THEN + timedelta(days=number)


def test_the_editors_choice_comes_first_and_in_its_order(client):
    leica = a_company()
    a_published_story("Shares the company", about=[leica])
    chosen = [a_story(headline) for headline in ("Chosen first", "Chosen second")]
    for story in reversed(chosen):
        published(story)

    page = published(a_story_that_chose(*chosen, about=[leica]))

    assert offered(client, page) == ["Chosen first", "Chosen second", "Shares the company"]


def test_a_partnership_says_more_than_a_company_a_company_than_a_brand_a_brand_than_a_tag(client):
    leica, lumix, alliance = a_company(), a_brand(), a_partnership()
    a_published_story("Shares the partnership", about=[alliance], now=days(0))
    a_published_story("Shares the company", about=[leica], now=days(1))
    a_published_story("Shares the brand", about=[lumix], now=days(2))
    a_published_story("Shares the tag", tags=["Mount"], now=days(3))

    page = a_published_story("The story", about=[leica, lumix, alliance], tags=["Mount"])

    assert offered(client, page) == [
        "Shares the partnership",
        "Shares the company",
        "Shares the brand",
        "Shares the tag",
    ]


def test_what_is_only_mentioned_says_less_than_what_a_story_is_about(client):
    leica = a_company()
    a_published_story("Mentions it", mentions=[leica], now=days(1))
    a_published_story("Is about it", about=[leica], now=days(0))

    page = a_published_story("The story", about=[leica])

    assert offered(client, page) == ["Is about it", "Mentions it"]
    assert "Also about Leica Camera" in section(client, page)
    assert "Also names Leica Camera" in section(client, page)


def test_a_rare_tag_says_more_than_one_that_every_story_has(client):
    for number in range(25):
        a_published_story(f"News {number}", tags=["News"], now=days(number))
    a_published_story("On bellows", tags=["Bellows"], now=days(-400))

    page = a_published_story("The story", tags=["News", "Bellows"], now=days(30))

    assert offered(client, page)[:2] == ["On bellows", "News 24"]


def test_an_old_story_leads_to_what_came_after_it(client):
    page = a_published_story("Old", tags=["Mount"], now=days(-2000))
    assert section(client, page) == ""

    a_published_story("New", tags=["Mount"])

    assert offered(client, page) == ["New"]


def test_nothing_is_offered_twice_nor_the_story_itself_and_four_are_the_most(client):
    leica = a_company()
    chosen = a_story("Chosen", about=[leica])
    published(chosen)
    for number in range(6):
        a_published_story(f"Other {number}", about=[leica], tags=["Mount"], now=days(number))

    page = published(a_story_that_chose(chosen, about=[leica], tags=["Mount"]), now=days(9))

    assert offered(client, page) == ["Chosen", "Other 5", "Other 4", "Other 3"]


def test_a_story_that_shares_nothing_offers_nothing(client):
    a_published_story("Another", tags=["Elsewhere"])

    assert section(client, a_published_story("Alone", tags=["Here"])) == ""


def test_the_heading_names_what_most_of_them_share_and_no_name_within_another(client):
    leica, panasonic, brand = a_company(), a_company("Panasonic", "panasonic"), a_brand("Leica", "leica")
    about = [leica, panasonic, brand]
    for number in range(3):
        a_published_story(f"Other {number}", about=about)

    page = a_published_story("The story", about=about)

    assert "More on Leica Camera and Panasonic" in section(client, page)


def test_where_most_share_nothing_the_heading_names_nothing(client):
    chosen = [a_story(f"Chosen {number}") for number in range(3)]
    for story in chosen:
        published(story)
    a_published_story("Shares the tag", tags=["Mount"])

    page = published(a_story_that_chose(*chosen, tags=["Mount"]))

    assert "Related stories" in section(client, page)


def test_names_are_written_as_words_not_as_markup(client):
    tag = Tag.objects.create(name="<b>Mount</b>")
    a_published_story("Another <i>story</i>", tags=[tag])

    shown = section(client, a_published_story("The story", tags=[tag]))

    assert "More on &lt;b&gt;Mount&lt;/b&gt;" in shown
    assert "Another &lt;i&gt;story&lt;/i&gt;" in shown


def a_draft():
    story = a_story("Zanzibar")
    return story, lambda: published(story)


def a_scheduled_story():
    story = a_story("Zanzibar")
    schedule(story.latest_revision, at=timezone.now() + timedelta(hours=1), by=an_editor())
    return story, lambda: release_due(timezone.now() + timedelta(hours=2))


def an_embargoed_story():
    story = a_story("Zanzibar", embargo_until=timezone.now() + timedelta(hours=1))

    def later():
        Article.objects.update(embargo_until=None)
        published(Article.objects.get(pk=story.pk))

    return story, later


def a_withdrawn_story():
    story = a_story("Zanzibar")
    published(story)
    withdraw(story, by=an_editor())
    return story, lambda: published(Article.objects.get(pk=story.pk))


@pytest.mark.parametrize("made", [a_draft, a_scheduled_story, an_embargoed_story, a_withdrawn_story])
def test_a_chosen_story_that_readers_cannot_read_leaves_no_trace_and_appears_once_they_can(client, made):
    story, publish_it = made()
    page = published(a_story_that_chose(story, slug="the-story"))
    assert "Zanzibar" not in client.get(page.path).text

    publish_it()

    assert offered(client, page) == ["Zanzibar"]


@pytest.mark.parametrize("take", [withdraw, discard])
def test_a_chosen_story_that_is_taken_from_readers_goes_with_its_headline_and_no_link_is_dead(client, take):
    chosen = a_story("Zanzibar")
    published(chosen)
    page = published(a_story_that_chose(chosen))
    assert offered(client, page) == ["Zanzibar"]

    take(chosen, by=an_editor())

    assert "zanzibar" not in client.get(page.path).text.lower()


def test_a_chosen_story_that_moved_is_led_to_where_it_is_under_its_new_headline(client):
    chosen = a_story("Once called so", slug="once")
    published(chosen)
    page = published(a_story_that_chose(chosen))
    chosen.headline, chosen.slug = "Called otherwise", "now"
    chosen.save()

    published(chosen)

    assert offered(client, page) == ["Called otherwise"]
    assert 'href="/2022/05/now/"' in section(client, page)


def test_what_the_desk_has_chosen_since_the_publication_is_not_shown_before_the_next(client):
    chosen, story = a_story("Chosen"), a_story("The story")
    published(chosen)
    page = published(story)
    story.related_stories.create(story=chosen)
    assert section(client, page) == ""

    published(story)

    assert offered(client, page) == ["Chosen"]


def test_a_chosen_story_that_was_deleted_for_good_is_missed_by_nobody(client):
    chosen = a_story("Chosen")
    published(chosen)
    story = a_story_that_chose(chosen)
    revision = published(story) and story.latest_revision
    schedule(revision, at=timezone.now() + timedelta(hours=1), by=an_editor())
    discard(chosen, by=an_editor()).delete()

    [page] = release_due(timezone.now() + timedelta(hours=2))

    assert section(client, page) == ""


def test_a_record_under_embargo_is_neither_named_nor_a_reason(client):
    secret = a_company("Zanzibar Cameras", "zanzibar-cameras", released_at=None)
    a_published_story("Another", about=[secret])
    page = a_published_story("The story", about=[secret])
    assert section(client, page) == ""

    release([secret])
    rebuild_pages.call()

    assert "More on Zanzibar Cameras" in section(client, page)


def test_a_picture_that_may_not_be_shown_is_not_shown_here_either(client):
    photo = a_photo("Taken back")
    a_published_story("Another", tags=["Mount"], lead_photo=photo)
    page = a_published_story("The story", tags=["Mount"])
    assert "<picture" in section(client, page)

    type(photo).objects.update(closed_at=timezone.now())

    assert offered(client, page) == ["Another"]
    assert "<picture" not in section(client, page)


def a_house(number, tie):
    for each in range(number):
        a_published_story(f"Other {each}", about=[tie], tags=["News"], lead_photo=a_photo(f"Lens {each}"))


def test_few_and_many_take_the_same_queries(client):
    leica = a_company()
    page = published(a_story_that_chose(a_story("Draft"), about=[leica], tags=["News"]))
    a_house(1, leica)
    few = queries(client.get, page.path)

    a_house(30, leica)

    assert queries(client.get, page.path) == few == ALL


def test_a_story_of_many_ties_takes_no_more_queries(client):
    tags = [f"Tag {number}" for number in range(40)]
    makers = [a_company(f"Maker {number}", f"maker-{number}") for number in range(20)]
    a_published_story("Another", tags=tags, about=makers)

    page = a_published_story("The story", tags=tags, about=makers, mentions=[a_brand()])

    assert queries(client.get, page.path) == ALL


def test_no_table_is_read_whole_and_nothing_but_a_page_of_each_tie(client):
    leica, lumix, alliance = a_company(), a_brand(), a_partnership()
    page = published(a_story_that_chose(a_story("Draft"), about=[leica, lumix, alliance], tags=["News"]))
    a_house(30, leica)
    with Asked().listening() as asked:
        client.get(page.path)

    assert asked.count == ALL
    assert [scan for statement in asked.statements.values() for scan in tables_read_whole(*statement)] == []
    with CaptureQueriesContext(connection) as captured:
        client.get(page.path)
    [union] = [query["sql"] for query in captured if "newest_0" in query["sql"]]
    assert union.count("LIMIT 21") == 4


def test_a_page_laid_before_it_had_keys_shows_the_editors_choice_alone(client):
    chosen = a_story("Chosen")
    published(chosen)
    a_published_story("Another", tags=["Mount"])
    page = published(a_story_that_chose(chosen, tags=["Mount"]))
    furniture = page.furniture | {"tags": [{"name": "Mount", "url": "/tags/mount/"}]}
    PublishedArticle.objects.filter(pk=page.pk).update(furniture=furniture)

    assert offered(client, page) == ["Chosen"]
