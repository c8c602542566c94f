"""Geometry of timelines: whatever the dates, everything stays on the paper and has room."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from companies.spans import Span
from companies.timeline.drawing import LEAST_BAR, RIGHT, Scale
from companies.timeline.lettering import COLUMNS, REM, Label, width, year_label

days = st.dates()
spans = st.builds(
    lambda one, other, disputed: Span(min(one, other), max(one, other), disputed), days, days, st.booleans()
)
scales = st.builds(
    Scale.over, st.lists(days, min_size=1, max_size=9), room_before=st.booleans(), room_after=st.booleans()
)
# A hand's breadth of rounding: a hundredth of a percent is a tenth of a pixel.
CLOSE = 0.001


def shown(needed, column):
    """Whether what needs the columns of a class `from-30` shows in a column of so many rem."""
    return needed != "never" and column >= int(needed.removeprefix("from-") or 0)


class TestScale:
    @given(scales, days, days)
    def test_a_later_day_never_lies_further_left(self, scale, one, other):
        first, last = sorted([one, other])

        assert 0 <= scale.at(first) <= scale.at(last) <= RIGHT

    @given(st.lists(days, min_size=1, max_size=9), st.booleans(), st.booleans())
    def test_holds_every_day_it_is_made_for(self, held, before, after):
        scale = Scale.over(held, room_before=before, room_after=after)

        assert scale.first <= min(held)
        assert scale.last >= max(held)

    @given(scales)
    def test_years_are_marked_in_order_as_far_apart_as_a_phone_needs(self, scale):
        places = [left for _, left in scale.years()]

        assert all(0 <= left <= RIGHT for left in places)
        assert all(after - before >= 12.9 for before, after in zip(places, places[1:], strict=False))

    @given(scales)
    def test_some_year_is_always_marked(self, scale):
        assert scale.years() or scale.first.year > scale.last.year - 5000

    def test_steps_are_years_people_count_in(self):
        def marked(first, last):
            return [year for year, _ in Scale(date(first, 1, 1), date(last, 11, 22)).years()]

        assert marked(2018, 2026) == [2018, 2020, 2022, 2024, 2026]
        assert marked(2000, 2026) == [2000, 2005, 2010, 2015, 2020, 2025]
        assert marked(1849, 2026) == [1850, 1900, 1950, 2000]
        assert marked(2024, 2026) == [2024, 2025, 2026]
        assert marked(1, 9999) == [2000, 4000, 6000, 8000]


class TestBars:
    @given(scales, st.none() | spans, st.none() | spans, days)
    def test_a_bar_stays_on_the_paper_and_never_ends_before_it_starts(self, scale, begin, end, until):
        bar = scale.bar(begin, end, until=until)

        edges = [bar.before.left, bar.certain.left, bar.certain.right, bar.after.right]
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= 100
        assert bar.certain.right - bar.certain.left >= LEAST_BAR - CLOSE

    @given(st.lists(days, min_size=4, max_size=4).map(sorted))
    def test_a_dispute_is_seen_however_little_the_sources_differ_by(self, four):
        begin, end = Span(*four[:2], disputed=True), Span(*four[2:], disputed=True)

        bar = Scale.over(four).bar(begin, end, until=four[-1])

        assert bar.before
        assert bar.after
        assert bar.before.disputed
        assert bar.after.disputed

    def test_a_year_is_a_thin_line_over_all_of_it_and_a_day_is_none(self):
        scale = Scale(date(2018, 1, 1), date(2026, 11, 22))
        year, day = Span(date(2021, 1, 1), date(2021, 12, 31)), Span(date(2021, 6, 1), date(2021, 6, 1))

        since_a_year = scale.bar(year, None, until=scale.last)
        until_a_year = scale.bar(Span(scale.first, scale.first), year, until=scale.last)
        day_by_day = scale.bar(day, None, until=scale.last)

        first, last = scale.at(year.earliest), scale.at(year.latest)
        assert (since_a_year.before.left, since_a_year.certain.left, since_a_year.goes_on) == (first, last, True)
        assert (until_a_year.after.left, until_a_year.after.right, until_a_year.goes_on) == (first, last, False)
        assert not day_by_day.before


class TestLabels:
    texts = st.text(min_size=1, max_size=200)

    @given(
        st.floats(0, RIGHT),
        texts,
        texts,
        st.text(min_size=1, max_size=28),
        st.sampled_from(["", "a", "zz"]),
        st.booleans(),
    )
    def test_every_label_has_room_in_every_column(self, left, name, what, when, mark, what_first):
        label = Label.beside(left, name, what, when, mark, what_first=what_first)

        for column in COLUMNS:
            shown_words = "".join(words for words, needed in label.words if shown(needed, column))
            parts = [label.name, shown_words, f"[{mark}]" if mark else ""]
            at_end = label.late == "at-end" or column < int(label.late.removeprefix("late-") or 0)
            room = column * REM * (1 if at_end else (100 - left) / 100)
            assert sum(map(width, parts)) <= room + CLOSE

    @given(scales, days)
    def test_no_year_touches_the_word_today(self, scale, today):
        now = scale.at(today)
        for year, left in scale.years():
            label = year_label(year, left, now)
            for column in COLUMNS:
                if shown(label.shown_from, column):
                    # 16 px are half of "today", 14 half of a year, which may stand right of its tick.
                    assert abs(left - now) / 100 * column * REM >= 16 + (28 if label.at_edge else 14)

    def test_what_is_too_long_for_a_phone_stands_at_the_right_edge_there_and_says_less(self):
        label = Label.beside(70, "Blackmagic Design", "member", "since Sept 2023", "e")

        assert label.late == "late-64"
        assert label.words == (("member, ", "from-64"), ("since Sept 2023", ""))

    def test_of_who_owns_a_brand_what_is_owned_is_told_before_the_dates(self):
        label = Label.beside(70, "Hoya", "owner (cameras)", "31 March 2008 to 1 Oct 2011", "e", what_first=True)

        assert label.words == (("owner (cameras)", ""),)

    def test_a_name_as_long_as_a_sentence_is_cut_in_the_drawing(self):
        label = Label.beside(0, "W" * 200, "", "since 2001", "")

        assert label.name.endswith("W…")
        assert width(label.name) < 288
