"""Who names a web address, with the way to each form on which it can be changed."""

from django.urls import reverse

from articles.models import AddressUse, Article, Source
from companies.admin.citation import with_their_ends
from companies.models import Brand, Citation, Company
from companies.models.citation import SUBJECTS

MOST = 50


def naming(address, user):
    """Return the groups of what names an address, each as (heading, [(name, form)]); at most fifty of a group.

    Of stories only those that the user may see. The number of queries does not depend on how many there are.
    """
    pages = [row.page for row in AddressUse.objects.of(address).newest_first().for_cards()[:MOST]]
    stories = Article.objects.visible_to(user)
    live = {story.page_id: story for story in stories.filter(page__in=pages)}
    # Read first: a database that began with the stories, in their order, would go through all of them.
    keys = set(Source.objects.filter(url=address.url).order_by("-pk").values_list("article", flat=True)[: 4 * MOST])
    others = stories.filter(pk__in=keys).exclude(page__in=pages)
    groups = {
        "Live stories": [form_of(live[page.pk]) for page in pages if page.pk in live],
        "Stories on the desk": [form_of(story) for story in others[:MOST]],
        "In the record": [*of_citations(address), *of_websites(address)],
    }
    return [(heading, rows) for heading, rows in groups.items() if rows]


def of_citations(address):
    found = Citation.objects.filter(url=address.url).select_related(*SUBJECTS, *with_their_ends())[:MOST]
    for citation in found:
        name, form = form_of(citation.subject)
        yield f"{name}: {citation}", f"{form}#citations-group"


def of_websites(address):
    for model in (Company, Brand):
        yield from (form_of(record) for record in model.objects.filter(website=address.url)[:MOST])


def form_of(row):
    return str(row), reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
