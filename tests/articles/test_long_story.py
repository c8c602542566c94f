"""A story of sixty blocks: it opens, is kept, saves, and two versions of it are brought together."""

import json

import pytest

from articles.models import Article, FormDraft, Text
from articles.publishing import compose
from tests.articles.desk import a_form, change_page, page_of
from tests.builders import a_photo, a_story, an_editor
from tests.queries import queries

pytestmark = pytest.mark.django_db

PARAGRAPH = "<p>Two makers, one name, and what each of them brings to it, told at length.</p>"


def a_long_story(headline, number):
    photo = a_photo(f"{headline}: a lens")
    pair = [("text", {"html": PARAGRAPH}), ("figure", {"photo": photo, "caption": "At the fair."})]
    return a_story(headline, text="", blocks=pair * (number // 2))


def as_opened(story, **fields):
    texts = story.articles_text_set.order_by("ordering")
    figures = story.articles_figure_set.order_by("ordering")
    rows = {
        "articles_text_set": [{"id": row.pk, "html": row.html, "ordering": row.ordering} for row in texts],
        "articles_figure_set": [
            {"id": row.pk, "photo": row.photo_id, "caption": row.caption, "width": row.width, "ordering": row.ordering}
            for row in figures
        ],
    }
    return a_form(**({"headline": story.headline, "slug": story.slug} | fields), rows=rows) | {
        "version": story.latest_revision_id
    }


def keeping(client, story, data):
    fields = [[name, str(value)] for name, value in data.items()]
    return client.post(page_of(story, "keep"), json.dumps({"fields": fields}), content_type="application/json")


def test_sixty_blocks_open_in_as_many_queries_as_six(admin_client):
    short, long = a_long_story("Short", 6), a_long_story("Long", 60)
    admin_client.get(change_page(short))

    counts = [queries(admin_client.get, change_page(story)) for story in (short, long)]

    assert counts[0] == counts[1]


def test_sixty_blocks_are_kept_in_as_many_queries_as_six(admin_client):
    short, long = a_long_story("Short", 6), a_long_story("Long", 60)
    for story in (short, long):
        keeping(admin_client, story, as_opened(story))

    counts = [queries(keeping, admin_client, story, as_opened(story)) for story in (short, long)]

    assert counts[0] == counts[1]


def test_sixty_blocks_save_whole_and_in_their_order(admin_client):
    story = a_long_story("Long", 60)
    before = story.latest_revision.snapshot["blocks"]

    answer = admin_client.post(change_page(story), as_opened(story, headline="Longer"))

    assert answer.status_code == 302
    after = Article.objects.get().latest_revision
    assert (after.number, after.snapshot["headline"], after.snapshot["blocks"]) == (2, "Longer", before)


def test_two_versions_of_sixty_blocks_are_brought_together(admin_client):
    story = a_long_story("Long", 60)
    data = as_opened(story) | {"articles_text_set-3-html": "<p>Mine.</p>"}
    Text.objects.filter(pk=story.articles_text_set.order_by("ordering")[20].pk).update(html="<p>Theirs.</p>")
    compose(story, by=an_editor("mina"))

    assert admin_client.post(change_page(story), data).status_code == 409
    assert FormDraft.objects.count() == 1
    seen = Article.objects.get().latest_revision_id
    admin_client.post(page_of(story, "conflict"), {"seen": seen})

    said = [block["html"] for block in Article.objects.get().latest_revision.snapshot["blocks"] if "html" in block]
    assert (len(said), said[3], said[20]) == (30, "<p>Mine.</p>", "<p>Theirs.</p>")
