"""In which rows the photographs of a gallery hang."""

import pytest

from articles.sheet import hang, rows_of
from photos.models import Photo

LYING, STANDING, PANORAMA = 1.5, 2 / 3, 3.0


@pytest.mark.parametrize(
    ("ratios", "rows"),
    [
        ((), []),
        ((LYING,), [1]),
        ((LYING,) * 2, [2]),
        ((LYING,) * 4, [2, 2]),
        ((LYING,) * 6, [2, 2, 2]),
        ((STANDING,) * 3, [3]),
        ((PANORAMA, LYING, LYING), [1, 2]),
        ((LYING, LYING, PANORAMA), [2, 1]),
        ((LYING, STANDING, STANDING), [3]),
    ],
)
def test_rows_are_as_near_as_can_be_to_two_photographs_lying_down(ratios, rows):
    assert rows_of(ratios) == rows


@pytest.mark.parametrize("number", [3, 5, 7, 1999])
def test_an_odd_number_leaves_no_photograph_alone(number):
    rows = rows_of((LYING,) * number)
    assert sum(rows) == number
    assert set(rows) <= {2, 3}


def test_a_frame_tells_its_form_and_its_share_of_the_row_however_long_the_picture_is():
    frames = [{"photo": Photo(width=width, height=height)} for width, height in ((3000, 2000), (90, 60), (10, 6000))]

    rows = hang(frames)

    assert [frame for row in rows for frame in row] == frames
    assert [frame["ratio"] for frame in frames] == [30, 30, 8]
    assert all(frame["sizes"].endswith(", 100vw") for frame in frames)
