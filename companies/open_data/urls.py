"""The addresses of the record's data: beside each page and each list, and of the whole."""

from django.urls import path

from companies.models import Brand, Company, Partnership
from companies.open_data import views


def addresses(model):
    """Yield the addresses of a kind of record: company_json, company_csv, companies_json, companies_csv."""
    one, all_of_it = model.kind_word, model._meta.verbose_name_plural
    for form in views.FORMS:
        given = {"form": form, "model": model}
        yield path(f"{all_of_it}/<slug:slug>/data.{form}", views.one_record, given, name=f"{one}_{form}")
        yield path(f"{all_of_it}/data.{form}", views.one_kind, given, name=f"{all_of_it}_{form}")


urlpatterns = [
    path("record/", views.record, name="record"),
    *(path(f"record/data.{form}", views.everything, {"form": form}, name=f"record_{form}") for form in views.FORMS),
    *(address for model in (Company, Brand, Partnership) for address in addresses(model)),
]
