"""Every page of the desk costs the same however much there is: as many queries, and no large table read whole."""

import re

import pytest
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import reverse

from articles.mentions import names
from articles.models import Article, HubPing
from benchmarks.desk_pages import DeskPages
from benchmarks.filling import fill
from newsroom.audit.writing import enter
from newsroom.models import Deed
from tests.builders import an_editor
from tests.plans import Asked, tables_read_whole

pytestmark = pytest.mark.django_db

FEW = {"stories": 24, "tags": 12, "companies": 13, "photographs": 12}
MANY = {"stories": 120, "tags": 80, "companies": 80, "photographs": 100}
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
# Pages that may read a table whole, and why. What that takes at size stands in benchmarks/RESULTS.md.
EXCEPTIONS = (
    # Records and relations are some thousands; who is unsettled, goes on or changed lately is told by what belongs to
    # each, and what an editor orders or narrows them by is not worth an index each.
    r"^/admin/companies/(?!citation|recordchange)\w+/\?.*(settle|state|changed|kind|status|role|country|readers|o=)",
    # How many photographs have each make is counted in one pass: whoever opens this list asks for just that.
    r"^/admin/companies/cameramake/",
    # Renditions that are still to be made have a table of their own, with few rows: a count beside it reads it whole.
    r"^/admin/photos/photo/\?rights=",
    # Whether a tag is on any story is looked up for each, until a page of them is found: of unused ones there are few.
    r"^/admin/articles/tag/\?use=",
)


class House:
    """A house with few rows, then with many; what each page of the desk asks of it, before and after."""

    def __init__(self):
        fill(**FEW)
        self.client = Client(raise_request_exception=False)
        self.client.force_login(an_editor())
        self.pages = DeskPages(self.client)
        # What each process asks once, and again only once the record has changed.
        ContentType.objects.get_for_models(*MODELS)
        names()
        self.log()
        self.before = {address: self.ask(address) for address in self.pages.all()}
        fill(**MANY, first=1_000_000)
        names()
        self.log()
        self.after = {address: self.ask(address) for address in self.pages.all()}

    def log(self):
        story, kind = self.pages.rows[Article], ContentType.objects.get_for_model(Article)
        LogEntry.objects.bulk_create(
            LogEntry(user=an_editor(), content_type=kind, object_id=story.pk, object_repr="x", action_flag=CHANGE)
            for _ in range(20)
        )
        HubPing.objects.bulk_create(HubPing(headline="x", topics=["/feed/"], feeds=3) for _ in range(20))

        for _ in range(20):
            enter(Deed.PUBLISHED, story)

    def ask(self, address):
        with Asked().listening() as asked:
            response = self.client.get(address)
        asked.status, asked.is_empty = response.status_code, shows_nothing(response)
        return asked


def shows_nothing(response):
    """Say whether a list or an autocomplete has no row: it need not ask then what belongs to its rows."""
    if response.headers["Content-Type"] == "application/json":
        return not response.json().get("results", True)
    changelist = (getattr(response, "context_data", None) or {}).get("cl")
    return changelist is not None and not changelist.result_count


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.MEDIA_ROOT", str(tmp_path_factory.mktemp("media")))
        with transaction.atomic():
            yield House()
            transaction.set_rollback(True)


def test_pages_are_found_by_the_registry(house):
    asked = set(house.pages.all())
    assert {"/admin/", "/admin/articles/article/", "/admin/articles/article/?state=changed"} <= asked
    assert f"/admin/articles/article/{house.pages.rows[Article].pk}/history/" in asked
    assert any("field_name=lead_photo&term=leica" in address for address in asked)
    assert len(asked) > 300


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_pages_take_as_many_queries_with_many_rows_as_with_few(house, model):
    pages = {page: (house.before[page], house.after[page]) for page in house.pages.addresses[model]}
    grown = {
        page: (before.count, after.count)
        for page, (before, after) in pages.items()
        if after.count > before.count and not before.is_empty
    }
    assert grown == {}
    assert [page for page, (_, after) in pages.items() if after.status >= 500] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_pages_read_no_large_table_whole(house, model):
    assert read_whole(house, house.pages.addresses[model]) == {}


def test_the_desks_first_page_costs_the_same_and_reads_no_large_table_whole(house):
    page = reverse("admin:index")
    assert house.before[page].count >= house.after[page].count
    assert read_whole(house, [page]) == {}


def read_whole(house, addresses):
    """Return what pages read whole of large tables, in the database's words, each with a page and the query."""
    found = {}
    for address in addresses:
        if any(re.search(page, address) for page in EXCEPTIONS):
            continue
        for sql, params in house.after[address].statements.values():
            for scan in tables_read_whole(sql, params):
                found[scan] = (address, sql)
    return found
