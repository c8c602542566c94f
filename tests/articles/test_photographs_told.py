"""What a page tells of its photographs: where each is found, how it was taken, who made the camera."""

import re

import pytest
from django.utils import translation

from articles.models import Rebuild
from articles.tasks import rebuild_pages
from companies.models import CameraMake
from companies.release import release, withdraw
from photos.models import Photo
from tests.builders import THEN, a_company, a_gallery, a_story, published, saved
from tests.photos.builders import a_photo, camera_exif, picture_bytes
from tests.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


def a_shot(make="LEICA CAMERA AG", model="LEICA Q2", size=(60, 40), **fields):
    return a_photo(content=picture_bytes(size=size, exif=camera_exif(make, model)), **fields)


def a_figure(photo, **fields):
    return published(a_story(blocks=[("figure", {"photo": photo})], **fields))


@pytest.fixture
def leica():
    company = a_company("Leica", "leica", released_at=THEN)
    saved(CameraMake(make="LEICA CAMERA AG", company=company))
    return company


def told(client, page):
    """Return what the page's captions say of cameras, as text."""
    lines = re.findall(r'<span class="shot">(.*?)</span>\s*</figcaption>', client.get(page.path).text)
    return [re.sub(r"<[^>]+>", "", line) for line in lines]


def test_a_figure_and_a_lead_name_the_camera_and_its_maker_with_a_link(client, leica):
    page = a_figure(a_shot(), lead_photo=a_shot(model="LEICA M10"))

    assert told(client, page) == ["LEICA M10, made by Leica", "LEICA Q2, made by Leica"]
    assert client.get(page.path).text.count('made by <a href="/companies/leica/">Leica</a>') == 2


def test_a_photograph_whose_file_is_silent_says_nothing(client, leica):
    assert told(client, a_figure(a_photo())) == []


def test_a_file_cannot_say_more_than_words(client):
    Photo.objects.filter(pk=(photo := a_shot()).pk).update(camera_model="<b>Q2</b>", lens="<script>")

    page = a_figure(Photo.objects.get(pk=photo.pk))

    assert "<b>Q2" not in page.body_html
    assert "<script>" not in page.body_html


def test_what_feeds_carry_says_nothing_of_cameras(leica):
    page = a_figure(a_shot())
    assert "LEICA Q2" in page.body_html
    assert [word for word in ("LEICA", "enlarge", 'class="shot"') if word in page.feed_html] == []


def test_a_renamed_maker_is_renamed_on_the_pages_that_name_it_and_others_are_left_alone(client, leica):
    page, other = a_figure(a_shot()), a_figure(a_shot("SIGMA", "fp"), headline="Another")
    Rebuild.objects.all().delete()

    leica.name, leica.slug = "Leica Camera", "leica-camera"
    leica.save()
    other_before = other.body_html
    type(other).objects.filter(pk=other.pk).update(body_html="Untouched.")
    rebuild_pages.call()

    assert told(client, page) == ["LEICA Q2, made by Leica Camera"]
    assert "Untouched." in client.get(other.path).text
    assert other_before != "Untouched."
    assert not Rebuild.objects.exists()


def test_a_make_that_moves_to_another_company_is_followed_however_its_letters_are_written(client, leica):
    page = a_figure(a_shot("Leica Camera AG"))
    assert told(client, page) == ["LEICA Q2, made by Leica"]

    make = CameraMake.objects.get()
    make.company = a_company("Leitz", "leitz", released_at=THEN)
    make.save()
    rebuild_pages.call()
    assert told(client, page) == ["LEICA Q2, made by Leitz"]

    make.delete()
    rebuild_pages.call()
    assert told(client, page) == ["LEICA Q2"]


def test_a_maker_is_named_only_while_readers_may_know_it(client, leica):
    page = a_figure(a_shot())

    withdraw([leica])
    rebuild_pages.call()
    assert told(client, page) == ["LEICA Q2"]

    release([leica])
    rebuild_pages.call()
    assert told(client, page) == ["LEICA Q2, made by Leica"]


def test_a_change_that_no_line_tells_asks_for_nothing(leica):
    a_figure(a_shot())

    leica.summary = "Makes cameras."
    leica.save()

    assert not Rebuild.objects.exists()


def test_pages_with_a_make_are_found_by_the_same_number_of_queries_however_many_photographs_they_show(leica):
    def rebuilt(photos):
        published(a_story(f"With {len(photos)}", blocks=[("gallery", {"gallery": a_gallery(*photos, title="G")})]))
        leica.name += "."
        leica.save()
        Rebuild.objects.exclude(make="LEICA CAMERA AG").delete()
        return queries(rebuild_pages.call)

    one = rebuilt([a_shot()])
    two = rebuilt([a_shot() for _ in range(8)])
    three = rebuilt([a_shot()])
    assert two - one == three - two  # Each further page costs the same, whatever it shows.


def test_each_photograph_has_an_address_of_its_own_also_where_it_stands_twice():
    first, second = a_photo("First"), a_photo("Second")
    Photo.objects.filter(pk__in=[first.pk, second.pk]).update(width=60, height=40)
    large = a_photo("Large", content=picture_bytes(size=(1200, 800), quality=30))

    blocks = [("figure", {"photo": large}), ("gallery", {"gallery": a_gallery(first, large, second)})]
    page = published(a_story(blocks=blocks))
    as_lead = published(a_story("Again", blocks=blocks[:1], lead_photo=large))

    assert re.findall(r' id="(photo-[^"]*)"', page.body_html) == [f"photo-{large.pk}", f"photo-{large.pk}-2"]
    assert as_lead.furniture["lead_anchor"] == f"photo-{large.pk}"
    assert re.findall(r' id="(photo-[^"]*)"', as_lead.body_html) == [f"photo-{large.pk}-2"]


def test_a_photograph_leads_to_the_largest_jpeg_and_a_small_one_nowhere(client):
    page = a_figure(a_photo("Large", content=picture_bytes(size=(1200, 800), quality=30)))
    small = a_figure(a_photo("Small"), headline="Small")

    [address] = re.findall(r'<a class="enlarge"[^>]* href="([^"]+)"', client.get(page.path).text)
    assert client.get(address).headers["Content-Type"] == "image/jpeg"
    assert 'class="enlarge"' not in client.get(small.path).text


def test_a_page_speaks_the_sites_language_from_whatever_desk_it_is_published():
    with translation.override("de"):
        page = a_figure(a_photo())
    assert "Image: Leica / Panasonic / Sigma" in page.body_html
