"""The readers' pages of the record."""

import re

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from companies.models import (
    Brand,
    Citation,
    Company,
    CompanyAlias,
    Creation,
    Ownership,
    Parenthood,
    Participation,
    Partnership,
    Succession,
)
from tests.builders import THEN, a_brand, a_company, a_partnership, saved
from tests.companies.builders import (
    a_citation,
    a_creation,
    a_parenthood,
    a_participation,
    a_relation_of_each_kind,
    a_succession,
    an_ownership,
)

pytestmark = pytest.mark.django_db


def words(response):
    """Return the text of a page, one space between words."""
    text = re.sub(r"<[^>]*>", " ", response.content.decode().partition("<main")[2].partition("</main>")[0])
    return re.sub(r"\s+", " ", text)


@pytest.fixture
def founding_story():
    """Leica, Panasonic, L² Technology, and Huawei whom Leica left."""
    leica = a_company(headquarters="Wetzlar", country="DE", founded="1869", website="https://www.leica-camera.com/en")
    saved(CompanyAlias(company=leica, name="Leica Camera AG", kind="legal"))
    panasonic, huawei = a_company("Panasonic", "panasonic"), a_company("Huawei", "huawei")
    l2 = a_partnership(
        "L² Technology", "l2-technology", kind="joint-development", status="announced", announced="2022-05"
    )
    left = a_partnership("Leica–Huawei", "leica-huawei", effective="2016-02", ended="2022-03-31", status="confirmed")
    for partnership, other in ((l2, panasonic), (left, huawei)):
        a_participation(partnership, leica, status=partnership.status)
        a_participation(partnership, other, status=partnership.status)
    a_citation(l2, "Leica", announced="2022-05-31", url="https://leica-camera.com/l2", title="L²")
    a_citation(l2, "DPReview", announced="2022-05-26")
    a_creation(l2, a_brand("L²", "l2", kind="technology"), status="announced", since="2022-05")
    return l2


class TestPages:
    def test_a_company_shows_its_facts_and_its_relations_current_and_past_apart(self, client, founding_story):
        text = words(client.get("/companies/leica-camera/"))

        assert (
            "Seat Wetzlar, Germany Founded 1869 Partnerships One announced, one ended Also called Leica Camera AG"
            in text
        )
        assert "Website leica-camera.com" in text
        assert "Partnerships L² Technology May 2022 joint development with Panasonic date disputed [a]" in text
        assert (
            "Partnerships past Leica–Huawei Feb 2016 – 31 March 2022"
            " cooperation agreement with Huawei; ended after more than six years confirmed" in text
        )

    def test_a_dispute_is_told_as_who_says_what(self, client, founding_story):
        text = words(client.get("/partnerships/l2-technology/"))

        who_says_what = "26 May 2022 according to DPReview, 31 May 2022 according to Leica"
        assert "Kind Joint development Between Leica Camera , Panasonic Announced May 2022 [a]" in text
        assert f"Announced May 2022 [a] day disputed: {who_says_what}" in text
        assert f"Disputed. The date of the announcement: {who_says_what}." in text
        assert "Brands created L² May 2022 technology announced" in text

    def test_dates_are_written_for_machines_no_more_exactly_than_they_are_known(self, client, founding_story):
        page = client.get("/companies/leica-camera/").content.decode()

        assert '<time datetime="1869">1869</time>' in page
        assert '<time datetime="2022-05">May 2022</time>' in page
        assert "January" not in page

    def test_a_brand_says_whose_it_is_and_whose_it_was(self, client):
        pentax, hoya, ricoh = a_brand("Pentax", "pentax"), a_company("Hoya", "hoya"), a_company("Ricoh", "ricoh")
        an_ownership(pentax, hoya, since="2008-03-31", until="2011-10-01", scope="cameras")
        an_ownership(pentax, ricoh, since="2011-10-01", scope="cameras", status="confirmed")

        text = words(client.get("/brands/pentax/"))

        assert "For Cameras Owner Ricoh" in text
        assert "Who has the name Ricoh 1 Oct 2011 owner (cameras) confirmed" in text
        assert "Who had the name Hoya 31 March 2008 – 1 Oct 2011 owner (cameras) reported" in text

    def test_a_company_names_its_parents_and_predecessors(self, client):
        minolta, merged, sony = (
            a_company("Minolta", "minolta"),
            a_company("Konica Minolta", "km"),
            a_company("Sony", "sony"),
        )
        a_succession(minolta, merged, since="2003-08")
        a_parenthood(merged, sony, since="2006")

        assert "Was followed by Konica Minolta Aug 2003" in words(client.get("/companies/minolta/"))
        text = words(client.get("/companies/km/"))
        assert "Part of Sony 2006" in text
        assert "Came after Minolta Aug 2003" in text
        assert "Companies that are part of it Konica Minolta 2006" in words(client.get("/companies/sony/"))

    def test_markup_in_a_record_is_shown_as_text(self, client):
        a_company(name="<b>Leica</b>", summary="<script>alert(1)</script>", description="<i>x</i>")

        page = client.get("/companies/leica-camera/").content.decode()

        assert "&lt;b&gt;Leica&lt;/b&gt;" in page
        assert "<script>alert" not in page
        assert "<i>x" not in page


