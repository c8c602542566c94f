import pytest
from django.template import Context, Template

from photos.models import Photo


def render(arguments="photo", **context):
    return Template("{% load pictures %}{% picture " + arguments + " %}").render(Context(context))


@pytest.fixture
def photo():
    return Photo(file="photos/2022/05/a.jpg", width=60, height=40, alt_text="Boats in fog.")


def test_a_picture_waits_until_it_is_near_and_never_makes_the_page_jump(photo):
    assert render(photo=photo) == (
        '<img src="/media/photos/2022/05/a.jpg" srcset="/media/photos/2022/05/a.jpg 60w" sizes="100vw"'
        ' width="60" height="40" alt="Boats in fog." loading="lazy" decoding="async">'
    )


def test_the_lead_is_fetched_at_once(photo):
    html = render('photo sizes="(min-width: 68rem) 50vw, 100vw" lead=True', photo=photo)
    assert html.endswith(' alt="Boats in fog." fetchpriority="high">')
    assert 'sizes="(min-width: 68rem) 50vw, 100vw"' in html
    assert "lazy" not in html


def test_an_unknown_description_is_an_empty_alt(photo):
    photo.alt_text = ""
    assert ' alt="" ' in render(photo=photo)


def test_a_description_given_by_the_page_goes_before_the_photos_own(photo):
    assert ' alt="" ' in render('photo alt=""', photo=photo)
    assert ' alt="The founders" ' in render('photo alt="The founders"', photo=photo)


def test_a_missing_photo_writes_nothing():
    assert render(photo=None) == ""


def test_quotes_and_markup_in_a_description_stay_words(photo):
    photo.alt_text = '"><script>alert(1)</script>'
    assert ' alt="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" ' in render(photo=photo)
