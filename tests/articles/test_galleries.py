"""Galleries in stories: frozen with the revision, so that readers see what was published."""

import pytest

from articles.models import Article, GalleryBlock, Revision
from articles.models.choices import State
from articles.publishing import NotPublishable, publish, restore
from articles.snapshots import freeze
from articles.tasks import rebuild_pages
from photos.closing import close_ended
from photos.models import Gallery, GalleryPhoto, Photo
from tests.articles.desk import ADD, a_form, errors
from tests.builders import a_gallery, a_photo, a_published_story, a_story, an_editor, published, saved
from tests.queries import queries

pytestmark = pytest.mark.django_db

LIST = "/admin/photos/gallery/"


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


def with_gallery(gallery, **fields):
    return a_story(blocks=[("gallery", {"gallery": gallery, **fields})])


def captions(page):
    """Return what stands under each photograph of the page's gallery."""
    return [words.partition("</span>")[0] for words in page.body_html.split("<figcaption><span>")[1:]]


def change_on_the_desk(client, gallery, **changes):
    """Save a gallery's form with other words in its first row."""
    rows = [
        {"id": row.pk, "gallery": gallery.pk, "photo": row.photo_id, "caption": row.caption, "position": row.position}
        for row in gallery.photographs.all()
    ]
    rows[0] |= changes
    data = {"title": gallery.title, "photographs-TOTAL_FORMS": len(rows), "photographs-INITIAL_FORMS": len(rows)}
    data |= {f"photographs-{number}-{name}": value for number, row in enumerate(rows) for name, value in row.items()}
    assert client.post(f"{LIST}{gallery.pk}/change/", data).status_code == 302


def test_a_gallery_hangs_in_its_order_with_its_own_captions_before_the_photographs():
    fog, lamp = a_photo("Fog", caption="Fog, by the library."), a_photo("Lamp", caption="A lamp.")
    page = published(with_gallery(a_gallery((lamp, "A lamp at six."), fog), title="Two evenings"))

    assert captions(page) == ["A lamp at six.", "Fog, by the library."]
    assert page.body_html.count("<picture") == 2
    assert "Two evenings" in page.body_html
    assert page.feed_html.count("<img") == 2


def test_a_gallery_may_stand_large_with_each_caption_under_its_photograph():
    page = published(with_gallery(a_gallery((a_photo("Fog"), "Fog."), a_photo("Lamp")), layout="column"))

    assert page.body_html.count('<figure class="bleed">') == 2
    assert "<figcaption><span>Fog.</span>" in page.body_html
    assert "sheet-row" not in page.body_html


def test_a_credit_that_all_share_is_given_once_and_different_ones_each():
    alike = published(with_gallery(a_gallery(a_photo("One"), a_photo("Two"))))
    different = published(with_gallery(a_gallery(a_photo("One"), a_photo("Two", credit="Leica"))))

    assert alike.body_html.count("Images: Ines Halloran") == 1
    assert alike.body_html.count('<span class="credit" hidden>Image: Ines Halloran</span>') == 2
    assert different.body_html.count("Image: Ines Halloran") == different.body_html.count("Image: Leica") == 1


def test_a_gallery_changed_in_the_library_waits_for_its_stories_to_be_published_again(admin_client, client):
    gallery = a_gallery((a_photo(), "As it was published."))
    story = with_gallery(gallery)
    page = published(story)

    change_on_the_desk(admin_client, gallery, caption="As it is now.")

    story.refresh_from_db()
    assert story.state == State.CHANGED
    assert "As it was published." in client.get(page.path).text
    assert "As it is now." not in client.get(page.path).text

    publish(story.latest_revision, by=an_editor())
    assert "As it is now." in client.get(page.path).text


def test_stories_without_the_changed_gallery_get_no_revision(admin_client):
    gallery = a_gallery(a_photo())
    other = with_gallery(a_gallery(a_photo("Other"), title="Other"))

    change_on_the_desk(admin_client, gallery, caption="New.")

    assert Revision.objects.filter(article=other).count() == 1


