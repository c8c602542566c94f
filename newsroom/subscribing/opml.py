"""Every feed as OPML 2.0, which feed readers import: http://opml.org/spec2.opml, "Subscription lists", "Inclusion".

No dates are told: nobody writes down when a feed came, and the moment of asking would make each answer another.
"""

from django.conf import settings
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.feeds.xml import DECLARATION, written
from articles.offered import Offered
from companies.links import absolute
from newsroom.subscribing import catalogue

MEDIA_TYPE = "text/x-opml; charset=utf-8"
DOCS = "http://opml.org/spec2.opml"
# How many names are in memory at a time.
CHUNK = 2000


@require_safe
def paper(request):
    """Answer with the feeds of the paper, of kinds and of sections; what else there is, it includes by its address."""
    kinds, sections = catalogue.of_kinds(), catalogue.of_sections()
    lines = [
        feed(catalogue.whole_paper()),
        folder(gettext("Kinds of stories"), kinds),
        folder(gettext("Sections"), sections),
        *map(inclusion, catalogue.vocabularies()),
    ]
    return named(HttpResponse("".join(document(settings.SITE_NAME, lines))), "feeds")


@require_safe
def vocabulary(request, vocabulary):
    """Answer with the feed of each name of a vocabulary, in one query and in bounded memory.

    Raises Http404 for a vocabulary that there is not, and for one without names: OPML must have an outline.
    """
    found = catalogue.VOCABULARIES.get(vocabulary)
    if not found or not found.rows().exists():
        raise Http404("There are no such feeds.")
    rows = found.rows().order_by("slug").only("slug", "name")
    # Whoever asks for the headers only has no row read.
    names = () if request.method == "HEAD" else rows.iterator(chunk_size=CHUNK)
    lines = (feed(Offered.of(row)) for row in names)
    return named(StreamingHttpResponse(document(f"{settings.SITE_NAME}: {found.name}", lines)), found.slug)


def named(response, name):
    """Type and name a file. It is shown inline: most who ask for it are readers that import it by its address."""
    response["Content-Type"] = MEDIA_TYPE
    name = f"{slugify(settings.SITE_NAME, allow_unicode=True)}-{name}.opml".removeprefix("-")
    response["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=name)
    return response


def document(title, lines):
    """Yield the pieces of a document whose body is `lines`."""
    owner = f"<ownerName>{written(settings.SITE_NAME)}</ownerName>"
    yield f'{DECLARATION}<opml version="2.0">\n'
    yield f"<head><title>{written(title)}</title>{owner}<docs>{DOCS}</docs></head>\n<body>\n"
    yield from lines
    yield "</body>\n</opml>\n"


def feed(offered):
    """Return the outline of a feed: its text is the feed's own title, and RSS 2.0 is called `RSS`, as specified."""
    title, address, page = (written(words) for words in (offered.title, offered.address, absolute(offered.page)))
    return (
        f'<outline type="rss" text="{title}" title="{title}" xmlUrl="{address}" htmlUrl="{page}" version="RSS" '
        f'language="{settings.LANGUAGE_CODE}"/>\n'
    )


def folder(name, feeds):
    """Return an outline that holds those of some feeds; "" where there are none."""
    return f'<outline text="{written(name)}">\n{"".join(map(feed, feeds))}</outline>\n' if feeds else ""


def inclusion(vocabulary):
    address = absolute(reverse("feeds_of_as_opml", args=[vocabulary.slug]))
    return f'<outline type="include" text="{written(str(vocabulary.name))}" url="{written(address)}"/>\n'
