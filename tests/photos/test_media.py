"""/media/ on the local disk: renditions for ever, and nothing else that may lie there."""

import pytest

from photos.renditions import rendition
from photos.storage import put
from photos.tasks import develop_photographs
from tests.photos.builders import a_photo, picture_bytes

pytestmark = pytest.mark.django_db


def address(photo, **options):
    return rendition(photo, width=1, **options).url


def test_a_rendition_is_a_picture_that_caches_keep_for_ever(client):
    photo = a_photo()
    response = client.get(address(photo))

    assert response.status_code == 200
    assert b"".join(response.streaming_content).startswith(b"\xff\xd8")
    told = {name: response.headers[name] for name in ("Content-Type", "Cache-Control", "Content-Security-Policy")}
    assert told == {
        "Content-Type": "image/jpeg",
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert int(response.headers["Content-Length"]) > 100
    assert "Set-Cookie" not in response.headers


def test_each_format_has_its_own_media_type(client):
    photo = a_photo(content=picture_bytes(size=(360, 240)))
    develop_photographs.call()
    photo.refresh_from_db()

    answers = {
        each: client.get(address(photo, format=each)).headers["Content-Type"] for each in ("avif", "webp", "jpeg")
    }

    assert answers == {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


def test_who_has_it_is_told_so_and_who_asks_about_it_gets_no_body(client):
    url = address(a_photo())
    tag = client.get(url).headers["ETag"]

    assert client.get(url, headers={"If-None-Match": tag}).status_code == 304
    head = client.head(url)
    assert (head.status_code, head.getvalue()) == (200, b"")
    assert client.post(url).status_code == 405


# What lies in the folder for another reason, or looks like a rendition.
BESIDE = (
    *("loose.jpg", "photos/2022/05/abc.jpg", "renditions/abc/page.jpg"),
    *("renditions/abc/0123456789abcdef.svg", "renditions/abc/0123456789abcdef.html"),
)


@pytest.mark.parametrize(
    "path",
    [
        *(*BESIDE, "", "renditions/", "renditions/abc/", "renditions/abc/0123456789abcdef.jpg/"),
        *("../secret_key", "renditions/../../secret_key", "renditions/%2e%2e/%2e%2e/secret_key", "/etc/passwd"),
        *("renditions/abc/0123456789abcdef.jpg%00", "%00", "renditions/a%0Ab/0123456789abcdef.jpg"),
        *("renditions//abc/0123456789abcdef.jpg", "renditions/..%2f..%2fsecret_key", "x" * 300),
    ],
)
def test_all_else_is_not_found_though_it_lies_there(client, settings, path):
    settings.DATA_DIR.joinpath("secret_key").write_text("secret")
    for name in (*BESIDE, "renditions/abc/0123456789abcdef.jpg"):
        put(name, b"<script>alert(1)</script>")

    assert client.get(f"/media/{path}").status_code == 404


def test_a_folder_that_is_called_like_a_rendition_is_not_found(client, library):
    (library / "renditions/abc/0123456789abcdef.jpg").mkdir(parents=True)

    assert client.get("/media/renditions/abc/0123456789abcdef.jpg").status_code == 404


def test_an_address_from_before_renditions_leads_to_one(client):
    photo = a_photo()

    assert client.get(f"/media/{photo.file.name}").headers["Location"] == address(photo)


def test_unless_its_rights_have_ended_or_it_never_was(client):
    photo = a_photo(rights_end_on="2022-05-26")

    assert client.get(f"/media/{photo.file.name}").status_code == 404
    assert client.get(f"/media/photos/2022/05/{'0' * 32}.jpg").status_code == 404
