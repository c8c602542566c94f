import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from photos.metadata import check_pixels, check_weight, read_picture
from tests.photos.builders import picture_bytes, png_that_claims


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
    assert read(picture_bytes(format), name="letter.doc") == (extension, 60, 40)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize(("orientation", "size"), [(1, (60, 40)), (3, (60, 40)), (6, (40, 60)), (8, (40, 60))])
def test_width_and_height_are_those_that_a_browser_shows(format, orientation, size):
    assert read(picture_bytes(format, orientation=orientation))[1:] == size


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_a_picture_with_unreadable_metadata_is_shown_as_it_lies():
    assert read(picture_bytes(exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\0\0")) == ("jpg", 60, 40)


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
