"""What somebody gets where something of ours broke: a page that needs nothing, and by what the log calls it."""

import re

from django.views.defaults import server_error

REFERENCE = re.compile(r"<!-- reference: (.*?) -->")


def broken(request):
    """Answer 500 with the page that stands alone, naming the request: whoever reads it can tell us which one it was."""
    response = server_error(request)
    request_id = getattr(request, "id", "")
    said = REFERENCE.sub(lambda found: found[1].replace("…", request_id) if request_id else "", response.text)
    response.content = said
    return response
