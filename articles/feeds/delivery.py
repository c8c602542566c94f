"""How a feed goes out: with a strong tag and a moment by which readers ask whether there is more, and compressed.

Conditional requests: RFC 9110, section 13. Each encoding of a document is another representation with a tag of its own.
"""

from django.http import HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from articles.feeds.encodings import ENCODINGS, accepted


def is_known(request, document):
    """Tell whether the reader has this very document already. The tag, where one is sent, decides alone.

    A date is enough else, for a document is never of an earlier moment than it was: what leaves it moves it as well.
    """
    if known := request.headers.get("If-None-Match"):
        tags = {tag.removeprefix("W/") for tag in parse_etags(known)}
        return bool(tags & {"*", document.etag, *(tag_of(document.etag, encoding) for encoding in ENCODINGS)})
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return since is not None and int(document.changed_at.timestamp()) <= since


def tag_of(etag, encoding):
    """Return the tag of a document in an encoding: other bytes, another strong tag."""
    return f'{etag[:-1]}-{encoding}"' if encoding else etag


def not_modified(request, document):
    return labelled(HttpResponseNotModified(), document, accepted(request))


def delivered(request, document, body):
    """Return the response that carries a document whole; `body` is its bytes."""
    encoding = accepted(request)
    response = HttpResponse(
        ENCODINGS[encoding](body) if encoding else body,
        content_type=f"{document.form.media_type}; charset=utf-8",
    )
    if encoding:
        response["Content-Encoding"] = encoding
    return labelled(response, document, encoding)


def labelled(response, document, encoding):
    """Say of a response what a 304 says as well: tag, moment, how long it may be kept, where the feed lives."""
    response["ETag"] = tag_of(document.etag, encoding)
    response["Last-Modified"] = http_date(document.changed_at.timestamp())
    # Keep it and ask each time: asking costs next to nothing, and a hub that is told must not get an old one.
    response["Cache-Control"] = "public, no-cache"
    # Readers that are pages of other sites may read it: it is the same for everybody.
    response["Access-Control-Allow-Origin"] = "*"
    response["Link"] = ", ".join(f'<{url}>; rel="{rel}"' for rel, url, _ in document.ways)
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
