"""Files that are broken, too large, or mean harm: refused beside the field, nothing lost, nothing left behind."""

import io
import json
import re
import resource
import subprocess
import sys
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, PngImagePlugin

from photos.inspecting import read_picture
from photos.models import Photo
from photos.renditions import names_in
from tests.photos.builders import (
    a_photo,
    an_upload,
    files_below,
    heif_that_claims,
    picture_bytes,
    png_that_claims,
    tiff_that_claims,
    webp_that_claims,
)
from tests.photos.darkroom import ROOT, written

ADD = "/admin/photos/photo/add/"
TYPED = {
    "title": "Harbour at six",
    "alt_text": "Boats in fog.",
    "caption": "Wetzlar, 26 May.",
    "credit": "Leica / Panasonic / Sigma",
    "focal_x": 50,
    "focal_y": 50,
}
FORMATS = ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "HEIF"]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


def read(content):
    return read_picture(ContentFile(content, name="picture.jpg"))


def refused(content):
    """Return the code with which a file is refused."""
    with pytest.raises(ValidationError) as refusal:
        read(content)
    return refusal.value.code


def swollen_png(**chunks):
    """Return a small PNG with texts that unfold to hundreds of megabytes."""
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt("Comment", "x" * 100_000_000, zip=True)
    return picture_bytes("PNG", pnginfo=texts, **chunks)


