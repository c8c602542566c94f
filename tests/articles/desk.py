"""Helpers for the tests of the desk: a story's form filled in as a browser would send it."""

from articles.models import Article
from tests.builders import a_brand, a_company, a_gallery, a_partnership, a_photo, an_author

LIST = "/admin/articles/article/"
ADD = f"{LIST}add/"
EMPTY = {"headline": "", "standfirst": "", "kind": "news", "kicker": "", "comments": "open", "tags": "", "slug": ""}
SETS = {
    "bylines",
    "company_links",
    "brand_links",
    "partnership_links",
    "sources",
    "articles_text_set",
    "articles_figure_set",
    "articles_quote_set",
    "articles_recordcard_set",
    "articles_aside_set",
    "articles_galleryblock_set",
    "articles_comparison_set",
    "articles_table_set",
    "articles_embed_set",
    "corrections",
    "notes",
    "related_stories",
}


def a_form(headline="A quiet shutter", *, rows=None, **fields):
    """Return what a browser posts for a story.

    Arguments: `rows` maps a formset's prefix to its rows, each a dict; one with an "id" is a row that is saved already.
    """
    data = EMPTY | {"headline": headline} | fields
    for prefix in SETS:
        filled = (rows or {}).get(prefix, [])
        data[f"{prefix}-TOTAL_FORMS"] = len(filled)
        data[f"{prefix}-INITIAL_FORMS"] = sum("id" in row for row in filled)
        for number, row in enumerate(filled):
            frame = {"region": "body", "ordering": number * 10} if prefix.startswith("articles_") else {"position": ""}
            data |= {f"{prefix}-{number}-{name}": value for name, value in (frame | row).items()}
    return data


def change_page(article):
    return f"{LIST}{article.pk}/change/"


def page_of(article, word, revision=None):
    return f"{LIST}{article.pk}/{word}/" + (f"?revision={revision.pk}" if revision else "")


def the_story():
    return Article.objects.get()


def errors(response):
    """Return all that a refused form says, by field; rows as "prefix-0-field"."""
    context = response.context
    said = {name: list(words) for name, words in context["adminform"].form.errors.items()}
    for inline in context["inline_admin_formsets"]:
        for form in inline.formset.forms:
            said |= {form.add_prefix(name): list(words) for name, words in form.errors.items()}
    return said


def every_part():
    """Return one row for each kind of block and part."""
    leica, lumix, alliance, photo = a_company(), a_brand(), a_partnership(), a_photo()
    return {
        "bylines": [{"author": an_author().pk, "role": "words"}],
        "company_links": [{"company": leica.pk, "relevance": "about"}],
        "brand_links": [{"brand": lumix.pk, "relevance": "mentions"}],
        "partnership_links": [{"partnership": alliance.pk, "relevance": "about"}],
        "sources": [{"publisher": "Leica", "title": "Announcement", "published": "2022-05"}],
        "articles_text_set": [{"html": "<p>Two makers.</p>", "ordering": 10}],
        "articles_figure_set": [{"photo": photo.pk, "width": "wide", "ordering": 20}],
        "articles_quote_set": [{"words": "To deepen.", "speaker": "Matthias Harsch", "ordering": 30}],
        "articles_recordcard_set": [{"company": leica.pk, "ordering": 40}],
        "articles_aside_set": [{"title": "L²", "html": "<p>Said L squared.</p>", "ordering": 50}],
        "articles_galleryblock_set": [{"gallery": a_gallery(photo).pk, "layout": "sheet", "ordering": 60}],
        "articles_comparison_set": [
            {
                "before": photo.pk,
                "before_label": "Before",
                "after": a_photo("The same lens, cleaned").pk,
                "after_label": "After",
                "width": "column",
                "ordering": 70,
            }
        ],
        "articles_table_set": [{"cells": "Mount | Flange\nL-Mount | 20 mm", "ordering": 80}],
        "articles_embed_set": [{"url": "https://www.youtube.com/watch?v=leica", "ordering": 90}],
        "corrections": [{"words": "It was 2000, not 2001.", "corrected_on": "2022-06-01"}],
    }
