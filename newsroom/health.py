"""What machines ask: is the process alive, is it ready for readers, where is the icon."""

from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.cache import never_cache

PLAIN = "text/plain; charset=utf-8"
# What every page names; where it is, everything was collected.
STYLES = "css/site.css"
# What was found to be well and stays so for as long as this process lives.
WELL = set()


@never_cache
def healthz(request):
    """Answer whenever this process can; whoever watches restarts it when it cannot."""
    return HttpResponse("ok\n", content_type=PLAIN)


@never_cache
def readyz(request):
    """Answer 200 when readers can be sent here and 503 when not, with the reason; a balancer sends them elsewhere."""
    try:
        reason = what_is_missing()
    except DatabaseError:
        reason = "the database does not answer"
    return HttpResponse(f"{reason or 'ok'}\n", content_type=PLAIN, status=503 if reason else 200)


def what_is_missing():
    """Return why readers cannot be sent here, "" if they can. Raises DatabaseError where the database is away.

    Migrations and static files, which take long to look through, are asked for until they are there.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    for question in (migrations, static_files):
        if question not in WELL:
            if reason := question():
                return reason
            WELL.add(question)
    return ""


def migrations():
    """Return which migrations the database lacks; those of a later release, during an upgrade, do no harm."""
    loader = MigrationLoader(connection)
    missing = sorted(".".join(key) for key in loader.graph.nodes.keys() - loader.applied_migrations.keys())
    return f"the database lacks migrations: {', '.join(missing)}" if missing else ""


def static_files():
    try:
        staticfiles_storage.url(STYLES)
    except ValueError:
        return "static files were not collected before this process started"
    return ""


def favicon(request):
    """Lead on to the icon: where a page cannot name it, as beside a feed, browsers ask for it at this address."""
    return HttpResponseRedirect(static("favicon.svg"))
