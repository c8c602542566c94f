"""What goes over the line compressed, and what does not."""

import gzip

import pytest

from tests.builders import a_published_story, an_editor

pytestmark = pytest.mark.django_db
ACCEPTED = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.mark.parametrize("address", ["/", "/no-such-page/"])
def test_readers_get_the_same_words_in_fewer_bytes(client, address):
    a_published_story()
    plain = client.get(address)

    packed = client.get(address, headers=ACCEPTED)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed.headers["Vary"] == plain.headers["Vary"]
    assert packed.content == client.get(address, headers=ACCEPTED).content


def test_a_reader_whose_page_is_the_same_still_is_told_so(client):
    first = client.get("/", headers=ACCEPTED)

    assert client.get("/", headers=ACCEPTED | {"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_the_desk_goes_as_it_is(client):
    client.force_login(an_editor())

    assert "Content-Encoding" not in client.get("/admin/", headers=ACCEPTED).headers
