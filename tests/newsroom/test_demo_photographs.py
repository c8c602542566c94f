from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import ExifTags, Image

from newsroom.demo.gathering import bring_in_photographs, read
from newsroom.demo.photographs import FOLDER, PHOTOGRAPHS
from photos.darkroom.opening import opened
from photos.developing import develop
from photos.models import Photo
from photos.renditions import names_in
from photos.storage import public


def content_of(name):
    return (FOLDER / PHOTOGRAPHS[name].file).read_bytes()


def told(read_from):
    """Return what a function reads from each picture, opened as the darkroom opens it, by the pictures' names."""
    answers = {}
    for name, picture in PHOTOGRAPHS.items():
        with opened(FOLDER / picture.file) as image:
            answers[name] = read_from(image)
    return answers


def place_in(image):
    return dict(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))


def serial_number_in(image):
    return image.getexif().get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.BodySerialNumber)


@pytest.fixture(scope="module")
def photos():
    """All pictures by name, read as the demo reads them, but in no library."""
    with ThreadPoolExecutor(2) as readers:
        return dict(zip(PHOTOGRAPHS, readers.map(read, PHOTOGRAPHS, map(content_of, PHOTOGRAPHS)), strict=True))


class TestFiles:
    def test_each_picture_has_a_file_of_its_name_and_each_file_is_a_picture(self):
        assert {picture.file for picture in PHOTOGRAPHS.values()} == {path.name for path in FOLDER.iterdir()}
        assert [name for name, picture in PHOTOGRAPHS.items() if (FOLDER / picture.file).stem != name] == []

    def test_focal_points_lie_within_their_pictures(self):
        points = [each for picture in PHOTOGRAPHS.values() for each in (picture.focal_x, picture.focal_y)]
        assert 0 < min(points) <= max(points) < 100

    def test_they_come_in_as_many_ways_as_editors_pictures_do(self):
        assert set(told(lambda image: image.format).values()) == {"JPEG", "PNG", "WEBP", "AVIF", "HEIF"}
        assert set(told(lambda image: image.mode).values()) == {"RGB", "L", "CMYK", "I;16"}
        orientations = told(lambda image: image.getexif().get(ExifTags.Base.Orientation, 1))
        assert set(orientations.values()) == {1, 3, 6, 8}
        profiles = told(lambda image: image.info.get("icc_profile") or b"")
        assert [name for name, profile in profiles.items() if b"Display P3" in profile] == ["aurora-02"]
        assert [name for name, profile in profiles.items() if b"Adobe RGB" in profile] == ["leaf-02"]

    def test_each_says_that_a_computer_made_it(self):
        source = b"http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
        assert [name for name in PHOTOGRAPHS if source not in content_of(name)] == []


class TestWords:
    def test_each_file_says_what_it_shows(self, photos):
        words = ("title", "alt_text", "caption", "keywords")
        assert [name for name, photo in photos.items() if not all(getattr(photo, word) for word in words)] == []

    def test_all_have_one_credit_and_one_licence(self, photos):
        columns = ("creator", "credit", "copyright_notice", "licence", "licence_url")
        assert {tuple(getattr(photo, column) for column in columns) for photo in photos.values()} == {
            (
                "Baryta demonstration library",
                "Baryta demonstration library, computer-generated",
                "CC0 1.0: no rights reserved",
                "CC0 1.0",
                "https://creativecommons.org/publicdomain/zero/1.0/",
            )
        }

    def test_no_two_have_the_same_words_or_the_same_content(self, photos):
        for column in ("title", "alt_text", "caption", "digest"):
            assert len({getattr(photo, column) for photo in photos.values()}) == len(PHOTOGRAPHS), column

    def test_the_cameras_are_invented_and_their_days_lie_before_the_papers(self, photos):
        assert {photo.camera_make for photo in photos.values()} == {"HALDEN OPTIK", ""}
        assert [name for name, photo in photos.items() if not photo.camera_make] == ["diagram-01"]
        assert max(photo.taken_at for photo in photos.values() if photo.taken_at) < datetime(2022, 5, 31, tzinfo=UTC)

    def test_a_picture_that_was_stored_on_its_side_stands(self, photos):
        tall = {name for name, photo in photos.items() if photo.height > photo.width}
        assert tall == {"facade-02", "leaf-01", "milkyway-01"}


@pytest.mark.django_db
class TestLibrary:
    def test_a_picture_comes_with_its_focal_point_and_what_its_file_tells(self):
        photo = bring_in_photographs(["leaf-01"])["leaf-01"]
        photo.refresh_from_db()
        assert (photo.title, photo.lens) == ("Leaf against the light", "ARDEN MACRO 100 mm 1:2.8")
        assert (photo.focal_x, photo.focal_y) == PHOTOGRAPHS["leaf-01"][1:]

    def test_a_picture_that_is_there_is_not_added_again_whatever_it_is_called_now(self):
        first = bring_in_photographs(["sea-01"])["sea-01"]
        Photo.objects.update(title="Evening, starboard")

        again = bring_in_photographs(["sea-01", "sea-03"])

        assert again["sea-01"] == first
        assert list(Photo.objects.order_by("pk").values_list("title", flat=True)) == ["Evening, starboard", "Swell"]

    def test_places_and_serial_numbers_reach_no_reader(self):
        names = ("alps-01", "clouds-01")
        for name, photo in bring_in_photographs(names).items():
            with opened(FOLDER / PHOTOGRAPHS[name].file) as original:
                place, serial_number = place_in(original), serial_number_in(original)
            assert place[ExifTags.GPS.GPSLatitude]
            assert serial_number.encode() in content_of(name)

            develop(photo.pk)

            photo.refresh_from_db()
            renditions = names_in(photo.renditions)
            assert {rendition.rpartition(".")[2] for rendition in renditions} == {"avif", "webp", "jpg"}
            for rendition in renditions:
                with public().open(rendition) as file:
                    content = file.read()
                image = Image.open(BytesIO(content))
                assert place_in(image) == {}
                assert serial_number_in(image) is None
                assert serial_number.encode() not in content
                assert b"GPSLatitude" not in content
