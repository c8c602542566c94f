"""Photographs in a storage that speaks S3, on a server of its own on this machine."""

import boto3
import pytest
from django.conf import settings as configured
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import storages
from django.utils import timezone
from moto.server import ThreadedMotoServer

from newsroom.storing import public, storage
from photos.closing import close_ended
from photos.models import Photo
from photos.renditions import names_in
from photos.tasks import develop_photographs, look_after
from tests.builders import a_photo, a_published_story

pytestmark = pytest.mark.django_db
ADDRESS = "https://media.paper.example/library"


@pytest.fixture(scope="module")
def server():
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(server, monkeypatch, settings):
    """Have photographs lie in two buckets, and return a function that lists what lies in one of them."""
    asked = {
        "S3_ENDPOINT": server,
        "S3_REGION": "us-east-1",
        "MEDIA_STORAGE": "s3://media",
        "ORIGINALS_STORAGE": "s3://own",
    }
    for name, value in {**asked, "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"}.items():
        monkeypatch.setenv(name, value)
    service = boto3.client("s3", endpoint_url=server, region_name="us-east-1")
    for name in ("media", "own"):
        service.create_bucket(Bucket=name)
    settings.STORAGES = configured.STORAGES | {
        "default": public(storage("MEDIA_STORAGE", ""), ADDRESS),
        "originals": storage("ORIGINALS_STORAGE", ""),
    }
    # A field asks for its storage once, when the site starts.
    monkeypatch.setattr(Photo._meta.get_field("file"), "storage", storages["originals"])

    def listed(name):
        return [found["Key"] for found in service.list_objects_v2(Bucket=name).get("Contents", ())]

    listed.service = service
    return listed


def test_a_photograph_is_taken_in_developed_shown_and_closed_as_on_a_disk(bucket, client):
    photo = a_photo()
    page = a_published_story(lead_photo=photo)
    develop_photographs.call()
    photo.refresh_from_db()

    assert bucket("own") == [photo.file.name]
    names = names_in(photo.renditions)
    assert set(names) <= set(bucket("media"))
    sent = bucket.service.head_object(Bucket="media", Key=next(name for name in names if name.endswith(".avif")))
    assert (sent["ContentType"], sent["CacheControl"]) == ("image/avif", "public, max-age=31536000, immutable")
    shown = client.get(page.path).text
    assert f'src="{ADDRESS}/renditions/' in shown
    assert "Signature" not in shown

    Photo.objects.update(rights_end_on="2020-01-01")
    close_ended()
    look_after(timezone.now())

    assert bucket("media") == []
    assert bucket("own") == [photo.file.name]


@pytest.mark.parametrize("value", ["s3://", "s3://one/two"])
def test_a_storage_that_names_no_bucket_stops_the_site_and_says_so(monkeypatch, value):
    monkeypatch.setenv("MEDIA_STORAGE", value)
    with pytest.raises(ImproperlyConfigured, match="names no bucket"):
        storage("MEDIA_STORAGE", "")


def test_a_bucket_without_an_address_for_readers_stops_the_site_and_says_so(monkeypatch):
    monkeypatch.setenv("MEDIA_STORAGE", "s3://media")
    with pytest.raises(ImproperlyConfigured, match="MEDIA_ADDRESS"):
        public(storage("MEDIA_STORAGE", ""), "")


def test_what_is_not_installed_is_named(monkeypatch):
    monkeypatch.setenv("MEDIA_STORAGE", "s3://media")
    monkeypatch.setattr("newsroom.storing.find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match="requirements-optional.txt"):
        storage("MEDIA_STORAGE", "")
