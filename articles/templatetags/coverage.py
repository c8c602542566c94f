"""News beside the record: how a company's page shows its stories without its room knowing of any."""

from django import template

from articles.paging import covering

register = template.Library()


@register.inclusion_tag("articles/_coverage.html", takes_context=True)
def latest_coverage(context, record):
    """Show the published stories that are about a record or mention it, newest first, a page at a time.

    Arguments: `record` is a Company, Brand or Partnership. Raises Http404 for a page that cannot be read.
    """
    request = context.get("request")
    stories = covering(record, request.GET if request else {}, size=10)
    return {"record": record, "stories": stories}
