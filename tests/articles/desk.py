"""Helpers for the tests of the desk: a story's form filled in as a browser would send it."""

from articles.models import Article

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