class TestWhatReadersDoNotSee:
    PLACES = ("/companies/", "/brands/", "/partnerships/")

    @pytest.mark.parametrize("slug", ["nobody", "secret"])
    @pytest.mark.parametrize("place", PLACES)
    def test_an_unreleased_record_is_as_unknown_as_any(self, client, place, slug):
        for make in (a_company, a_brand, a_partnership):
            make("Secret", "secret", released_at=None)

        response = client.get(f"{place}{slug}/")

        assert response.status_code == 404
        assert "Secret" not in response.content.decode()
        assert "Secret" not in client.get(place).content.decode()

    def test_no_page_names_an_unreleased_relation_or_one_with_an_unreleased_end(self, client):
        relations = a_relation_of_each_kind()
        for relation in relations:
            for hidden in (relation, *relation.records):
                self.assert_hidden(client, relation, hidden)

    def assert_hidden(self, client, relation, hidden):
        pages = [record.get_absolute_url() for record in relation.records]
        row, released_at = type(hidden).objects.filter(pk=hidden.pk), hidden.released_at
        type(relation).objects.update(note="planted")
        assert all("planted" in words(client.get(page)) for page in pages)

        row.update(released_at=None)
        assert not any("planted" in words(client.get(page)) for page in pages)

        row.update(released_at=released_at)
        type(relation).objects.update(note="")

    def test_a_partnership_under_embargo_is_not_named_by_the_one_that_it_follows(self, client):
        first = a_partnership("First", "first")
        second = a_partnership("Second", "second", follows=first, released_at=None)

        assert "Second" not in words(client.get("/partnerships/first/"))
        type(second).objects.filter(pk=second.pk).update(released_at=first.released_at)
        assert "Connected partnerships Second" in words(client.get("/partnerships/first/"))
        type(first).objects.filter(pk=first.pk).update(released_at=None)
        assert "First" not in words(client.get("/partnerships/second/"))

    def test_other_partners_under_embargo_are_not_named_on_a_companys_page(self, client):
        deal, leica = a_partnership(), a_company()
        a_participation(deal, leica)
        a_participation(deal, a_company("Secret", "secret", released_at=None))

        assert "Secret" not in words(client.get("/companies/leica-camera/"))


