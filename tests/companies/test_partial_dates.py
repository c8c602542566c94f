"""Partial dates: as typed, as told, as compared, as kept."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.forms import modelform_factory
from hypothesis import given, settings
from hypothesis import strategies as st

from companies.models import Company
from companies.partial_dates import PartialDate, PartialDateFormField
from tests.builders import a_company
from tests.companies.dates import DAYS, days_between, partial_dates


def test_a_year_a_month_and_a_day_keep_their_precision():
    dates = [PartialDate(text) for text in ("", "2001", "2000-08", "2018-09-25")]

    assert [date.precision for date in dates] == ["open", "year", "month", "day"]
    assert [date.words for date in dates] == ["", "2001", "August 2000", "25 September 2018"]
    assert [date.short for date in dates] == ["", "2001", "Aug 2000", "25 Sept 2018"]
    assert [date.iso for date in dates] == ["", "2001", "2000-08", "2018-09-25"]


def test_an_end_of_which_nobody_says_when_is_a_date_that_says_nothing_of_the_day():
    unknown = PartialDate(" ? ")

    assert (bool(unknown), unknown.precision, unknown.words, unknown.short) == (True, "unknown", "an unknown day", "?")
    assert unknown == PartialDate(unknown.iso)
    assert (unknown.earliest, unknown.latest) == (datetime.date.min, datetime.date.max)
    assert unknown.agrees_with(PartialDate("2022"))
    assert PartialDate("2022").agrees_with(unknown)
    assert max(PartialDate("9999"), unknown, PartialDate("")) == unknown


def test_what_was_typed_with_spaces_and_without_noughts_is_understood():
    assert PartialDate("  2018 - 9 - 5 ").iso == "2018-09-05"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2000-13", "There is no month 13."),
        ("2000-00", "There is no month 0."),
        ("2018-09-31", "September 2018 has no day 31."),
        ("2023-02-29", "February 2023 has no day 29."),
        ("0000", "There is no year 0000."),
        ("May 2022", "“May 2022” is not a date that can be kept here."),
        ("20220531", "“20220531” is not a date that can be kept here."),
        ("٢٠٠١", "“٢٠٠١” is not a date that can be kept here."),
    ],
)
def test_what_no_calendar_has_is_refused_with_the_reason(text, reason):
    with pytest.raises(ValueError, match="^" + reason.replace(".", r"\.")):
        PartialDate(text)


def test_its_bounds_are_the_first_and_the_last_day_it_can_mean():
    bounds = [(PartialDate(text).earliest, PartialDate(text).latest) for text in ("2001", "2000-02", "2018-09-25", "")]

    assert bounds == [
        (datetime.date(2001, 1, 1), datetime.date(2001, 12, 31)),
        (datetime.date(2000, 2, 1), datetime.date(2000, 2, 29)),
        (datetime.date(2018, 9, 25), datetime.date(2018, 9, 25)),
        (datetime.date.min, datetime.date.max),
    ]


def test_dates_order_as_their_text_does():
    texts = ["2018", "2017-12-31", "2018-09-25", "2018-09", "", "2019"]

    assert [date.iso for date in sorted(map(PartialDate, texts))] == sorted(texts)


def test_a_more_exact_date_agrees_and_another_day_does_not():
    assert PartialDate("2022-05").agrees_with(PartialDate("2022-05-26"))
    assert not PartialDate("2022-05-31").agrees_with(PartialDate("2022-05-26"))


class TestEveryDate:
    """What holds for every date that a calendar has."""

    @given(dates=st.lists(partial_dates()))
    def test_order_is_that_of_the_text_and_of_the_first_days(self, dates):
        ordered = sorted(dates)

        assert [date.iso for date in ordered] == sorted(date.iso for date in dates)
        assert [date.earliest for date in ordered] == sorted(date.earliest for date in dates)

    @given(date=partial_dates(lengths=(4, 7, 10)), day=DAYS)
    def test_its_days_are_those_between_its_bounds_and_no_others(self, date, day):
        days = days_between(date.earliest, date.latest)

        assert all(PartialDate(each.isoformat()[: len(date.iso)]) == date for each in days)
        assert len(days) in {"day": {1}, "month": {28, 29, 30, 31}, "year": {365, 366}}[date.precision]
        assert (date.earliest <= day <= date.latest) == day.isoformat().startswith(date.iso)

    @given(one=partial_dates(), other=partial_dates())
    def test_two_agree_where_they_can_mean_the_same_day_whichever_is_asked(self, one, other):
        overlap = max(one.earliest, other.earliest) <= min(one.latest, other.latest)

        assert one.agrees_with(other) == other.agrees_with(one) == overlap

    @given(day=DAYS, one=st.sampled_from((0, 4, 7, 10)), other=st.sampled_from((0, 4, 7, 10)))
    def test_less_exact_dates_of_one_day_agree(self, day, one, other):
        assert PartialDate(day.isoformat()[:one]).agrees_with(PartialDate(day.isoformat()[:other]))

    @given(one=partial_dates(), other=partial_dates())
    def test_its_words_say_all_that_is_known_and_nothing_more(self, one, other):
        assert len(one.words.split()) == len(one.short.split()) == len(one.parts)
        assert (one.words == other.words) == (one.short == other.short) == (one == other)
        assert str(one) == one.words

    @given(date=partial_dates(), spaces=st.sampled_from(("", " ", "  ")))
    def test_it_comes_back_from_a_form_as_it_was_shown_or_more_loosely_typed(self, date, spaces):
        field = PartialDateFormField(required=False)
        loosely = f"{spaces}-{spaces}".join(str(part) for part in date.parts[1:])
        typed = f"{date.iso[:4]}{spaces}-{spaces}{loosely}" if loosely else f"{spaces}{date.iso}{spaces}"

        assert field.clean(field.prepare_value(date)) == field.clean(typed) == date
        assert not field.has_changed(date, typed)

    @given(date=partial_dates())
    def test_it_comes_back_from_the_models_field_and_from_text(self, date):
        field, company = Company._meta.get_field("founded"), Company(founded=date.iso)

        assert company.founded == field.to_python(field.get_prep_value(date)) == PartialDate.of(date.iso) == date
        assert field.to_python(field.value_to_string(company)) == date

    @given(text=st.text(st.sampled_from("0123456789- .٣x\0"), max_size=14))
    def test_any_text_is_a_date_that_reads_the_same_again_or_is_refused(self, text):
        try:
            date = PartialDate(text)
        except ValueError:
            return
        assert PartialDate(date.iso) == date
        assert date.earliest <= date.latest


@pytest.mark.django_db
class TestField:
    @settings(max_examples=40, deadline=None)
    @given(date=partial_dates())
    def test_every_date_comes_back_from_the_database_as_it_went_in(self, date):
        company, _ = Company.objects.get_or_create(name="Leica Camera", slug="leica-camera")
        Company.objects.filter(pk=company.pk).update(founded=date)

        assert Company.objects.get(founded=date).founded == date
        assert Company.objects.filter(pk=company.pk).values_list("founded", flat=True).get() == date

    @settings(max_examples=20, deadline=None)
    @given(dates=st.lists(partial_dates(), min_size=2, max_size=8))
    def test_the_database_orders_and_compares_all_dates_as_python_does(self, dates):
        Company.objects.all().delete()
        Company.objects.bulk_create(
            Company(name=date.iso, slug=f"c-{number}", founded=date) for number, date in enumerate(dates)
        )

        assert list(Company.objects.order_by("founded").values_list("founded", flat=True)) == sorted(dates)
        assert Company.objects.filter(founded__lte=dates[0]).count() == sum(date <= dates[0] for date in dates)

    def test_a_date_comes_back_from_the_database_as_it_went_in(self):
        company = a_company(founded=" 1918 - 3 ")

        assert Company.objects.get(pk=company.pk).founded == PartialDate("1918-03")
        assert Company.objects.values_list("founded", flat=True).get() == PartialDate("1918-03")

    def test_the_database_sorts_dates_as_python_does(self):
        for year in ("2018-09-25", "2017", "2018", "2018-09"):
            a_company(year, f"c-{year}", founded=year)

        found = list(Company.objects.order_by("founded").values_list("founded", flat=True))

        assert found == sorted(found)

    def test_what_is_no_date_is_refused_before_the_database_sees_it(self):
        with pytest.raises(ValidationError, match="no month 13"):
            Company.objects.create(name="Leica", slug="leica", founded="2000-13")
        with pytest.raises(ValidationError, match="no month 13"):
            Company.objects.update(founded="2000-13")

    def test_a_form_says_what_is_wrong_beside_the_field_and_keeps_what_was_typed(self):
        form = modelform_factory(Company, fields=["founded"])({"founded": "2000-13"})

        assert form.errors == {"founded": ["There is no month 13."]}
        assert 'value="2000-13"' in str(form["founded"])

    def test_a_form_shows_the_date_as_it_is_typed_and_notices_no_change_where_there_is_none(self):
        company = a_company(founded="2000-08")
        form = modelform_factory(Company, fields=["founded"])({"founded": " 2000-08 "}, instance=company)

        assert 'value="2000-08"' in str(modelform_factory(Company, fields=["founded"])(instance=company)["founded"])
        assert not form.has_changed()
