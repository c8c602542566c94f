"""Where photographs lie: on this machine's disk, or in a storage that speaks S3, which several machines can share."""

from importlib.util import find_spec
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from newsroom import environment as env

S3 = "s3://"
# A name holds the hash of its content, so whatever it answers once it answers for ever.
FOR_EVER = "public, max-age=31536000, immutable"


def storage(name, default):
    """Return an entry of Django's STORAGES, as the environment variable `name` asks for.

    It is `s3://bucket`, the dotted path of a storage, or empty for the `default`. Raises ImproperlyConfigured where no
    bucket is named, or S3 is asked for and django-storages is not installed.
    """
    value = env.text(name)
    if not value.startswith(S3):
        return {"BACKEND": value or default}
    bucket = value.removeprefix(S3).strip("/")
    if not bucket or "/" in bucket:
        raise ImproperlyConfigured(f"{name}={value!r} names no bucket: write s3://bucket.")
    if find_spec("storages") is None or find_spec("boto3") is None:
        raise ImproperlyConfigured(f"{name}={value!r} needs more programs: pip install -r requirements-optional.txt")
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options(bucket)}


def options(bucket):
    """Return django-storages' options for a bucket; who may read it is for the bucket's own policy to say."""
    return {
        "bucket_name": bucket,
        "endpoint_url": env.web_address("S3_ENDPOINT") or None,
        "region_name": env.text("S3_REGION") or None,
        "addressing_style": "path" if env.text("S3_ENDPOINT") else "auto",
        "file_overwrite": False,
    }


def public(entry, address):
    """Return the entry of what readers get: at `address`, without a signature, and kept by every cache for ever."""
    if "OPTIONS" not in entry:
        return entry
    if not address:
        raise ImproperlyConfigured(
            "MEDIA_ADDRESS is missing: under which address do readers get what lies in the bucket of MEDIA_STORAGE?"
        )
    parts = urlsplit(address)
    shown = {
        "custom_domain": f"{parts.netloc}{parts.path}".rstrip("/"),
        "url_protocol": f"{parts.scheme}:",
        "querystring_auth": False,
        "object_parameters": {"CacheControl": FOR_EVER},
    }
    return entry | {"OPTIONS": entry["OPTIONS"] | shown}
