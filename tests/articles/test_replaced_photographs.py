"""Another file for a photograph: every page that shows it shows the new one, and its form says how many there are."""

import pytest

from articles.tasks import rebuild_pages
from photos.models import Photo
from photos.tasks import develop_photographs
from tests.builders import a_photo, a_published_story, a_story, an_image

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


def form_of(photo):
    return f"/admin/photos/photo/{photo.pk}/change/"


def replaced(client, photo, colour="teal"):
    data = {"title": photo.title, "credit": photo.credit, "alt_text": photo.alt_text, "licence": photo.licence}
    data |= {"focal_x": 50, "focal_y": 50, "may_syndicate": "on"}
    return client.post(form_of(photo), data | {"file": an_image(width=90, colour=colour)})


def the_worker_runs():
    develop_photographs.call()
    rebuild_pages.call()


def test_a_new_file_reaches_every_page_that_shows_the_photograph(admin_client, client):
    photo = a_photo()
    lead = a_published_story("Lead", slug="lead", lead_photo=photo)
    within = a_published_story("Within", slug="within", blocks=[("figure", {"photo": photo})])
    the_worker_runs()
    before = Photo.objects.get().renditions["folder"]
    assert before in client.get(lead.path).text

    assert replaced(admin_client, photo).status_code == 302
    the_worker_runs()

    after = Photo.objects.get().renditions["folder"]
    for page in (lead, within):
        text = client.get(page.path).text
        assert f"renditions/{after}/" in text
        assert before not in text
        assert 'width="90"' in text


@pytest.mark.parametrize(
    ("stories", "said"),
    [
        (0, "No live story shows this photograph."),
        (1, "Readers see it in 1 live story: it will show the new picture"),
        (2, "Readers see it in 2 live stories: all of them will show the new picture"),
    ],
)
def test_the_form_says_before_one_saves_how_many_live_stories_will_change(admin_client, stories, said):
    photo = a_photo()
    a_story("On the desk only", slug="desk", lead_photo=photo)
    for number in range(stories):
        a_published_story(f"Story {number}", slug=f"story-{number}", lead_photo=photo)
    assert said in " ".join(admin_client.get(form_of(photo)).text.split())
