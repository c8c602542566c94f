"""What the darkroom tells of a new picture, and the JPEG that readers get at first."""

import hashlib
import io
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import TemporaryUploadedFile
from PIL import Image, ImageEnhance, ImageOps

from photos.darkroom.fingerprint import colour_of, fingerprint_of
from photos.inspecting import check_weight, read_picture
from tests.photos import profiles
from tests.photos.builders import files_below, picture_bytes, png_of_wide_grey
from tests.photos.darkroom import middles, patches, written

FORMATS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "TIFF": "tif", "HEIF": "heic"}
RED, GREEN, BLUE, WHITE = (220, 40, 40), (40, 180, 60), (40, 60, 200), (255, 255, 255)
# Of 255: what lossy formats move a flat colour.
CLOSE = 12


def read(content, name="picture.jpg"):
    return read_picture(ContentFile(content, name=name))


def first_of(content):
    with Image.open(io.BytesIO(read(content).first)) as image:
        image.load()
    return image


def near(one, other, within=CLOSE):
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))


def quarters():
    """Return a picture whose four corners are told apart."""
    image = Image.new("RGB", (96, 64), RED)
    for colour, place in ((GREEN, (48, 0)), (BLUE, (0, 32)), (WHITE, (48, 32))):
        image.paste(colour, (*place, place[0] + 48, place[1] + 32))
    return image


def corners(image):
    wide, high = image.size
    return [image.getpixel((int(wide * x), int(high * y))) for y in (0.2, 0.8) for x in (0.2, 0.8)]


@pytest.mark.parametrize(("format", "extension"), FORMATS.items())
def test_the_content_says_what_a_file_is_and_not_its_name(format, extension):
    assert read(picture_bytes(format), name="letter.doc")[:3] == (extension, 60, 40)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "HEIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_measured_and_shown_upright(format, orientation):
    stored, exif = quarters(), Image.Exif()
    exif[0x0112] = orientation
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(written(stored, "PNG", exif=exif))))

    picture = read(written(stored, format, exif=exif.tobytes()))
    with Image.open(io.BytesIO(picture.first)) as first:
        assert (picture.width, picture.height) == first.size == upright.size
        for shown, expected in zip(corners(first), corners(upright), strict=True):
            assert near(shown, expected)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_a_picture_with_unreadable_metadata_is_shown_as_it_lies():
    picture = read(picture_bytes(exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\0\0"))
    assert (picture.width, picture.height, picture.words) == (60, 40, {})


@pytest.mark.parametrize(
    ("format", "mode", "colours", "shown"),
    [
        ("JPEG", "L", [0, 128, 255], None),
        ("PNG", "LA", [(0, 255), (128, 255), (255, 0)], [0, 128, 255]),
        ("PNG", "1", [0, 1, 1], [0, 255, 255]),
        ("PNG", "I;16", [0, 128 * 257, 65_535], [0, 128, 255]),
        ("TIFF", "I;16", [0, 128 * 257, 65_535], [0, 128, 255]),
        ("TIFF", "I;16B", [0, 128 * 257, 65_535], [0, 128, 255]),
        ("TIFF", "I", [0, 128 * 257, 65_535], [0, 128, 255]),
        ("TIFF", "F", [0.0, 0.502, 1.0], [0, 128, 255]),
        ("TIFF", "F", [-5.0, 0.0, 5.0], [0, 128, 255]),
        ("PNG", "RGBA", [(*RED, 255), (*GREEN, 255), (*BLUE, 0)], [RED, GREEN, WHITE]),
        ("WEBP", "RGBA", [(*RED, 255), (*GREEN, 255), (*BLUE, 0)], [RED, GREEN, WHITE]),
        ("TIFF", "LAB", [(0, 128, 128), (137, 128, 128), (255, 128, 128)], [0, 128, 255]),
        ("JPEG", "CMYK", [(0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0)], [WHITE, WHITE, WHITE]),
    ],
)
def test_pixels_of_every_kind_are_shown_as_they_are_meant(format, mode, colours, shown):
    image = Image.new(mode, (144, 48))
    for place, colour in enumerate(colours):
        for x in range(48 * place, 48 * place + 48):
            for y in range(48):
                image.putpixel((x, y), colour)
    greys = [(grey, grey, grey) if isinstance(grey, int) else grey for grey in shown or colours]
    for seen, expected in zip(middles(first_of(written(image, format)), 3), greys, strict=True):
        assert near(seen, expected)


def test_a_palette_keeps_its_colours_and_what_it_leaves_out():
    picture = patches(RED, GREEN, BLUE).quantize(8)
    clear = picture.getpixel((120, 20))
    assert near(middles(first_of(written(picture, "PNG")), 3)[0], RED)
    assert near(middles(first_of(written(picture, "PNG", transparency=clear)), 3)[2], WHITE)


def test_a_tiff_may_count_from_white_to_black():
    grey = Image.new("I;16", (48, 48), 65_535)
    assert near(first_of(written(grey, "TIFF", tiffinfo={262: 0})).getpixel((20, 20)), (0, 0, 0))


def test_sixteen_bits_of_colour_are_shown():
    assert near(first_of(png_of_wide_grey(48, 48, level=0x8000)).getpixel((20, 20)), (128, 128, 128))


@pytest.mark.parametrize("icc", [profiles.display_p3(), profiles.adobe_rgb()], ids=["Display P3", "Adobe RGB"])
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "HEIF"])
def test_the_first_jpeg_is_in_srgb_whatever_the_profile(format, icc):
    # A green that both have and sRGB writes stronger: less red, or less of all but green.
    first = first_of(written(Image.new("RGB", (48, 48), (120, 160, 120)), format, icc_profile=icc, quality=95))
    red, green, blue = first.getpixel((20, 20))
    assert red < 112
    assert near((green, blue), (161, 117))


