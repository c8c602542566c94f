"""Widths, crops and heights of renditions, of pictures of every form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photos import ladder

MOST_PIXELS = 60_500_000
PARTS = st.sampled_from(ladder.PARTS)
HUNDREDTHS = st.integers(0, 100)


@st.composite
def sizes(draw):
    """Sizes that the library takes in: thumbnails, photographs, panoramas, towers, threads."""
    one = draw(st.one_of(st.integers(1, 40), st.integers(1, 12_000), st.integers(1, 1_000_000)))
    other = draw(st.one_of(st.integers(1, 40), st.integers(1, MOST_PIXELS // one)))
    return draw(st.permutations([one, other]))


class TestWidths:
    def test_a_large_picture_is_made_in_every_width(self):
        assert ladder.widths_of("", 6000, 4000) == [150, 224, 320, 480, 720, 1080, 1600, 2400, 3200]
        assert ladder.widths_of("16:9", 6000, 4000) == [320, 480, 720, 1080, 1600]

    def test_a_picture_between_two_widths_is_also_made_as_wide_as_it_is(self):
        assert ladder.widths_of("", 1400, 900) == [150, 224, 320, 480, 720, 1080, 1400]

    def test_a_picture_hardly_wider_than_a_rung_is_not(self):
        assert ladder.widths_of("", 1100, 900) == [150, 224, 320, 480, 720, 1080]

    def test_a_tiny_picture_is_made_as_wide_as_it_is(self):
        assert ladder.widths_of("", 10, 10) == [10]

    def test_a_tower_is_never_higher_than_a_format_can_hold(self):
        assert ladder.widths_of("", 2000, 30_000) == [150, 224, 320, 426]
        assert ladder.widths_of("", 60, 1_000_000) == [1]

    @given(PARTS, sizes())
    def test_no_rung_is_more_than_half_as_much_again_as_the_one_before(self, part, size):
        widths = ladder.widths_of(part, *size)

        assert all(below < above <= below * 1.5 for below, above in zip(widths, widths[1:], strict=False))

    @given(PARTS, sizes())
    def test_nothing_is_enlarged_empty_or_too_high(self, part, size):
        own_width, own_height = ladder.part_size(part, *size)

        for width in ladder.widths_of(part, *size):
            height = ladder.rendition_height(part, *size, at=width)
            assert 1 <= width <= own_width
            assert 1 <= height <= own_height
            assert height <= ladder.TALLEST or width == 1


class TestCrops:
    @pytest.mark.parametrize(("part", "size"), [("1:1", (4000, 4000)), ("4:3", (5333, 4000)), ("16:9", (6000, 3375))])
    def test_a_crop_is_the_largest_piece_of_its_form(self, part, size):
        assert ladder.part_size(part, 6000, 4000) == size

    @given(PARTS, sizes(), HUNDREDTHS, HUNDREDTHS)
    def test_a_crop_lies_within_the_picture_and_keeps_the_focal_point(self, part, size, x, y):
        width, height = size
        left, top, right, bottom = ladder.box_of(part, width, height, (x, y))

        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height
        assert (right - left, bottom - top) == ladder.part_size(part, *size)
        assert left <= width * x / 100 <= right
        assert top <= height * y / 100 <= bottom
