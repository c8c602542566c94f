"""The readers' pages of the record."""

from django.shortcuts import get_object_or_404, render

from companies.models import Brand, Company, Partnership
from companies.pages import page_of
from companies.paging import by_slug
from companies.rows import by_letter


def companies(request):
    return a_to_z(request, Company.objects.released())


def brands(request):
    return a_to_z(request, Brand.objects.released())


def partnerships(request):
    return a_to_z(request, Partnership.objects.released().prefetch_related("citations"))


def company(request, slug):
    return record_page(request, Company.objects.released(), slug)


def brand(request, slug):
    return record_page(request, Brand.objects.released(), slug)


def partnership(request, slug):
    return record_page(request, Partnership.objects.released(), slug)


def a_to_z(request, records):
    page = by_slug(records, request.GET)
    section = records.model._meta.verbose_name_plural
    return render(
        request, "companies/a_to_z.html", {"section": section, "page": page, "letters": by_letter(page.items)}
    )


def record_page(request, records, slug):
    record = get_object_or_404(records.with_record(), slug=slug)
    context = {"section": record._meta.verbose_name_plural, "record": record, "page": page_of(record)}
    return render(request, "companies/record.html", context)
