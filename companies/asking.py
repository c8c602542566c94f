"""Asking whether a web address can be opened: politely, briefly, and nowhere but on the public internet."""

import socket
import ssl
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPException
from threading import Timer
from time import monotonic
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri

from companies.models import CheckedAddress
from companies.public_network import NotPublic, PublicConnection, SecurePublicConnection

Kind = CheckedAddress.Kind
CONNECTIONS = {"http": PublicConnection, "https": SecurePublicConnection}
MOST_REDIRECTS = 8
PATIENCE, MOST_PATIENCE = 5, 10  # seconds: for each answer, and for all of one address
REDIRECTS = {301, 302, 303, 307, 308}
GONE = {404, 410}
# Words that hosts have for being busy, not for refusing (RFC 6585, RFC 9110).
BUSY = {429, 503}


@dataclass(frozen=True)
class Answer:
    """What came of asking: a CheckedAddress.Kind, words for an editor that follow the address, and if to come later."""

    kind: str
    words: str
    busy: bool = False


def ask(url):
    """Ask for an address of the web and return the Answer; whatever others do wrong is one too."""
    try:
        return follow(url, until=monotonic() + MOST_PATIENCE)
    except NotPublic:
        return Answer(Kind.UNTOLD, "leads into a network that is not public")
    except socket.gaierror:
        return Answer(Kind.FAILED, "could not be found: nobody knows its host")
    except ssl.SSLCertVerificationError:
        return Answer(Kind.UNTOLD, "showed a certificate that we cannot check")
    except TimeoutError:
        return Answer(Kind.FAILED, "did not answer in time")
    except (OSError, HTTPException):
        return Answer(Kind.FAILED, "did not answer")
    except ValueError:
        return Answer(Kind.UNTOLD, "cannot be asked for as it is written")


def follow(url, until):
    for _ in range(MOST_REDIRECTS + 1):
        status, onward = look(url, "HEAD", until)
        if status >= 400:  # Some hosts have no answer to HEAD, or the wrong one.
            status, onward = look(url, "GET", until)
        if status not in REDIRECTS or not onward:
            return answered(status)
        url = urljoin(url, onward)
    return Answer(Kind.UNTOLD, "led from one address to the next without end")


def answered(status):
    if status < 400:
        return Answer(Kind.REACHED, f"answered {status}")
    kind = Kind.GONE if status in GONE else Kind.FAILED if status >= 500 and status != 999 else Kind.UNTOLD
    return Answer(kind, f"answered {status}", busy=status in BUSY)


def look(url, method, until):
    """Return the status and where it leads on. Of a body nothing is read: the connection is closed instead."""
    parts = urlsplit(iri_to_uri(url))
    if parts.scheme not in CONNECTIONS or not parts.hostname:
        raise ValueError("This is no address of the web.")
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError
    host = parts.hostname.encode("idna").decode()
    way = CONNECTIONS[parts.scheme]
    connection = way(host, parts.port or way.default_port, timeout=min(PATIENCE, left))
    # A host may send a byte now and then, for ever: no single wait is too long, so another thread looks at the clock.
    over = Timer(left, connection.cut_off)
    over.daemon = True
    over.start()
    try:
        with closing(connection):
            path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
            connection.request(method, path, headers=who_we_are())
            response = connection.getresponse()
            return response.status, response.getheader("Location", "")
    finally:
        over.cancel()


def who_we_are():
    """Return the headers by which hosts know us, and where they find whom to complain to."""
    site = settings.SITE_URL.encode("ascii", "ignore").decode()
    return {"User-Agent": f"Newsroom-link-check/1.0 (+{site})", "Accept": "*/*", "Connection": "close"}
