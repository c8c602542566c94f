"""A feed on request: first whether the reader has it already, and only if not what it says."""

from django.http import Http404
from django.views.decorators.http import require_safe

from articles.feeds import delivery, periods
from articles.feeds.documents import archive, current
from companies.page_keys import RECORD, STORIES, keyed


@require_safe
def feed(request, scope, form, period="", **address):
    """Answer with the feed of a scope, or with an archive of it.

    Arguments: `scope` is a function of `articles.feeds.scopes` that takes `address`; `form` is one of
    `articles.announced.FORMS`; `period` is the name of an archive.
    """
    scope = scope(**address)
    document = document_of(scope, form, period)
    if delivery.is_known(request, document):
        return delivery.not_modified(request, document)
    # A record's name stands in the title of its feed.
    keys = [STORIES] if scope.key == "site" else [scope.key, RECORD]
    return keyed(delivery.delivered(request, *document.filled()), *keys)


def document_of(scope, form, period):
    if not period:
        return current(scope, form)
    try:
        return archive(scope, form, periods.named(period))
    except ValueError as no_period:
        raise Http404("This names no time.") from no_period