class TestLists:
    def test_a_list_is_turned_page_by_page_and_back(self, client):
        for number in range(130):
            Company(name=f"C{number:03}", slug=f"c{number:03}", released_at="2022-05-31T12:00Z").save()

        first = client.get("/companies/")
        second = client.get("/companies/" + first.context["page"].following)
        third = client.get("/companies/" + second.context["page"].following)
        back = client.get("/companies/" + third.context["page"].previous)

        sizes = [len(page.context["page"].items) for page in (first, second, third)]
        assert sizes == [60, 60, 10]
        assert (first.context["page"].previous, third.context["page"].following) == ("", "")
        assert back.context["page"].items == second.context["page"].items
        start = client.get("/companies/" + back.context["page"].previous)
        assert start.context["page"].items == first.context["page"].items

    @pytest.mark.parametrize(
        "query", ["after=", "after=a%00b", "before=x/y", "after=" + "a" * 500, "after=zzz", "before="]
    )
    def test_a_bad_page_token_is_a_404(self, client, query):
        a_company()

        assert client.get(f"/companies/?{query}").status_code == 404

    def test_an_empty_list_says_so(self, client):
        assert "Nothing is on record yet." in words(client.get("/brands/"))

    def test_no_list_counts_the_whole(self, client):
        a_company()

        with CaptureQueriesContext(connection) as queries:
            client.get("/companies/")

        assert not [query for query in queries if "COUNT(" in query["sql"]]


class TestQueries:
    """A page costs the same for two relations and for two hundred."""

    @staticmethod
    def cost(client, url):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    def test_pages_and_lists_cost_the_same_with_two_relations_and_with_two_hundred(self, client):
        leica, alliance, lumix = a_company(), a_partnership(), a_brand()
        urls = [record.get_absolute_url() for record in (leica, alliance, lumix)] + ["/companies/", "/partnerships/"]
        self.more(leica, alliance, lumix, range(2))
        before = [self.cost(client, url) for url in urls]

        self.more(leica, alliance, lumix, range(2, 200))

        assert [self.cost(client, url) for url in urls] == before

    @staticmethod
    def more(leica, alliance, lumix, numbers):
        def written(model, rows):
            return model.objects.bulk_create([model(released_at=THEN, **row) for row in rows])

        def named(kind, number):
            return {"name": f"{kind} {number}", "slug": f"{kind}-{number}".lower()}

        others = written(Company, [named("Company", number) for number in numbers])
        deals = written(Partnership, [named("Deal", number) | {"follows": alliance} for number in numbers])
        brands = written(Brand, [named("Brand", number) for number in numbers])
        rows = {
            Participation: [
                {"partnership": deal, "company": company} for deal in deals for company in (leica, others[0])
            ]
            + [{"partnership": alliance, "company": other} for other in others],
            Ownership: [{"brand": brand, "company": leica} for brand in brands]
            + [{"brand": lumix, "company": other} for other in others],
            Creation: [{"partnership": alliance, "brand": brand} for brand in brands]
            + [{"partnership": deal, "brand": lumix} for deal in deals],
            Parenthood: [{"child": other, "parent": leica} for other in others],
            Succession: [{"predecessor": other, "successor": leica} for other in others],
        }
        cited = [*deals, *(relation for model, fields in rows.items() for relation in written(model, fields))]
        Citation.objects.bulk_create(
            Citation(publisher=f"Paper {row.pk}", title="A report", **{row._meta.model_name: row}) for row in cited
        )


class TestCards:
    def test_a_card_shows_facts_and_renders_without_a_request(self, founding_story):
        card = render_to_string("companies/_card.html", {"record": founding_story})

        assert 'class="record-card rail"' in card
        assert '<a href="/companies/panasonic/">Panasonic</a>' in card
        assert "note-" not in card

    def test_a_card_names_a_dispute_and_leaves_who_says_what_to_the_page(self, founding_story):
        card = render_to_string("companies/_card.html", {"record": founding_story})

        assert "<span>day disputed</span>" in card
        assert "according to" not in card

    def test_a_record_under_embargo_has_no_card(self):
        secret = a_company("Secret", "secret", released_at=None)

        assert render_to_string("companies/_card.html", {"record": secret}).strip() == ""
