"""Nothing that was not published reaches a reader: not in a body, a header, a redirect, an error or an ETag.

Every public address comes from the URL resolver, so that a new page is asked too, and each plant is first shown to be
found once it is published: a test that cannot find a thing does not prove that it is not there.
"""

import re
from datetime import timedelta
from itertools import product

import pytest
from django.urls import get_resolver
from django.utils import timezone

from articles.models import Article, Author, Tag
from articles.models.choices import Kind
from articles.publishing import publish, release_due, schedule, withdraw
from articles.tasks import rebuild_pages
from companies.models import Brand, Company, Participation, Partnership
from companies.release import release
from companies.release import withdraw as take_back
from newsroom.front.arranging import arrange
from newsroom.models import StaticPage
from newsroom.sitemaps import SECTIONS
from newsroom.static_pages import keep
from newsroom.subscribing.catalogue import VOCABULARIES
from tests.builders import (
    THEN,
    a_brand,
    a_company,
    a_partnership,
    a_photo,
    a_published_story,
    a_story,
    an_author,
    an_editor,
    published,
    retype,
    saved,
)

pytestmark = pytest.mark.django_db

# Of headers, what runs with the clock, and what names the request.
OF_EACH_REQUEST = {"Expires", "X-Request-ID"}
# Words that nobody else says, and that must be said nowhere.
PLANT = "Zanzibar"
SLUGGED = (Article, Author, Tag, Company, Brand, Partnership, StaticPage)
BENEATH = {"tags": Tag, "authors": Author, "companies": Company, "brands": Brand, "partnerships": Partnership}
LISTS = ("/companies/", "/brands/", "/partnerships/")
NARROWED = ("?country=TZ", "?kind=film", "?kind=supply", "?state=ended", "?state=to-come", "?letter=z", "?after=w")
# Where there is no page, the words of the address that was asked stand in a field, to be searched for.
ECHO = re.compile(r'<input id="lost-q"[^>]*>')
NOT_FOR_READERS = ("admin/", "^media/")


