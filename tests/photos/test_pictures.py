"""What stands in a page for a photograph: {% picture %}, and {% plain_picture %} in feeds."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import timezone

from photos.models import Photo
from photos.renditions import rendition, sources
from tests.queries import queries

STYLES = settings.BASE_DIR / "static/css/photo.css"


def render(arguments="photo", tag="picture", **context):
    return Template("{% load pictures %}{% " + tag + " " + arguments + " %}").render(Context(context))


class Tags(HTMLParser):
    """The tags of a piece of HTML with their attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def tags(name, *args, **context):
    return [attributes for tag, attributes in Tags(render(*args, **context)).found if tag == name]


def files(name, *widths):
    """Return the entry of one format on a row, with hashes by which one knows it again."""
    return {str(width): f"{name}{width}" for width in widths}


@pytest.fixture
def photo():
    """A photo of 1500 × 1000 pixels with everything made of the whole, and nothing of its crops."""
    made = {name: files(name, 320, 480, 720, 1080, 1500) for name in ("avif", "webp", "jpeg")}
    return Photo(
        file="photos/2022/05/abc.jpg",
        width=1500,
        height=1000,
        alt_text="Boats in fog.",
        colour="#5b6a7c",
        focal_x=72,
        focal_y=8,
        renditions={"folder": "abc", "made": {"": {"recipe": "r", "files": made}}},
    )


def with_crop(photo, crop="1:1"):
    made = {name: files(f"crop{name}", 320, 1000) for name in ("avif", "webp", "jpeg")}
    photo.renditions["made"][crop] = {"recipe": "r", "files": made}
    return photo


def test_the_best_format_comes_first_and_jpeg_is_what_everybody_gets(photo):
    offered = [source["type"] for source in tags("source", photo=photo)]
    [image] = tags("img", photo=photo)

    assert offered == ["image/avif", "image/webp"]
    assert image["src"] == "/media/renditions/abc/jpeg1080.jpg"


def test_every_width_that_is_made_is_offered(photo):
    avif, webp = tags("source", photo=photo)
    [image] = tags("img", photo=photo)

    assert webp["srcset"] == ", ".join(
        f"/media/renditions/abc/webp{width}.webp {width}w" for width in (320, 480, 720, 1080, 1500)
    )
    assert avif["srcset"] == webp["srcset"].replace("webp", "avif")
    assert image["srcset"] == webp["srcset"].replace(".webp", ".jpg").replace("webp", "jpeg")


def test_sizes_stand_on_every_source(photo):
    asked = "(min-width: 68rem) 50vw, 100vw"
    everything = [
        *tags("source", f'photo sizes="{asked}"', photo=photo),
        *tags("img", f'photo sizes="{asked}"', photo=photo),
    ]

    assert [each["sizes"] for each in everything] == [asked] * 3


def test_a_picture_waits_until_it_is_near_and_never_makes_the_page_jump(photo):
    [image] = tags("img", photo=photo)

    assert (image["width"], image["height"], image["alt"]) == ("1500", "1000", "Boats in fog.")
    assert (image["loading"], image["decoding"]) == ("lazy", "async")
    assert "fetchpriority" not in image


def test_the_lead_is_fetched_at_once(photo):
    [image] = tags("img", "photo lead=True", photo=photo)

    assert image["fetchpriority"] == "high"
    assert "loading" not in image


def test_an_unknown_description_is_an_empty_alt(photo):
    photo.alt_text = ""
    assert tags("img", photo=photo)[0]["alt"] == ""


def test_a_description_given_by_the_page_goes_before_the_photos_own(photo):
    assert tags("img", 'photo alt=""', photo=photo)[0]["alt"] == ""
    assert tags("img", 'photo alt="The founders"', photo=photo)[0]["alt"] == "The founders"


def test_quotes_and_markup_in_a_description_stay_words(photo):
    photo.alt_text = '"><script>alert(1)</script>'
    assert ' alt="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" ' in render(photo=photo)


def test_a_missing_photo_writes_nothing():
    assert render(photo=None) == ""


class TestWideGamut:
    def test_it_is_for_screens_that_show_it_and_goes_before_all_others(self, photo):
        photo.renditions["made"][""]["files"]["avif-p3"] = files("wide", 320, 1500)
        offered = [(source["type"], source.get("media")) for source in tags("source", photo=photo)]

        assert offered == [("image/avif", "(color-gamut: p3)"), ("image/avif", None), ("image/webp", None)]
        assert tags("source", photo=photo)[0]["srcset"].startswith("/media/renditions/abc/wide320.avif 320w")


