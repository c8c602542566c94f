"""An end that has come and of which nobody says when: typed, kept, judged, told, drawn and given away as that."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from companies.changes.undoing import undo
from companies.makers import maker
from companies.merging.plan import planned
from companies.models import CameraMake, Citation, Company, Ownership, Participation, Partnership
from companies.models.cited import differences
from companies.neighbourhood.neighbours import neighbours_of
from companies.partial_dates import UNKNOWN, PartialDate
from companies.record_page import page_of
from tests.builders import a_brand, a_company, a_partnership, an_editor, saved
from tests.companies.builders import a_citation, a_participation, an_ownership
from tests.companies.test_admin import address, as_posted
from tests.companies.test_open_data import json_ld, rows, statements
from tests.companies.test_timeline import above, drawn, lines
from tests.companies.test_undo import latest
from tests.companies.test_words import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(an_editor())
    return client


@pytest.fixture
def olympus():
    """The name Olympus: still its owner's, and lent for a time that is over."""
    brand = a_brand("Olympus", "olympus")
    an_ownership(brand, a_company("Olympus", "olympus"), since="1921", status="confirmed")
    lent_to = a_company("OM Digital Solutions", "om-digital-solutions")
    an_ownership(brand, lent_to, role="licensee", since="2021-01-01", until="?", status="confirmed")
    return brand


class TestKept:
    def test_it_is_typed_in_an_end_shown_as_it_was_typed_and_refused_in_a_start(self, desk):
        company = a_company()
        url = address(Company, "change", company.pk)

        desk.post(url, as_posted(desk.get(url), founded="1869", dissolved=" ? "))

        stored = Company.objects.get()
        assert stored.dissolved == PartialDate("?")
        assert 'name="dissolved" value="?"' in desk.get(url).text
        assert 'placeholder="open, or ?" title="Type ? if it is over and nobody says when."' in desk.get(url).text
        refused = desk.post(url, as_posted(desk.get(url), founded="?"))
        assert refused.context["adminform"].form.errors == {
            "founded": ["Only an end can be “?”: leave empty what nobody knows."]
        }

    @pytest.mark.parametrize("field", ["since", "announced", "signed", "published"])
    def test_no_other_date_of_a_source_can_be_it(self, field):
        with pytest.raises(ValidationError, match="Only an end"):
            Citation.objects.create(company=a_company(), publisher="A", title="B", **{field: "?"})

    def test_text_that_stands_for_it_is_after_every_date_in_every_collation(self):
        """A question mark is not: the database's rule that no end is before its start would refuse it."""
        if connection.vendor == "sqlite":
            collations = ["BINARY", "NOCASE"]
        else:
            with connection.cursor() as cursor:
                cursor.execute("SELECT collname FROM pg_collation WHERE collname IN ('C', 'und-x-icu', 'en-x-icu')")
                collations = [name for (name,) in cursor.fetchall()]
        for collation in collations:
            with connection.cursor() as cursor:
                cursor.execute(f'SELECT %s > %s COLLATE "{collation}"', [UNKNOWN, "9999-12-31"])
                assert cursor.fetchone()[0], collation

    def test_it_makes_room_for_the_next_who_may_even_be_the_same(self):
        alliance, sigma = a_partnership(), a_company("Sigma", "sigma")
        a_participation(alliance, sigma, since="2018", until="?")
        a_participation(alliance, sigma, since="2018-09-25", until="?")

        again = a_participation(alliance, sigma, since="2020")
        again.full_clean()

    def test_the_history_has_a_word_for_it_and_an_undo_takes_it_back_and_brings_it_again(self, desk, olympus):
        lent = Ownership.objects.get(until="?")
        lent.until = "2022"
        lent.save()

        undo([latest(lent)], by=None)

        assert Ownership.objects.get(pk=lent.pk).until == PartialDate("?")
        assert "an unknown day" in desk.get(address(Ownership, "history", lent.pk)).text

    def test_what_is_to_come_has_not_ended(self):
        tomorrow = timezone.localdate() + timedelta(days=1)
        row = Participation(partnership=a_partnership(), company=a_company(), since=str(tomorrow), until="?")

        with pytest.raises(ValidationError, match="This is before the start"):
            row.full_clean()


