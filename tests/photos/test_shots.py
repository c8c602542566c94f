"""How a photograph was taken, as readers are told."""

from decimal import Decimal

import pytest
from django.utils import translation

from photos.models import Photo
from photos.shots import shot_in_words


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({}, []),
        (
            {"focal_length": Decimal("28.0"), "aperture": Decimal("1.7"), "exposure_time": "1/250", "iso": 100},
            ["28 mm", "f/1.7", "1/250 s", "ISO 100"],
        ),
        ({"lens": "ARDEN 50 mm 1:2", "focal_length": Decimal("50.0")}, ["ARDEN 50 mm 1:2"]),
        ({"lens": "ARDEN 24-90 mm", "focal_length": Decimal("72.0")}, ["ARDEN 24-90 mm", "72 mm"]),
        ({"exposure_time": "5400"}, ["5400 s"]),
        ({"focal_length": Decimal("6.8")}, ["6.8 mm"]),
    ],
)
def test_only_what_the_file_tells_is_told_as_photographers_say_it(columns, words):
    assert shot_in_words(Photo(**columns)) == words


def test_numbers_have_the_decimal_sign_of_the_sites_language():
    with translation.override("de"):
        assert "6,8" in shot_in_words(Photo(focal_length=Decimal("6.8")))[0]
