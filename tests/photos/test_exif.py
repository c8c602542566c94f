"""How a picture was taken: from bytes of Exif to a photograph's columns."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PIL import ExifTags, Image, TiffImagePlugin

from photos.darkroom.inspect import looked_at
from photos.exif import Shot, shot_of, tidy
from tests.photos.builders import camera_exif, picture_bytes

MORNING = "2022:05:26 10:31:00"


@pytest.fixture
def told(tmp_path):
    """What the darkroom tells of a file's Exif, a function of its bytes. It runs in our own process: many files."""

    def tell(content):
        path = tmp_path / "original"
        path.write_bytes(content)
        return looked_at(path, tmp_path)["shot"]

    return tell


def exposure(**values):
    """Return Exif with tags of the exposure; pairs are fractions."""
    exif = Image.Exif()
    below = exif.get_ifd(ExifTags.IFD.Exif)
    for name, value in values.items():
        below[ExifTags.Base[name]] = TiffImagePlugin.IFDRational(*value) if isinstance(value, tuple) else value
    return exif


@pytest.mark.parametrize("format", ["JPEG", "MPO", "PNG", "WEBP", "AVIF", "TIFF", "HEIF"])
def test_the_camera_and_the_moment_are_read_from_every_format(told, format):
    exif = camera_exif("LEICA CAMERA AG", "LEICA Q2", MORNING, "+02:00")
    shot = shot_of(told(picture_bytes(format, exif=exif.tobytes())))
    assert shot == Shot("LEICA CAMERA AG", "LEICA Q2", datetime(2022, 5, 26, 8, 31, tzinfo=UTC))


@pytest.mark.parametrize("format", ["JPEG", "TIFF", "HEIF"])
def test_lens_and_exposure_are_said_as_photographers_say_them(told, format):
    exif = exposure(
        LensModel="SUMMILUX 1:1.7/28 ASPH.",
        FocalLength=(28, 1),
        FNumber=(17, 10),
        ExposureTime=(1, 250),
        ISOSpeedRatings=400,
    )
    shot = shot_of(told(picture_bytes(format, exif=exif.tobytes())))
    assert shot == Shot("", "", None, "SUMMILUX 1:1.7/28 ASPH.", Decimal("28.0"), Decimal("1.7"), "1/250", 400)


@pytest.mark.parametrize(
    ("fraction", "said"),
    [
        ((1, 8000), "1/8000"),
        ((10, 2500), "1/250"),
        ((16666, 1_000_000), "1/60"),
        ((1, 4), "1/4"),
        ((1, 2), "0.5"),
        ((13, 10), "1.3"),
        ((30, 1), "30"),
        ((600, 1), "600"),
        ((0, 1), ""),
        ((1, 0), ""),
        ((0, 0), ""),
        ((4_294_967_295, 1), ""),
    ],
)
def test_a_shutter_speed_is_a_fraction_or_seconds(told, fraction, said):
    assert shot_of(told(picture_bytes(exif=exposure(ExposureTime=fraction)))).exposure_time == said


@pytest.mark.parametrize("offset", [None, "", "   :  ", "+99:99", "Wetzlar"])
def test_a_moment_without_a_zone_is_taken_in_the_houses_own(settings, told, offset):
    settings.TIME_ZONE = "Europe/Berlin"
    shot = shot_of(told(picture_bytes(exif=camera_exif(taken=MORNING, offset=offset))))
    assert shot.taken_at == datetime(2022, 5, 26, 8, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    "taken",
    [
        "0000:00:00 00:00:00",
        "    :  :     :  :  ",
        "0001:01:01 00:00:00",
        "1825:12:31 10:00:00",
        "2022:02:30 10:31:00",
        "2022:05:26 24:61:00",
        "9999:12:31 23:59:59",
        "26 May 2022",
        "\0\0\0",
        "",
        2022,
    ],
)
@pytest.mark.parametrize("offset", ["-12:00", "+14:00"])
def test_a_moment_that_cannot_be_is_not_known_and_the_camera_still_is(told, taken, offset):
    shot = shot_of(told(picture_bytes(exif=camera_exif("SONY", "ILCE-7M4", taken, offset))))
    assert shot == Shot("SONY", "ILCE-7M4")


def test_a_picture_is_not_taken_after_it_came_into_the_library(told):
    now = datetime(2022, 5, 26, 8, 31, tzinfo=UTC)

    def taken(days):
        when = f"{now + timedelta(days=days):%Y:%m:%d %H:%M:%S}"
        return shot_of(told(picture_bytes(exif=camera_exif(taken=when, offset="+00:00"))), now).taken_at

    assert (taken(1), taken(2)) == (now + timedelta(days=1), None)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("LEICA CAMERA AG\0\0\0", "LEICA CAMERA AG"),
        ("  NIKON   CORPORATION ", "NIKON CORPORATION"),
        ("PENTAX\0left over from another file", "PENTAX"),
        ("\x1b[31mCanon\x07\r\n", "[31mCanon"),
        ("Leica\u202egnp\u200b", "Leica gnp"),
        ("Voigtländer", "Voigtländer"),
        ("Voigtländer".encode(), "Voigtländer"),
        ("Voigtländer".encode("latin-1"), "Voigtländer"),
        (b"\xff\xfe\0\xd8", "ÿþ"),
        ("\ud800", ""),
        ("x" * 5_000_000, "x" * 120),
        ("x" * 119 + "  y", "x" * 119),
        ("\0", ""),
        (None, ""),
        (7, ""),
        ((1, 2), ""),
    ],
)
def test_text_from_a_file_is_made_fit_for_a_column(written, kept):
    assert tidy(written) == kept


def test_a_make_that_is_a_number_is_none(told):
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x0f\0\x03\0\0\0\x01\0\x07\0\0\0\0\0\0"
    assert told(picture_bytes(exif=exif)) == {}


def hostile_exifs():
    """Yield Exif that is broken or means harm, made of a good one."""
    good = camera_exif("LEICA CAMERA AG", "LEICA Q2", MORNING, "+02:00").tobytes()
    yield from (good[:length] for length in range(6, len(good), 13))
    for place in range(6, len(good), 5):
        yield good[:place] + b"\xff" + good[place + 1 :]
    # A table of Exif that leads to itself, and one that claims four thousand million letters.
    yield b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x08\0\0\0\0"
    yield b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x0f\0\x02\xff\xff\xff\xff\0\0\0\x08\0\0\0\x08"


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_hostile_exif_never_keeps_a_good_picture_out(told, format):
    for exif in hostile_exifs():
        shot = shot_of(told(picture_bytes(format, size=(6, 4), exif=exif)))
        assert len(shot.camera_make) <= 120
        assert len(shot.camera_model) <= 120
        assert shot.taken_at is None or shot.taken_at < datetime(2023, 1, 1, tzinfo=UTC)
