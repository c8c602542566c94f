"""What held on a day: against a model that tries every day the dates allow, in Python and in the database."""

import datetime
from datetime import UTC, date
from itertools import product

import pytest
from django.db import transaction
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from companies.as_of import Certainty, Moment, happened, held
from companies.models import Brand, Company, Creation, Ownership, Parenthood, Participation, Partnership, Succession
from companies.partial_dates import PartialDate
from companies.words import GOING_ON, stage
from tests.builders import a_brand, a_company, a_partnership
from tests.companies.builders import a_parenthood, a_participation, a_succession, an_ownership
from tests.companies.dates import UNKNOWN, days_between, partial_dates, spans

NOT, PERHAPS, SURELY = Certainty.NOT, Certainty.PERHAPS, Certainty.SURELY
TODAY = date(2026, 6, 15)
NOW = datetime.datetime(2026, 6, 15, 12, tzinfo=UTC)
# Days of a few years around today, so that dates often meet; and the days before and after all of them.
NEARBY = st.dates(date(2025, 1, 1), date(2027, 12, 31))
BEFORE, AFTER = date(2024, 12, 31), date(2028, 1, 1)


def ownership(since="", until=""):
    return Ownership(since=since, until=until)


def put(row):
    """Write a row past the forms and the log of changes, as many as a property needs."""
    return type(row).objects.bulk_create([row])[0]


def sureness(row, day):
    return held(row, Moment.at(day, NOW))


class TestAgainstEveryDay:
    """The naive model: whoever writes a date down today means one of its days, and none to come if it may have come."""

    @settings(max_examples=150, deadline=None)
    @given(span=spans(NEARBY), day=NEARBY)
    def test_a_relation_held_as_surely_as_the_days_allow_on_which_it_began_and_ended(self, span, day):
        assert sureness(ownership(*span), day) is self.expected(span, day)

    @settings(max_examples=150, deadline=None)
    @given(own=spans(NEARBY), partnership=spans(NEARBY), member=st.booleans(), day=NEARBY)
    def test_who_takes_part_borrows_the_partnerships_days_and_never_precedes_it(self, own, partnership, member, day):
        start, ended = partnership
        since = own[0] if member else own[0] or start
        frame = Partnership(effective=start, ended=ended)
        row = Participation(partnership=frame, since=own[0], until=own[1], role="member" if member else "partner")

        expected = NOT if start and day < start.earliest else self.expected((since, own[1] or ended), day)
        assert sureness(row, day) is expected

    def expected(self, span, day):
        since, until = span
        worlds = [
            (start, end)
            for start, end in product(self.days_of(since, BEFORE, TODAY), self.days_of(until, *self.when_open(until)))
            if start <= end
        ]
        assume(worlds)
        return self.verdict({start <= day < end for start, end in worlds})

    @settings(max_examples=300, deadline=None)
    @given(since=partial_dates(NEARBY), day=NEARBY)
    def test_an_event_has_happened_as_surely_as_its_days_allow(self, since, day):
        expected = self.verdict({start <= day for start in self.days_of(since, BEFORE, TODAY)})

        assert happened(since, Moment.at(day, NOW)) is expected
        assert sureness(Succession(since=since), day) is expected

    @staticmethod
    def when_open(until):
        """Return the first and the last day on which what bears no day ended: never yet, or some day up to today."""
        return (BEFORE, TODAY) if until == UNKNOWN else (AFTER, AFTER)

    @staticmethod
    def verdict(answers):
        return PERHAPS if len(answers) == 2 else SURELY if True in answers else NOT

    @staticmethod
    def days_of(partial, first, last):
        """Return the days that a date can mean; those from first to last where it is open or unknown."""
        if not partial.parts:
            return days_between(first, last)
        cut = TODAY if partial.earliest <= TODAY else partial.latest
        return days_between(partial.earliest, min(partial.latest, cut))

    @settings(max_examples=300, deadline=None)
    @given(span=spans(NEARBY), day=NEARBY)
    def test_what_goes_on_is_what_held_surely_or_perhaps(self, span, day):
        row, moment = ownership(*span), Moment.at(day, NOW)

        assert (stage(row, moment) == GOING_ON) == (held(row, moment) is not NOT)

    @settings(max_examples=300)
    @given(span=spans(NEARBY), day=NEARBY)
    def test_today_nothing_held_only_perhaps(self, span, day):
        assert sureness(ownership(*span), TODAY) is not PERHAPS