def public_patterns(resolver=None, prefix=""):
    """Yield the route and the parameters of every address that readers may ask for."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if route.startswith(NOT_FOR_READERS):
            continue
        if hasattr(pattern, "url_patterns"):
            yield from public_patterns(pattern, route)
        else:
            yield route, list(pattern.pattern.converters)


def public_addresses():
    """Return every public address, with every slug and month that the database knows, published or not."""
    now = timezone.now()
    values = {
        "slug": {slug for model in SLUGGED for slug in model.objects.values_list("slug", flat=True)},
        "year": {"2022", f"{now:%Y}"},
        "month": {"05", f"{now:%m}"},
        "section": set(SECTIONS),
        "vocabulary": set(VOCABULARIES),
        "part": {"0", "1"},
        "kind": set(Kind.values),
        "period": {"2022"},
        # Nobody can guess one; who was given one reads what it is for, see tests/articles/test_shared_previews.py.
        "token": {"abcdefghijklmnopqrstuvwxyz012345"},
    }
    addresses = {"/nowhere/", f"/{PLANT.lower()}/", *(f"/{word.lower()}/" for word in PLANTS)}
    for route, parameters in public_patterns():
        known = values | {"slug": slugs_for(route) or values["slug"]}
        for choice in product(*(sorted(known[name]) for name in parameters)):
            address = "/" + route
            for name, value in zip(parameters, choice, strict=True):
                address = replaced(address, name, value)
            addresses.add(address)
    addresses |= {place + narrowed for place in LISTS for narrowed in NARROWED}
    return sorted(addresses)


def slugs_for(route):
    """Return the slugs that can be meant at and beneath a page of the record, a tag or an author; of others none."""
    model = BENEATH.get(route.partition("/")[0])
    return set(model.objects.values_list("slug", flat=True)) if model else set()


def replaced(route, name, value):
    return re.sub(rf"<(\w+:)?{name}>", value, route)


def all_that_readers_get(client, addresses):
    """Return status, headers and body of every address, asked plainly and with a condition."""
    seen = {}
    for address in addresses:
        response = client.get(address)
        headers = {name: value for name, value in response.headers.items() if name not in OF_EACH_REQUEST}
        seen[address] = (response.status_code, headers, response.getvalue().decode())
        if tag := headers.get("ETag"):
            seen[address, "again"] = (client.get(address, headers={"If-None-Match": tag}).status_code,)
    return seen


def addresses_that_tell(client):
    """Return the addresses whose answer names the plant in its body or headers, apart from echoing what was asked."""
    return addresses_with(PLANT, all_that_readers_get(client, public_addresses()))


def addresses_with(word, seen):
    return [address for address, answer in seen.items() if word.lower() in ECHO.sub("", repr(answer)).lower()]


def a_site():
    """Return a story that readers see, with everything that a page of it leads to."""
    carried = {"about": [a_company(), a_brand(), a_partnership()], "tags": ["Public"], "authors": [an_author()]}
    story = a_story("What everybody reads", slug="public", lead_photo=a_photo(), **carried)
    published(story)
    return story


def a_draft(word):
    story = a_story(f"{word} in a draft", slug=word.lower(), standfirst=word, text=f"<p>{word}</p>")
    return lambda: publish(story.latest_revision, by=an_editor(), now=THEN)


def a_scheduled_story(word):
    story = a_story(f"{word} at its time", slug=word.lower(), text=f"<p>{word}</p>")
    schedule(story.latest_revision, at=timezone.now() + timedelta(hours=1), by=an_editor())
    return lambda: release_due(timezone.now() + timedelta(hours=2))


def a_story_that_failed_at_its_time(word):
    open_it = a_scheduled_story(word)
    Article.objects.filter(slug=word.lower()).update(scheduled_problem=f"{word} is taken.")

    def mend():
        Article.objects.update(scheduled_problem="")
        open_it()

    return mend


def an_unreleased_brand(word):
    brand = a_brand(f"{word} Optics", word.lower(), released_at=None)
    story = Article.objects.get(slug="public")
    story.brand_links.create(brand=brand)
    published(story, now=THEN)
    return lambda: release([brand])


def unreleased_records_of_their_own_place_and_kind(word):
    """What would be the only one of its country, kind, state and letter in the lists' forms."""
    rows = [
        a_company(f"{word} Cameras", f"{word}-cameras".lower(), country="TZ", dissolved="2001", released_at=None),
        a_brand(f"{word} Film", f"{word}-film".lower(), kind="film", launched="2090", released_at=None),
        a_partnership(f"{word} supply", f"{word}-supply".lower(), kind="supply", ended="2001", released_at=None),
    ]
    return lambda: release(rows)


def an_unreleased_participant(word):
    company = a_company(f"{word} Cameras", word.lower(), released_at=None)
    alliance = Partnership.objects.get(slug="l-mount-alliance")
    row = saved(Participation(partnership=alliance, company=company, since="2018"))
    return lambda: release([company, row])


def an_unreleased_relation(word):
    ends = {
        "partnership": Partnership.objects.get(slug="l-mount-alliance"),
        "company": Company.objects.get(slug="leica-camera"),
    }
    row = saved(Participation(**ends, note=word))
    return lambda: release([row])


def a_tag_of_a_draft(word):
    story = a_story("Plain words", slug="plain-tag", tags=[word])
    return lambda: publish(story.latest_revision, by=an_editor(), now=THEN)


def an_author_of_a_draft(word):
    story = a_story("Plain words", slug="plain-author", authors=[an_author(f"Ada {word}", word.lower(), bio=word)])
    return lambda: publish(story.latest_revision, by=an_editor(), now=THEN)


def a_private_edit_of_a_live_story(word):
    story = Article.objects.get(slug="public")
    story.headline, story.slug = f"{word} in private", word.lower()
    story.save()
    revision = retype(story, word)
    return lambda: publish(revision, by=an_editor(), now=THEN)


