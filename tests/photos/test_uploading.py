"""Many photographs at once: every file gets an answer of its own, and none is lost for want of a word."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile

from photos.models import Photo
from tests.builders import a_member, a_photo, a_published_story, an_image
from tests.photos.builders import picture_bytes
from tests.queries import queries

pytestmark = pytest.mark.django_db

UPLOAD = "/admin/photos/photo/upload/"
SHARED = {"shared_credit": "Ines Halloran", "shared_creator": "Mei Okabe", "shared_licence": "Our own"}
SHARED |= {"shared_keywords": "lens", "shared_rights_end_on": "2999-12-31"}
DESCRIBE = "/admin/photos/photo/describe/"


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


TOLD = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Leica / Panasonic / Sigma"/>
</rdf:RDF></x:xmpmeta>"""


def sent(client, file=None, **fields):
    """Send one file, or what was kept of it; what is named `shared_…` is said for all of them."""
    data = {"credit": "Ines Halloran", "title": "A lens"} | fields
    data = {name.replace("shared_", "shared-"): value for name, value in data.items()}
    return client.post(UPLOAD, data | ({"file": file} if file else {})).json()


def test_a_file_is_added_with_what_is_said_for_all_of_them(admin_client):
    answer = sent(admin_client, an_image(), credit="", **SHARED)

    photo = Photo.objects.get()
    assert (answer["kind"], answer["title"], answer["wants"]) == ("added", "A lens", ["No description"])
    assert answer["url"] == f"/admin/photos/photo/{photo.pk}/change/"
    assert answer["thumb"].startswith("/media/renditions/")
    assert (photo.credit, photo.creator, photo.licence) == ("Ines Halloran", "Mei Okabe", "Our own")
    assert (photo.keywords, str(photo.rights_end_on), photo.may_syndicate) == ("lens", "2999-12-31", True)


def test_what_a_file_tells_or_is_typed_for_it_stands_before_what_is_said_for_all(admin_client):
    file = SimpleUploadedFile("told.jpg", picture_bytes(xmp=TOLD))
    assert sent(admin_client, file, credit="", creator="Tomas Brandt", **SHARED)["kind"] == "added"

    photo = Photo.objects.get()
    assert (photo.credit, photo.creator) == ("Leica / Panasonic / Sigma", "Tomas Brandt")


def test_a_picture_that_is_there_is_recognised_and_added_all_the_same_if_one_insists(admin_client):
    there = a_photo("There already")
    answer = sent(admin_client, an_image())
    assert answer["kind"] == "alike"
    assert [row["title"] for row in answer["alike"]] == ["There already"]
    assert Photo.objects.get() == there

    assert sent(admin_client, kept=answer["kept"], anyway="on")["kind"] == "added"
    assert Photo.objects.count() == 2


def test_a_file_that_lacks_a_word_is_kept_until_it_is_said(admin_client):
    answer = sent(admin_client, an_image(), title="", credit="")
    assert (answer["kind"], sorted(answer["missing"])) == ("wants", ["credit", "title"])
    assert answer["told"] == {"title": "lens", "credit": ""}
    assert answer["thumb"].startswith("data:image/jpeg;base64,")
    assert not Photo.objects.exists()

    assert sent(admin_client, kept=answer["kept"])["kind"] == "added"
    assert Photo.objects.get().title == "A lens"


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", b"\xff\xd8\xff" + b"\0" * 50])
def test_what_is_no_picture_is_refused_with_the_reason(admin_client, content):
    answer = sent(admin_client, SimpleUploadedFile("odd.jpg", content))

    assert answer["kind"] == "refused"
    assert answer["words"]
    assert not Photo.objects.exists()


def test_one_that_is_there_and_lacks_a_word_is_asked_for_both(admin_client):
    a_photo("There already")
    kept = sent(admin_client, an_image(), title="")["kept"]
    answer = sent(admin_client, kept=kept, title="", anyway="on")
    assert (answer["kind"], answer["missing"]) == ("wants", ["title"])
    assert sent(admin_client, kept=answer["kept"], anyway="on")["kind"] == "added"


def test_without_a_file_it_says_so(admin_client):
    assert sent(admin_client)["kind"] == "refused"


@pytest.mark.parametrize(
    "wrong", [{"shared_rights_end_on": "yesterday"}, {"shared_licence": "x" * 300}, {"licence": "x" * 300}]
)
def test_a_wrong_word_for_all_keeps_the_file(admin_client, wrong):
    answer = sent(admin_client, an_image(), **wrong)

    [name] = wrong
    assert (answer["kind"], list(answer["errors"])) == ("wants", [name.removeprefix("shared_")])
    assert sent(admin_client, kept=answer["kept"])["kind"] == "added"


def test_who_may_add_and_not_look_is_not_shown_what_is_alike(client):
    a_photo("Secret")
    adder = User.objects.create_user("adder", is_staff=True)
    adder.user_permissions.add(Permission.objects.get(codename="add_photo"))
    client.force_login(adder)

    answer = client.post(UPLOAD, {"file": an_image(), "title": "A lens", "credit": "Ines"})
    assert answer.json()["kind"] == "alike"
    assert "Secret" not in answer.text