class TestCrops:
    def test_a_crop_has_its_own_files_and_form(self, photo):
        with_crop(photo)
        [image] = tags("img", 'photo crop="1:1"', photo=photo)

        assert image["src"] == "/media/renditions/abc/cropjpeg1000.jpg"
        assert (image["width"], image["height"]) == ("1000", "1000")

    def test_until_it_is_made_the_whole_stands_in(self, photo):
        assert render('photo crop="16:9"', photo=photo) == render(photo=photo)

    def test_a_rendition_for_sharing_is_the_narrowest_that_is_wide_enough(self, photo):
        with_crop(photo)
        asked = {width: rendition(photo, "1:1", width=width) for width in (200, 320, 321, 5000)}

        assert [(each.width, each.height) for each in asked.values()] == [(320, 320), (320, 320), (1000, 1000)] + [
            (1000, 1000)
        ]
        assert rendition(photo, "16:9", width=700).url == "/media/renditions/abc/jpeg720.jpg"


class TestPlaceholder:
    @pytest.mark.parametrize(
        ("colour", "tone"), [("#000000", "tone000"), ("#5b6a7c", "tone111"), ("#ffc040", "tone331"), ("", "tone222")]
    )
    def test_a_tone_stands_in_until_the_picture_comes(self, photo, colour, tone):
        photo.colour = colour
        assert tone in tags("picture", photo=photo)[0]["class"].split()

    @pytest.mark.parametrize(("at", "tenth"), [(0, 0), (72, 7), (8, 1), (100, 10)])
    def test_the_focal_point_is_named_to_the_nearest_tenth(self, photo, at, tenth):
        photo.focal_x = photo.focal_y = at
        assert {f"fx{tenth}", f"fy{tenth}"} <= set(tags("picture", photo=photo)[0]["class"].split())

    def test_the_style_sheet_knows_every_class(self):
        css = STYLES.read_text()
        tones = {f"tone{red}{green}{blue}" for red in range(4) for green in range(4) for blue in range(4)}
        # The middle is where a frame cuts anyway.
        points = {f"f{axis}{tenth}" for axis in "xy" for tenth in range(11) if tenth != 5}

        assert set(re.findall(r"\.(tone\d{3}|f[xy]\d+) ", css)) == tones | points


class TestWithoutPicture:
    def test_a_closed_photograph_says_so_in_its_own_form_and_names_no_file(self, photo):
        photo.closed_at = timezone.now()
        html = render(photo=photo)

        assert "This photograph can no longer be shown." in html
        assert 'viewBox="0 0 1500 1000"' in html
        assert "/media/" not in html

    def test_before_its_first_rendition_it_is_on_its_way(self, photo):
        photo.renditions = {}
        html = render('photo crop="1:1"', photo=photo)

        assert "This photograph is on its way." in html
        assert "/media/" not in html

    def test_a_feed_says_nothing(self, photo):
        photo.closed_at = timezone.now()
        assert render(photo=photo, tag="plain_picture") == ""


def test_a_feed_gets_one_jpeg_with_a_whole_address(photo):
    address = "http://localhost:8000/media/renditions/abc/jpeg1080.jpg"
    assert render(photo=photo, tag="plain_picture") == (
        f'<img src="{address}" width="1080" height="720" alt="Boats in fog.">'
    )


def test_a_storage_with_signed_addresses_is_asked_for_each(photo, settings):
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "tests.photos.test_pictures.SignedAddresses"}}

    [webp] = [source for source in sources(photo) if source.media_type == "image/webp"]

    assert [each.url for each in webp.renditions] == [
        f"https://store.example/renditions/abc/webp{width}.webp?signed={width}" for width in (320, 480, 720, 1080, 1500)
    ]


class SignedAddresses:
    def url(self, name):
        return f"https://store.example/{name}?signed={re.search('[0-9]+', name)[0]}"


@pytest.mark.django_db
def test_many_pictures_ask_the_database_for_nothing(photo):
    def page(number):
        return Template("{% load pictures %}{% for each in photos %}{% picture each crop='4:3' %}{% endfor %}").render(
            Context({"photos": [photo] * number})
        )

    assert queries(page, 1) == queries(page, 40) == 0