BOMBS = {
    "PNG": png_that_claims(10_000, 7_000),
    "large PNG": png_that_claims(60_000, 60_000),
    "true PNG": written(Image.new("1", (10_000, 10_000)), "PNG"),
    "TIFF": tiff_that_claims(10_000, 7_000),
    "packed TIFF": tiff_that_claims(60_000, 60_000, compression="tiff_lzw"),
    "true TIFF": written(Image.new("1", (20_000, 20_000)), "TIFF", compression="group4"),
    "large WebP": webp_that_claims(16_384, 16_384),
    "AVIF": heif_that_claims("AVIF", 10_000, 7_000),
    "large AVIF": heif_that_claims("AVIF", 16_000, 16_000),
}
# What decoders find out before anybody has asked them for the size.
DUDS = {
    "WebP": webp_that_claims(10_000, 7_000),
    "huge AVIF": heif_that_claims("AVIF", 2**31 - 1, 2**31 - 1),
    "HEIC": heif_that_claims("HEIF", 10_000, 7_000),
    "huge HEIC": heif_that_claims("HEIF", 60_000, 60_000),
    "hollow TIFF": tiff_that_claims(7_000, 8_000),
    "texts of PNG": swollen_png(),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_decompression_bomb_is_refused_before_it_unfolds(bomb):
    assert refused(BOMBS[bomb]) in {"too_many_pixels", "far_too_many_pixels"}


@pytest.mark.parametrize("dud", DUDS)
def test_a_file_that_claims_more_than_it_holds_is_refused(dud):
    assert refused(DUDS[dud]) in {"damaged", "not_a_picture"}


@pytest.mark.parametrize("dud", [*BOMBS, *DUDS])
def test_no_bomb_takes_much_memory(dud, tmp_path):
    """Measured from outside, as the system counts it; a bomb unfolded would take hundreds of megabytes."""
    original = tmp_path / "original"
    original.write_bytes({**BOMBS, **DUDS}[dud])
    measured = "import pathlib, runpy\n"
    measured += "try: runpy.run_module('photos.darkroom', run_name='__main__')\n"
    measured += "finally: print(pathlib.Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])"
    command = [sys.executable, "-c", measured, "inspect", str(original), str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    answer, kilobytes = done.stdout.splitlines()
    assert "refused" in json.loads(answer)
    assert int(kilobytes) < 200_000


def test_who_asks_for_more_memory_than_a_picture_may_have_gets_none(tmp_path):
    code = "from photos.darkroom.limits import *; keep_within(LIMITS['inspect']); bytearray(1_000_000_000)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)  # noqa: S603
    assert "MemoryError" in done.stderr


def test_limits_are_those_of_the_darkroom_and_not_of_the_server():
    before = resource.getrlimit(resource.RLIMIT_DATA)
    read(picture_bytes())
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


@pytest.mark.parametrize("format", ["GIF", "BMP", "PDF", "ICO", "PPM", "JPEG2000"])
def test_pictures_of_other_formats_are_refused(format):
    assert refused(picture_bytes(format)) == "not_a_picture"


@pytest.mark.parametrize("content", [SVG, HTML, b"\xff\xd8\xff", b"\0" * 5000, b"%!PS-Adobe-3.0 EPSF-3.0\n"])
def test_what_is_no_picture_is_refused_whatever_its_name(content):
    assert refused(content) == "not_a_picture"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kept", [0.5, 0.9])
def test_a_picture_that_breaks_off_is_refused(format, kept):
    content = picture_bytes(format, size=(400, 300))
    assert refused(content[: int(len(content) * kept)]) in {"damaged", "not_a_picture"}


def test_a_progressive_jpeg_that_breaks_off_is_refused():
    content = picture_bytes(size=(400, 300), progressive=True)
    assert refused(content[: int(len(content) * 0.9)]) == "damaged"


def test_a_jpeg_that_breaks_off_is_refused_though_it_is_decoded_in_an_eighth_of_its_size():
    content = written(Image.effect_noise((9000, 3000), 90), "JPEG")
    assert refused(content[: int(len(content) * 0.97)]) == "damaged"


def test_a_png_that_was_changed_on_its_way_is_refused_though_it_can_be_decoded():
    content = bytearray(picture_bytes("PNG", size=(400, 300), compress_level=0))
    content[len(content) // 2] ^= 0xFF
    assert refused(bytes(content)) == "damaged"


def test_a_camera_sold_with_sixty_megapixels_has_a_few_more():
    assert read(written(Image.new("1", (9528, 6328)), "PNG")).width == 9528


def zipped():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("secret.html", HTML)
    return file.getvalue()


@pytest.mark.parametrize("tail", [HTML, SVG, zipped(), b"%PDF-1.7\n", b"left over " * 10_000], ids=len)
@pytest.mark.parametrize("format", FORMATS)
def test_what_hangs_behind_a_picture_does_not_reach_readers(format, tail):
    first = read(picture_bytes(format) + tail).first
    assert tail[:40] not in first
    assert b"alert(1)" not in first
    assert first.endswith(b"\xff\xd9")


def test_what_stands_in_a_comment_of_a_picture_does_not_reach_readers():
    content = picture_bytes(comment=HTML, extra=b"\xff\xec\0\x21" + HTML[:31])
    assert HTML in content
    assert b"alert" not in read(content).first


BAD = {
    "empty": (b"", "This file is empty"),
    "SVG": (SVG, "it is no JPEG, PNG, WebP, AVIF, TIFF or HEIC picture"),
    "HTML": (HTML, "it is no JPEG"),
    "broken off": (picture_bytes(size=(400, 300))[:-2000], "This picture is damaged"),
    "bomb": (BOMBS["PNG"], "This picture has 70 megapixels (10000 × 7000); the library takes up to 60."),
    "large bomb": (BOMBS["large PNG"], "far more than 60 megapixels"),
    "AVIF": (BOMBS["AVIF"], "This picture has 70 megapixels"),
    "TIFF": (BOMBS["packed TIFF"], "far more than 60 megapixels"),
    "WebP": (DUDS["WebP"], "This picture is damaged"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", BAD)
def test_a_bad_upload_is_refused_beside_the_field_and_the_words_stay(admin_client, tmp_path, kind):
    content, words = BAD[kind]
    response = admin_client.post(ADD, TYPED | {"file": an_upload(content)})

    assert response.status_code == 200
    errors = response.context["adminform"].form.errors
    assert list(errors) == ["file"]
    assert words in errors["file"][0]
    for typed in TYPED.values():
        assert str(typed) in response.text
    assert not Photo.objects.exists()
    assert files_below(tmp_path) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["x" * 400 + ".jpg", "../../etc/passwd.jpg", "C:\\photos\\a.html", "\u202egpj.exe", ".jpg", "a.jpg/b.php"]
)
def test_absurd_names_do_no_harm(admin_client, tmp_path, name):
    response = admin_client.post(ADD, TYPED | {"file": an_upload(name=name)})

    assert response.status_code == 302
    photo = Photo.objects.get()
    [original] = files_below(tmp_path / "originals")
    assert original == photo.file.name
    assert files_below(tmp_path / "media") == sorted(names_in(photo.renditions))
    assert all(re.fullmatch(r"[a-z0-9/]+\.jpg", each) for each in [original, *names_in(photo.renditions)])
    assert files_below(tmp_path / "darkroom") == []


@pytest.mark.django_db
def test_a_file_that_comes_through_no_form_is_refused_as_well(tmp_path):
    with pytest.raises(ValidationError):
        a_photo(content=SVG)
    assert files_below(tmp_path) == []