def test_nobody_uploads_who_may_not_add_and_nothing_by_asking(client, admin_client):
    client.force_login(User.objects.create_user("looker", is_staff=True))
    assert client.post(UPLOAD, {"file": an_image()}).status_code == 403
    assert admin_client.get(UPLOAD).status_code == 405
    assert not Photo.objects.exists()


def test_the_library_offers_the_strip_to_who_may_add(client):
    client.force_login(a_member("Contributor"))
    assert "<photo-upload" in client.get("/admin/photos/photo/").text
    client.force_login(User.objects.create_superuser("root"))
    assert "Descriptions in a row" in client.get("/admin/photos/photo/").text


class TestDescriptionsInARow:
    def test_one_after_another_the_newest_first(self, admin_client):
        old, new = a_photo("Old", alt_text=""), a_photo("New", alt_text="")
        a_photo("Described")

        assert admin_client.get(DESCRIBE).context["photo"] == new
        answer = admin_client.post(DESCRIBE, {"photo": new.pk, "alt_text": "A lens on a table."}, follow=True)
        assert answer.context["photo"] == old
        new.refresh_from_db()
        assert new.alt_text == "A lens on a table."
        admin_client.post(DESCRIBE, {"photo": old.pk, "alt_text": "An old one."})
        assert "Every photograph has a description" in admin_client.get(DESCRIBE).text

    def test_those_that_readers_meet_come_first(self, admin_client):
        met = [a_photo(f"Met {number}", alt_text="") for number in range(2)]
        others = [a_photo(f"Other {number}", alt_text="") for number in range(2)]
        a_published_story(blocks=[("figure", {"photo": photo}) for photo in met])

        seen, after = [], ""
        while photo := admin_client.get(DESCRIBE, {"after": after}).context["photo"]:
            seen.append(photo)
            after = photo.pk
        assert seen == [*reversed(met), *reversed(others)]

    def test_those_left_for_later_are_counted_and_begun_again(self, admin_client):
        photo = a_photo("New", alt_text="")
        page = admin_client.get(DESCRIBE, {"after": photo.pk}).text
        assert "1 was left for later" in page
        assert "Every photograph has a description" not in page

    def test_it_asks_as_much_for_many_as_for_one(self, admin_client):
        a_photo("New", alt_text="")
        one = queries(admin_client.get, DESCRIBE)
        for number in range(5):
            a_photo(f"Another {number}", alt_text="")
        assert queries(admin_client.get, DESCRIBE) == one

    def test_what_somebody_else_wrote_meanwhile_stays_and_both_are_told(self, admin_client):
        photo = a_photo("New", alt_text="Theirs.")
        answer = admin_client.post(DESCRIBE, {"photo": photo.pk, "alt_text": "Mine."}, follow=True)

        photo.refresh_from_db()
        assert photo.alt_text == "Theirs."
        assert "“Theirs.” That stands. You wrote: “Mine.”" in answer.text

    def test_words_for_a_photograph_that_is_gone_are_no_other_ones(self, admin_client):
        gone, other = a_photo("Gone", alt_text=""), a_photo("Other", alt_text="")
        key = gone.pk
        gone.delete()
        answer = admin_client.post(DESCRIBE, {"photo": key, "alt_text": "Of the one that is gone."}, follow=True)

        other.refresh_from_db()
        assert other.alt_text == ""
        assert "no longer in the library. You wrote: “Of the one that is gone.”" in answer.text

    def test_an_empty_one_is_refused_and_too_long_a_one_kept_in_the_form(self, admin_client):
        photo = a_photo("New", alt_text="")
        assert admin_client.post(DESCRIBE, {"photo": photo.pk, "alt_text": " "}).context["form"].errors
        assert "x" * 501 in admin_client.post(DESCRIBE, {"photo": photo.pk, "alt_text": "x" * 501}).text

    @pytest.mark.parametrize("key", ["", "x", "9" * 40, "٣", "0"])
    def test_no_forged_key_breaks_it(self, admin_client, key):
        assert admin_client.post(DESCRIBE, {"photo": key, "alt_text": "Mine."}).status_code in (200, 302)
        assert admin_client.get(DESCRIBE, {"after": key}).status_code == 200

    def test_contributors_do_not_describe(self, client):
        client.force_login(a_member("Contributor"))
        assert client.get(DESCRIBE).status_code == 403


def test_a_description_reaches_the_file_as_it_was(admin_client):
    """The words alone are written: the picture and its renditions stay as they are."""
    photo = a_photo("New", alt_text="")
    before = photo.file.open().read()
    admin_client.post(DESCRIBE, {"photo": photo.pk, "alt_text": "A lens."})

    photo.refresh_from_db()
    assert photo.file.open().read() == before
    assert BytesIO(before).getbuffer().nbytes > 0
