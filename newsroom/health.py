"""What machines ask: is the process alive, does the database answer, where is the icon."""

from django.db import DatabaseError, connection
from django.http import HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.cache import never_cache

PLAIN = "text/plain; charset=utf-8"


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


def favicon(request):
    """Lead on to the icon: where a page cannot name it, as beside a feed, browsers ask for it at this address."""
    return HttpResponseRedirect(static("favicon.svg"))
