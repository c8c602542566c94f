import io
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from photos.exif import Shot, shot_of, tidy
from photos.metadata import check_pixels, check_weight, read_picture
from tests.photos.builders import camera_exif, picture_bytes, png_that_claims


def read(content, name="picture.jpg"):
    return read_picture(ContentFile(content, name=name))


def code_of_refusal(content):
    with pytest.raises(ValidationError) as refusal:
        read(content)
    return refusal.value.code


@pytest.mark.parametrize(
    ("format", "extension"), [("JPEG", "jpg"), ("MPO", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif")]
)
def test_the_content_says_what_a_file_is_and_not_its_name(format, extension):
    assert read(picture_bytes(format), name="letter.doc")[:3] == (extension, 60, 40)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize(("orientation", "size"), [(1, (60, 40)), (3, (60, 40)), (6, (40, 60)), (8, (40, 60))])
def test_width_and_height_are_those_that_a_browser_shows(format, orientation, size):
    assert read(picture_bytes(format, orientation=orientation))[1:3] == size


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_a_picture_with_unreadable_metadata_is_shown_as_it_lies():
    assert read(picture_bytes(exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\0\0")) == ("jpg", 60, 40, Shot())


@pytest.mark.parametrize("format", ["GIF", "TIFF", "BMP", "PDF", "ICO"])
def test_pictures_that_not_every_browser_shows_are_refused(format):
    assert code_of_refusal(picture_bytes(format)) == "not_a_picture"


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<!doctype html><script>alert(1)</script>",
        b"\xff\xd8\xff",
        b"\0" * 5000,
    ],
)
def test_what_is_no_picture_is_refused_whatever_its_name(content):
    assert code_of_refusal(content) == "not_a_picture"


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("kept", [0.5, 0.9])
def test_a_picture_that_breaks_off_is_refused(format, kept):
    content = picture_bytes(format, size=(400, 300))
    assert code_of_refusal(content[: int(len(content) * kept)]) in {"damaged", "not_a_picture"}


def test_a_progressive_jpeg_that_breaks_off_is_refused():
    content = picture_bytes(size=(400, 300), progressive=True)
    assert code_of_refusal(content[: int(len(content) * 0.9)]) == "damaged"


def test_a_png_with_a_damaged_middle_is_refused():
    content = bytearray(picture_bytes("PNG", size=(400, 300)))
    content[len(content) // 2] ^= 0xFF
    assert code_of_refusal(bytes(content)) == "damaged"


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("size", [(10_000, 7_000), (10_000, 10_000), (60_000, 60_000)])
def test_a_decompression_bomb_is_refused_before_it_unfolds(size):
    assert code_of_refusal(png_that_claims(*size)) == "too_many_pixels"


def test_a_camera_sold_with_sixty_megapixels_has_a_few_more():
    check_pixels(9528, 6328)
    with pytest.raises(ValidationError):
        check_pixels(10_000, 6_100)


def test_an_empty_file_and_one_over_a_hundred_megabytes_are_refused():
    check_weight(100_000_000)
    for size in (0, 100_000_001):
        with pytest.raises(ValidationError):
            check_weight(size)


def test_the_file_is_wound_back_for_who_reads_it_next():
    file = ContentFile(picture_bytes())
    read_picture(file)
    assert file.tell() == 0


MORNING = "2022:05:26 10:31:00"


@pytest.mark.parametrize("format", ["JPEG", "MPO", "PNG", "WEBP", "AVIF"])
def test_the_camera_and_the_moment_are_read_with_the_picture(format):
    exif = camera_exif("LEICA CAMERA AG", "LEICA Q2", MORNING, "+02:00")
    assert read(picture_bytes(format, exif=exif)).shot == (
        "LEICA CAMERA AG",
        "LEICA Q2",
        datetime(2022, 5, 26, 8, 31, tzinfo=UTC),
    )


@pytest.mark.parametrize("offset", [None, "", "   :  ", "+99:99", "Wetzlar"])
def test_a_moment_without_a_zone_is_taken_in_the_houses_own(settings, offset):
    settings.TIME_ZONE = "Europe/Berlin"
    taken = read(picture_bytes(exif=camera_exif(taken=MORNING, offset=offset))).shot.taken_at
    assert taken == datetime(2022, 5, 26, 8, 31, tzinfo=UTC)


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
def test_a_moment_that_cannot_be_is_not_known_and_the_camera_still_is(taken, offset):
    shot = read(picture_bytes(exif=camera_exif("SONY", "ILCE-7M4", taken, offset))).shot
    assert shot == ("SONY", "ILCE-7M4", None)


def test_a_picture_is_not_taken_after_it_came_into_the_library():
    now = datetime(2022, 5, 26, 8, 31, tzinfo=UTC)

    def taken(days):
        when = f"{now + timedelta(days=days):%Y:%m:%d %H:%M:%S}"
        with Image.open(io.BytesIO(picture_bytes(exif=camera_exif(taken=when, offset="+00:00")))) as image:
            return shot_of(image, now).taken_at

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
def test_hostile_exif_never_keeps_a_good_picture_out(format):
    for exif in hostile_exifs():
        picture = read(picture_bytes(format, size=(6, 4), exif=exif))
        assert sorted(picture[1:3]) == [4, 6]
        make, model, taken = picture.shot
        assert len(make) <= 120
        assert len(model) <= 120
        assert taken is None or taken <= timezone.now() + timedelta(days=1)


def test_a_make_that_is_a_number_is_none():
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x0f\0\x03\0\0\0\x01\0\x07\0\0\0\0\0\0"
    assert read(picture_bytes(exif=exif)).shot == Shot()