def test_a_page_rendered_again_keeps_the_photographs_it_was_published_with(client):
    fog = a_photo("Fog", caption="Fog.")
    gallery = a_gallery(fog)
    page = published(with_gallery(gallery))
    saved(GalleryPhoto(gallery=gallery, photo=a_photo("Lamp", caption="A lamp."), position=2))

    fog.credit = "Leica"
    fog.save()
    rebuild_pages.call()

    page.refresh_from_db()
    assert captions(page) == ["Fog."]
    assert "Images: Leica" in page.body_html


def test_restoring_brings_the_block_back_with_the_gallery_as_the_library_has_it_now():
    gallery = a_gallery(a_photo("Fog"))
    story = with_gallery(gallery)
    before = story.latest_revision
    GalleryBlock.objects.all().delete()
    saved(GalleryPhoto(gallery=gallery, photo=a_photo("Lamp"), position=2))

    restored = restore(before, by=an_editor())

    assert restored.warnings == []
    [block] = [block for block in restored.revision.snapshot["blocks"] if block["type"] == "gallery"]
    assert [row["photo"]["name"] for row in block["photographs"]] == ["Fog", "Lamp"]


def test_what_the_library_has_lost_is_left_out_of_a_restored_story_and_named():
    gallery = a_gallery(photo := a_photo("Fog"), title="Lost weather")
    story = with_gallery(gallery)
    before = story.latest_revision
    GalleryBlock.objects.all().delete()
    gallery.delete()
    photo.delete()

    restored = restore(before, by=an_editor())

    assert [name for name in ("Lost weather", "Fog") if f"“{name}” is no" in " ".join(restored.warnings)] == [
        "Lost weather",
        "Fog",
    ]
    assert [block["type"] for block in restored.revision.snapshot["blocks"]] == ["text"]


def test_a_photograph_of_a_frozen_gallery_cannot_be_deleted_from_under_a_published_page():
    gallery = a_gallery(photo := a_photo("Fog"), a_photo("Lamp"))
    published(with_gallery(gallery))
    gallery.photographs.filter(photo=photo).delete()

    with pytest.raises(Exception, match="protected"):
        photo.delete()


def test_a_revision_whose_photograph_is_gone_is_not_published():
    gallery = a_gallery(photo := a_photo("Fog"), a_photo("Lamp"))
    story = with_gallery(gallery)
    gallery.photographs.filter(photo=photo).delete()
    photo.delete()

    with pytest.raises(NotPublishable, match="No longer in the house: Fog"):
        publish(story.latest_revision, by=an_editor())


def test_a_photograph_whose_rights_have_ended_leaves_a_notice_in_its_frame(client):
    fog, lamp = a_photo("Fog"), a_photo("Lamp")
    page = published(with_gallery(a_gallery(fog, lamp)))
    Photo.objects.filter(pk=fog.pk).update(rights_end_on="2022-01-01")

    close_ended()
    rebuild_pages.call()

    text = client.get(page.path).text
    assert text.count("This photograph can no longer be shown.") == 1
    page.refresh_from_db()
    assert page.body_html.count("<picture") == 1
    assert page.feed_html.count("<img") == 1


def test_an_empty_gallery_shows_readers_nothing():
    page = published(with_gallery(saved(Gallery(title="Empty")), title="Nothing here"))

    assert "Nothing here" not in page.body_html + page.feed_html


def test_a_block_without_a_gallery_is_refused_beside_its_field(admin_client):
    rows = {"articles_galleryblock_set": [{"title": "Kept words", "layout": "sheet"}]}

    response = admin_client.post(ADD, a_form(rows=rows))

    assert list(errors(response)) == ["articles_galleryblock_set-0-gallery"]
    assert "Kept words" in response.text
    assert not Article.objects.exists()


def test_thirty_photographs_take_no_more_queries_than_one(client):
    a_published_story()  # What the first story of a month alone costs.
    one = with_gallery(a_gallery(a_photo("First")))
    many = with_gallery(a_gallery(*(a_photo(f"Frame {number}") for number in range(30)), title="Thirty"))

    assert queries(freeze, one) == queries(freeze, many)
    assert queries(published, one) == queries(published, many)
    addresses = [story.page.path for story in (one, many)]
    assert queries(client.get, addresses[0]) == queries(client.get, addresses[1])