def test_the_first_jpeg_is_no_wider_than_it_has_to_be_and_says_whose_picture_it_is():
    wide = Image.linear_gradient("L").resize((2500, 1000)).convert("RGB")
    exif = Image.Exif()
    exif[0x013B], exif[0x010F] = "Ines Halloran", "LEICA CAMERA AG"
    exif.get_ifd(0x8825)[2] = (50.0, 33.0, 0.0)
    first = first_of(written(wide, "JPEG", exif=exif))
    assert first.size == (1080, 432)
    assert dict(first.getexif()) == {0x013B: "Ines Halloran"}


def test_the_digest_is_that_of_the_whole_file_and_the_file_is_wound_back(tmp_path):
    content = picture_bytes()
    for file in (ContentFile(content), temporary_upload(content)):
        assert read_picture(file).digest == hashlib.sha256(content).hexdigest()
        assert file.tell() == 0
    assert files_below(tmp_path) == []


def temporary_upload(content):
    file = TemporaryUploadedFile("large.jpg", "image/jpeg", len(content), None)
    file.write(content)
    file.flush()
    return file


def a_scene(size=(900, 600)):
    """Return a picture with light, dark and something in it."""
    scene = Image.radial_gradient("L").resize(size)
    scene.paste(30, (size[0] // 9, size[1] // 2, size[0] // 3, size[1]))
    scene.paste(Image.linear_gradient("L").resize((size[0] // 4, size[1] // 3)), (size[0] // 2, size[1] // 6))
    return ImageOps.colorize(scene, (20, 30, 60), (250, 240, 220))


def distance(one, other):
    return (int(fingerprint_of(one), 16) ^ int(fingerprint_of(other), 16)).bit_count()


@pytest.mark.parametrize(
    "changed",
    [
        lambda scene: scene.resize((450, 300)),
        lambda scene: scene.resize((120, 80)),
        lambda scene: Image.open(io.BytesIO(written(scene, "JPEG", quality=25))),
        lambda scene: ImageEnhance.Brightness(scene).enhance(1.06),
        lambda scene: ImageEnhance.Color(scene).enhance(0.5),
    ],
    ids=["half", "tiny", "poor", "lighter", "paler"],
)
def test_the_same_picture_again_has_nearly_the_same_fingerprint(changed):
    assert distance(a_scene(), changed(a_scene())) <= 3


def test_another_picture_has_another_fingerprint():
    assert distance(a_scene(), ImageOps.mirror(a_scene())) > 10


def test_the_dominant_colour_is_one_of_the_picture_and_no_mixture():
    colour = colour_of(patches(RED, BLUE, BLUE))
    assert near(bytes.fromhex(colour[1:]), BLUE)


def test_an_empty_file_and_one_over_a_hundred_megabytes_are_refused():
    check_weight(100_000_000)
    for size in (0, 100_000_001):
        with pytest.raises(ValidationError):
            check_weight(size)


GOOD = (
    '{"extension":"jpg","width":1,"height":1,"colour":"#000000","fingerprint":"0000000000000000",'
    '"words":{"caption":"Fog.","pk":"7"},"shot":{}}'
)


def darkroom_is(script, monkeypatch, folder):
    """Have another program started in the darkroom's place, as if a file had taken it over."""
    program = folder / "program"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("kill -SEGV $$", "damaged"),
        ("kill -KILL $$", "took_too_long"),
        ("exit 1", "damaged"),
        ("true", "damaged"),
        ("echo no JSON", "damaged"),
        ("echo '{}'; echo '{}'", "damaged"),
        ("echo '[]'", "damaged"),
        ("echo '\"refused\"'", "damaged"),
        ('echo \'{"refused": "no such reason"}\'', "damaged"),
        ("echo '{\"refused\": [1]}'", "damaged"),
        ('echo \'{"refused": "too_many_pixels"}\'', "damaged"),
        ("head -c 200000 /dev/zero | tr '\\0' '['", "damaged"),
        ("head -c 90000 /dev/zero | tr '\\0' '['; echo", "damaged"),
        ("yes", "damaged"),
        (f"echo '{GOOD}'", "damaged"),
        (f"touch $5/first.jpg; echo '{GOOD.replace('jpg', '../a')}'", "damaged"),
        (f"touch $5/first.jpg; echo '{GOOD.replace(':1', ':[]')}'", "damaged"),
        ("sleep 1000 & sleep 1000", "took_too_long"),
    ],
)
def test_whatever_a_hostile_file_makes_of_the_darkroom_the_upload_is_refused(monkeypatch, tmp_path, script, code):
    darkroom_is(script, monkeypatch, tmp_path)
    monkeypatch.setattr("photos.inspecting.PATIENCE", 2)
    with pytest.raises(ValidationError) as refusal:
        read(picture_bytes())
    assert refusal.value.code == code
    assert files_below(tmp_path) == ["program"]


def test_no_column_is_taken_from_the_darkroom_but_those_of_words(monkeypatch, tmp_path):
    darkroom_is(f"touch $5/first.jpg; echo '{GOOD}'", monkeypatch, tmp_path)
    assert read(picture_bytes()).words == {"caption": "Fog."}


def test_the_darkroom_knows_no_secret(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "whisper")
    darkroom_is(f"env > {tmp_path}/seen", monkeypatch, tmp_path)
    with pytest.raises(ValidationError):
        read(picture_bytes())
    assert "PATH=" in Path(tmp_path / "seen").read_text()
    assert "whisper" not in Path(tmp_path / "seen").read_text()
