"""The readers' pages of the record."""

from django.shortcuts import get_object_or_404, render

from companies import heads
from companies.industry_map.asked import Asked
from companies.industry_map.industry_map import industry_map
from companies.lists.filters import Selection
from companies.lists.rows import by_letter, how_many
from companies.models import Brand, Company, Partnership
from companies.page_keys import FRAME, RECORD, keyed
from companies.pages.looking_back import asked
from companies.paging import by_slug
from companies.record_page import page_of


def companies(request):
    return a_to_z(request, Company)


def brands(request):
    return a_to_z(request, Brand)


def partnerships(request):
    return a_to_z(request, Partnership)


def company(request, slug):
    return record_page(request, Company.objects.released(), slug)


def brand(request, slug):
    return record_page(request, Brand.objects.released(), slug)


def partnership(request, slug):
    return record_page(request, Partnership.objects.released(), slug)


def a_to_z(request, model):
    selection = Selection.asked(model, request.GET)
    page = by_slug(selection.rows().for_lists(), request.GET).within(selection.query)
    context = {
        "head": heads.a_to_z(selection, page),
        "section": model._meta.verbose_name_plural,
        "selection": selection,
        "filters": selection.filters(),
        "alphabet": selection.alphabet(),
        "page": page,
        "count": how_many(page, model),
        "letters": by_letter(page.items),
    }
    return keyed(render(request, "companies/a_to_z.html", context), RECORD, FRAME)


def record_page(request, records, slug):
    """Show a record, as of `?as_of=` if a reader asks; a date that is none is a bad request for a page that exists."""
    record = get_object_or_404(records.with_record(), slug=slug)
    looking = asked(request.GET)
    context = {
        "head": heads.record(record, looking),
        "section": record._meta.verbose_name_plural,
        "record": record,
        "asked": looking,
        "page": page_of(record, as_of=looking.date),
    }
    response = render(request, "companies/record.html", context, status=400 if looking.error else 200)
    # Its own key is that of the stories about it, which stand beneath.
    return keyed(response, f"{record.kind_word}:{record.pk}", RECORD, FRAME)


def map_of_the_industry(request):
    """Show the map that a reader asks for; what cannot be asked for is told over the map of everything else."""
    asked = Asked.of(request.GET)
    context = {"section": "map", "asked": asked, "map": industry_map(asked), "head": heads.industry_map(request.GET)}
    response = render(request, "companies/map.html", context, status=400 if asked.errors else 200)
    return keyed(response, RECORD, FRAME)
