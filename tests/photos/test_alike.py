"""The same picture again: another size, another quality, and not some other picture; through indexes."""

import hashlib
from io import BytesIO

import pytest
from django.db import connection
from PIL import Image, ImageFilter

from photos.alike import alike, same_file, shares_a_quarter
from photos.models import Photo
from tests.photos.builders import a_photo

pytestmark = pytest.mark.django_db

INDEXES = ("photo_digest", "photo_print_1", "photo_print_5", "photo_print_9", "photo_print_13")


def a_scene(seed, size=(480, 320)):
    """Return a picture of soft patches, another for each `seed`, as photographs are more than noise is."""
    tones = hashlib.shake_128(bytes([seed])).digest(12 * 8)
    coarse = Image.frombytes("L", (12, 8), tones)
    return coarse.resize(size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(4)).convert("RGB")


def written(image, format="JPEG", **options):
    file = BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def unsaved(**fields):
    return Photo(title="Another", credit="Leica", **fields)


def test_the_same_picture_smaller_and_in_another_format_is_found_and_another_is_not():
    scene = a_scene(1)
    original, other = a_photo(content=written(scene, quality=95)), a_photo(content=written(a_scene(2)))

    smaller = a_photo(content=written(scene.resize((240, 160)), "WEBP", quality=70))

    assert smaller.digest != original.digest
    assert alike(smaller) == [original]
    assert alike(other) == []


def test_the_same_file_is_found_whatever_it_shows():
    plain = written(Image.new("RGB", (60, 40), "crimson"))
    photo = a_photo(content=plain)
    assert alike(unsaved(digest=photo.digest, fingerprint=photo.fingerprint)) == [photo]


def test_two_plain_pictures_are_not_taken_for_one_another():
    crimson, navy = (a_photo(content=written(Image.new("RGB", (60, 40), tone))) for tone in ("crimson", "navy"))
    assert alike(navy) == alike(crimson) == []


@pytest.mark.parametrize("apart", [1, 16])
def test_three_bits_may_differ_wherever_they_are_and_four_may_not(apart):
    print_of_it = 0x5A5A5A5A5A5A5A5A
    rows = [Photo(title="Kept", credit="Leica", width=3, height=2, file="kept.jpg", fingerprint=f"{print_of_it:016x}")]
    Photo.objects.bulk_create(rows)
    for first in range(64):
        bits = [1 << (first + apart * number) % 64 for number in range(4)]
        near, far = print_of_it ^ sum(bits[:3]), print_of_it ^ sum(bits)
        assert [photo.title for photo in alike(unsaved(fingerprint=f"{near:016x}"))] == ["Kept"]
        assert alike(unsaved(fingerprint=f"{far:016x}")) == []


def test_nothing_resembles_a_photograph_of_which_nothing_is_known():
    Photo.objects.bulk_create(unsaved(width=3, height=2, file=f"{name}.jpg") for name in "ab")
    assert alike(Photo.objects.first()) == alike(unsaved()) == []


def test_a_large_library_is_searched_through_its_indexes(django_assert_num_queries):
    prints = {at: hashlib.sha256(str(at).encode()).hexdigest() for at in range(5_000)}
    rows = [
        unsaved(width=3, height=2, file=f"{at}.jpg", digest=digest, fingerprint=digest[:16])
        for at, digest in prints.items()
    ]
    Photo.objects.bulk_create(rows)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE photos_photo")
    wanted = Photo.objects.get(digest=prints[4_000])
    again = unsaved(digest="another", fingerprint=f"{int(wanted.fingerprint, 16) ^ 0b101:016x}")

    plan = Photo.objects.filter(same_file(again) | shares_a_quarter(again)).order_by().explain()

    assert [name for name in INDEXES if name not in plan] == []
    with django_assert_num_queries(2):
        assert alike(again) == [wanted]