def a_page_beside_the_news(word):
    page = StaticPage(title=f"{word} ethics", slug=word.lower(), description=word, body=f"<p>{word}</p>")
    keep(page, by=an_editor())

    def publish_it():
        page.is_published = True
        keep(page, by=an_editor())

    return publish_it


# Whoever publishes the live story again comes before who edits it in private.
PLANTS = {
    "Quillota": a_draft,
    "Xylograph": a_scheduled_story,
    "Vanuatu": a_story_that_failed_at_its_time,
    "Okavango": an_unreleased_brand,
    "Zwickau": unreleased_records_of_their_own_place_and_kind,
    "Uzhhorod": an_unreleased_participant,
    "Ypsilanti": an_unreleased_relation,
    "Wollongong": a_tag_of_a_draft,
    "Jujuy": an_author_of_a_draft,
    "Kyzylorda": a_private_edit_of_a_live_story,
    "Ouagadougou": a_page_beside_the_news,
}


def test_what_is_not_published_leaves_no_trace_and_is_found_once_it_is(client):
    a_site()
    before = all_that_readers_get(client, public_addresses())

    opening = [plant(word) for word, plant in PLANTS.items()]

    after = all_that_readers_get(client, public_addresses())
    assert {address: after[address] for address in before} == before
    assert {answer[0] for address, answer in after.items() if address not in before} <= {404}
    assert {word: addresses_with(word, after) for word in PLANTS} == {word: [] for word in PLANTS}

    for open_it in opening:
        open_it()

    open_to_all = all_that_readers_get(client, public_addresses())
    assert [word for word in PLANTS if not addresses_with(word, open_to_all)] == []


def test_a_withdrawn_story_is_gone_from_every_address(client):
    a_site()
    story = a_story(f"{PLANT} withdrawn", slug="zanzibar-withdrawn", text=f"<p>{PLANT}</p>", tags=[f"{PLANT} tag"])
    page = published(story)
    arrange({0: (page, None)}, over=0, by=an_editor())
    assert len(addresses_that_tell(client)) >= 4

    withdraw(story, by=an_editor())

    assert addresses_that_tell(client) == []
    assert client.get(page.path).status_code == 410


def test_a_story_that_has_lapsed_from_the_front_page_and_who_put_it_there_leave_no_trace(client):
    page = published(a_story("Long read", slug="long-read"))
    for number in range(20):
        published(a_story(f"Newer {number}", slug=f"newer-{number}"), now=THEN + timedelta(hours=1))
    arrange({0: (page, None)}, over=0, by=an_editor(PLANT.lower()))
    assert "Long read" in client.get("/").text

    arrange({0: (page, timezone.now() - timedelta(seconds=1))}, over=1, by=an_editor(PLANT.lower()))

    assert "Long read" not in client.get("/").text
    assert addresses_that_tell(client) == []


def test_a_company_taken_back_leaves_the_cards_that_named_it(client):
    a_site()
    company = a_company(f"{PLANT} Cameras", "zanzibar-cameras")
    release([saved(Participation(partnership=Partnership.objects.get(), company=company))])
    published(a_story("With a card", slug="card", blocks=[("record_card", {"partnership": Partnership.objects.get()})]))
    assert "/2022/05/card/" in addresses_that_tell(client)

    take_back([company])
    rebuild_pages.call()

    assert addresses_that_tell(client) == []


def test_every_kind_of_public_address_is_asked(client):
    a_published_story("Known", tags=["Known"])

    asked = public_addresses()

    assert len(list(public_patterns())) >= 22
    for address in (
        "/",
        "/feed/",
        "/tags/known/",
        "/tags/known/feed/",
        "/record/data.json",
        "/2022/05/known/",
        "/archive/2022/05/",
        "/sitemap-stories-0.xml",
        "/news-sitemap.xml",
        "/readyz",
    ):
        assert address in asked
