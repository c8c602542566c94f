"""The least that a WSGI application can do, served as the site is: what its figures are to be held against.

`/` answers with 12 bytes, `/40kB` with as many as a large page has.
"""

SMALL, LARGE = b"Hello, light", b"x" * 40_000


def application(environ, start_response):
    body = LARGE if environ["PATH_INFO"] == "/40kB" else SMALL
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]