class TestTold:
    def test_the_page_tells_it_among_what_is_over(self, client, olympus):
        shown = client.get("/brands/olympus/")
        past = shown.text.partition('id="owners-past"')[2]

        headings = [section.heading for section in shown.context["page"].sections]
        assert headings == ["Who has the name", "Who had the name"]
        assert '<span aria-hidden="true">?</span><span class="visually-hidden">an unknown day</span>' in past
        assert 'datetime="unknown"' not in shown.text

    def test_a_look_back_finds_it_perhaps_and_offers_no_year_of_its_end(self, client, olympus):
        then = client.get("/brands/olympus/?as_of=2022").context["page"]

        lent = then.sections[0].rows[1]
        assert (lent.who.name, lent.doubt) == ("OM Digital Solutions", "perhaps: until when is unknown")
        assert [year.iso for year in then.years] == ["1921", "2021"]
        assert client.get("/brands/olympus/?as_of=?").context["asked"].error

    def test_a_company_of_which_nobody_says_when_it_went_is_told_so_and_listed_as_gone(self, client):
        a_company("Minolta", "minolta", founded="1928", dissolved="?")

        assert "nobody says when" in client.get("/companies/minolta/").text
        assert "Minolta" in client.get("/companies/?state=ended").text

    def test_partners_who_may_have_met_are_told_as_together(self):
        leica, deal = a_company(), a_partnership("Deal", "deal", effective="2000")
        a_participation(deal, leica, until="?")
        a_participation(deal, a_company("Sigma", "sigma"), since="2001", until="2002")

        page = page_of(Company.objects.released().with_record().get(pk=leica.pk), NOW)

        assert page.sections[0].rows[0].what == "cooperation agreement with Sigma"

    def test_the_drawing_stops_at_today_without_a_chevron_and_the_key_and_the_table_say_why(self, client, olympus):
        lent, owned = lines(olympus)["OM Digital Solutions"], lines(olympus)["Olympus"]

        assert above(lent) == "licensee, 1 Jan 2021 to an unknown day"
        assert (lent.bar.end_unknown, lent.bar.goes_on, bool(lent.bar.after)) == (True, False, False)
        assert lent.bar.certain.end == drawn(olympus).today == owned.bar.after.x
        assert ("end-unknown", "end unknown") in drawn(olympus).key
        assert "<td>an unknown day</td>" in client.get("/brands/olympus/").text
        Ownership.objects.filter(until="?").update(until="")
        assert "end-unknown" not in dict(drawn(olympus).key)

    def test_on_the_form_its_line_is_that_of_what_is_over(self, olympus):
        marks = {each.record.name: each.marks for each in neighbours_of(olympus, NOW)}

        assert marks == {"Olympus": "", "OM Digital Solutions": "ended"}


class TestSources:
    def test_who_says_only_that_it_ended_disputes_nothing(self):
        huawei = a_partnership("Leica–Huawei", "leica-huawei", ended="2022")
        a_citation(huawei, "A", until="?"), a_citation(huawei, "B", until="2022")
        disputed = Partnership.objects.filter(differences(Partnership)["until"])

        assert not huawei.disputed("until")
        assert not disputed.exists()

        a_citation(huawei, "C", until="2021")
        assert [claim.iso for claim in huawei.disputed("until")] == ["2021", "2022"]
        assert disputed.get() == huawei


class TestData:
    def test_json_and_csv_say_that_it_is_over_and_give_no_day(self, client, olympus):
        a_citation(Ownership.objects.get(until="?"), "DCW", until="?")

        (lent,) = statements(client, "/brands/olympus/data.json", "licensed to")
        (line,) = (row for row in rows(client, "/brands/olympus/data.csv") if row["property"] == "licensed to")

        assert lent["qualifiers"]["until"] == {"value": None, "precision": "unknown"}
        assert lent["references"][0]["claims"] == {"until": {"value": None, "precision": "unknown"}}
        assert (line["until"], line["until_precision"], line["says_until"]) == ("", "unknown", "unknown")

    def test_a_record_that_is_over_has_no_day_for_search_engines(self, client):
        a_company("Minolta", "minolta", founded="1928", dissolved="?")

        (dissolved,) = statements(client, "/companies/minolta/data.json", "dissolved")
        (line,) = (row for row in rows(client, "/companies/minolta/data.csv") if row["property"] == "dissolved")

        assert (dissolved["type"], dissolved["value"]) == ("date", {"value": None, "precision": "unknown"})
        assert (line["value"], line["precision"]) == ("", "unknown")
        assert json_ld(client, "/companies/minolta/")["foundingDate"] == "1928"
        assert "dissolutionDate" not in json_ld(client, "/companies/minolta/")

    def test_two_partners_parted_nobody_says_when_if_one_left_so(self, client):
        deal = a_partnership("Deal", "deal", effective="2000", ended="2010")
        a_participation(deal, a_company(), until="?")
        a_participation(deal, a_company("Sigma", "sigma"))

        pairs = statements(client, "/partnerships/deal/data.json", "partnership with")

        assert [pair["qualifiers"]["until"]["precision"] for pair in pairs] == ["unknown", "unknown"]


class TestElsewhere:
    def test_a_make_handed_on_nobody_says_when_is_perhaps_still_the_firsts(self):
        hoya, ricoh = a_company("Hoya", "hoya"), a_company("Ricoh", "ricoh")
        saved(CameraMake(make="PENTAX", company=hoya, since="2008", until="?"))
        first = list(CameraMake.objects.all())
        saved(CameraMake(make="PENTAX", company=ricoh, since="2011-10-01"))

        assert maker(first, date(2010, 1, 1)) == hoya
        assert maker(first, timezone.localdate()) is None
        assert maker(CameraMake.objects.all(), date(2012, 1, 1)) is None
        assert maker(CameraMake.objects.all(), timezone.localdate()) == ricoh

    def test_merging_fills_it_with_a_day_and_never_a_day_with_it(self):
        one, other = a_company(dissolved="2003-08"), a_company("Leica AG", "leica-ag", dissolved="?")

        assert planned(one, other).takes == {"dissolved": PartialDate("2003-08")}
        assert planned(other, one).takes == {}

    def test_the_desks_list_has_it_among_what_ended(self, desk, olympus):
        def found(state):
            rows = desk.get(address(Ownership, "changelist"), {"state": state}).context["cl"].queryset
            return [row.company.name for row in rows]

        assert (found("on"), found("ended")) == (["Olympus"], ["OM Digital Solutions"])