class TestHeld:
    @pytest.mark.parametrize(
        ("span", "day", "certainty"),
        [
            (("2021", ""), date(2020, 12, 31), NOT),
            (("2021", ""), date(2021, 6, 1), PERHAPS),
            (("2021", ""), date(2021, 12, 31), SURELY),
            (("2008-03-31", "2011-10-01"), date(2011, 9, 30), SURELY),
            (("2008-03-31", "2011-10-01"), date(2011, 10, 1), NOT),
            (("2011-10-01", ""), date(2011, 10, 1), SURELY),
            (("", ""), date(1900, 1, 1), PERHAPS),
            (("", ""), TODAY, SURELY),
            (("", "2010"), date(2009, 12, 31), PERHAPS),
            (("", "2010"), TODAY, NOT),
            (("2018-09-25", "2018-09-25"), date(2018, 9, 25), NOT),
            (("2026", ""), TODAY, SURELY),
            (("2020", "2026"), date(2026, 6, 14), PERHAPS),
            (("2020", "2026"), TODAY, NOT),
            (("2020", "?"), date(2019, 12, 31), NOT),
            (("2020", "?"), date(2021, 1, 1), PERHAPS),
            (("2020", "?"), date(2026, 6, 14), PERHAPS),
            (("2020", "?"), TODAY, NOT),
        ],
    )
    def test_it_holds_from_its_start_up_to_its_end(self, span, day, certainty):
        assert sureness(ownership(*span), day) is certainty

    @pytest.mark.parametrize(
        ("asked", "day"),
        [("2018", date(2018, 12, 31)), ("2024-02", date(2024, 2, 29)), ("2026", TODAY), ("2026-06", TODAY)],
    )
    def test_a_year_or_a_month_is_asked_for_as_of_its_last_day_but_not_beyond_today(self, asked, day):
        assert Moment.at(asked, NOW).day == Moment.at(PartialDate(asked), NOW).day == day

    def test_a_member_joins_no_partnership_that_has_not_begun_and_leaves_with_its_end(self):
        alliance = Partnership(announced="2018", effective="2019-03", ended="2022-03-31")
        member = Participation(partnership=alliance, role="member")

        days = (date(2019, 2, 28), date(2019, 3, 31), date(2022, 3, 30), date(2022, 3, 31))
        assert [sureness(member, day) for day in days] == [NOT, PERHAPS, PERHAPS, NOT]

    def test_a_partner_takes_part_for_as_long_as_there_is_a_partnership(self):
        partner = Participation(partnership=Partnership(signed="2018", ended="2022-03-31"))

        days = (date(2017, 12, 31), date(2018, 5, 1), date(2018, 12, 31), date(2022, 3, 31))
        assert [sureness(partner, day) for day in days] == [NOT, PERHAPS, SURELY, NOT]


@pytest.mark.django_db
class TestQueries:
    @settings(max_examples=40, deadline=None)
    @given(
        rows=st.lists(st.tuples(*[spans(NEARBY)] * 2, *[partial_dates(NEARBY)] * 2), min_size=2, max_size=4),
        role=st.sampled_from(["partner", "member"]),
        day=NEARBY,
    )
    def test_the_database_agrees_with_python_on_rows_of_every_kind(self, rows, role, day):
        with transaction.atomic():
            other = put(Company(name="Other", slug="other"))
            for number, dates in enumerate(rows):
                self.write(f"r-{number}", other, role, *dates)
            for model in (Company, Brand, Partnership, Ownership, Participation, Parenthood, Succession, Creation):
                python = {row for row in model.objects.all() if sureness(row, day) is not NOT}
                assert set(model.objects.as_of(day, NOW)) == python, model
            transaction.set_rollback(True)

    @staticmethod
    def write(slug, other, role, own, lasting, signed, announced):
        """Write three records with a relation of every kind around them."""
        named, span = {"name": slug, "slug": slug}, dict(zip(("since", "until"), lasting, strict=True))
        company = put(Company(**named, founded=own[0], dissolved=own[1]))
        brand = put(Brand(**named, launched=own[0], retired=own[1]))
        deal = put(Partnership(**named, effective=own[0], signed=signed, announced=announced, ended=own[1]))
        put(Ownership(brand=brand, company=company, **span))
        put(Participation(partnership=deal, company=company, role=role, **span))
        put(Parenthood(child=company, parent=other, **span))
        put(Succession(predecessor=company, successor=other, since=signed))
        put(Creation(partnership=deal, brand=brand, since=announced))

    def test_owners_members_and_parents_are_asked_for_from_the_record(self):
        pentax, hoya, ricoh = a_brand("Pentax", "pentax"), a_company("Hoya", "hoya"), a_company("Ricoh", "ricoh")
        an_ownership(pentax, hoya, since="2008-03-31", until="2011-10-01")
        an_ownership(pentax, ricoh, since="2011-10-01")
        a_parenthood(hoya, ricoh, since="2010")
        alliance = a_partnership(effective="2018-09-25")
        for company, since in ((hoya, "2018-09-25"), (ricoh, "2022-06")):
            a_participation(alliance, company, since=since, role="member")

        def owners(day):
            return [row.company for row in pentax.ownerships.as_of(day)]

        assert (owners("2010"), owners(date(2011, 10, 1)), owners("2007")) == ([hoya], [ricoh], [])
        assert [row.company for row in alliance.participations.as_of("2018")] == [hoya]
        assert [row.company for row in alliance.participations.released().as_of("2022")] == [hoya, ricoh]
        assert [row.parent for row in hoya.as_child.as_of("2010-06")] == [ricoh]
        assert not hoya.as_child.as_of("2009").exists()
        assert list(Partnership.objects.released().as_of("2017")) == []

    def test_a_succession_has_happened_from_its_day_on(self):
        minolta, merged = a_company("Minolta", "minolta"), a_company("Konica Minolta", "konica-minolta")
        a_succession(minolta, merged, since="2003-08")

        assert [minolta.as_predecessor.as_of(day).count() for day in ("2003-07", "2003-08-01", "2020")] == [0, 1, 1]

    @pytest.mark.parametrize(("asked", "reason"), [("2018-13", "There is no month 13"), ("?", "an unknown day")])
    def test_what_is_no_date_is_refused(self, asked, reason):
        with pytest.raises(ValueError, match=reason):
            Ownership.objects.as_of(asked)
