"""What machines ask: is the process alive, does the database answer, what may a crawler read."""

from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

PLAIN = "text/plain; charset=utf-8"
ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /search/
Disallow: /preview/
"""


@never_cache
def healthz(request):
    """Answer whenever this process can; whoever watches restarts it when it cannot."""
    return HttpResponse("ok\n", content_type=PLAIN)


@never_cache
def readyz(request):
    """Answer 200 when the database does and 503 when not, so that a balancer sends readers elsewhere meanwhile."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer\n", content_type=PLAIN, status=503)
    return HttpResponse("ok\n", content_type=PLAIN)


def robots(request):
    return HttpResponse(ROBOTS, content_type=PLAIN)
