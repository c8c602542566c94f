"""Whatever a stranger writes into an address, no page breaks, and nothing of it comes back unescaped."""

import pytest

from newsroom.page_cache.asking import PARAMETERS
from tests.builders import a_company, a_partnership, a_published_story, an_author
from tests.newsroom.test_leaks import public_patterns, replaced

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>"
IN_PATHS = (
    "%00",
    "%27%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "..%2f..%2fetc",
    "%ff%fe",
    "%F0%9F%92%A5" * 60,
    "9" * 60,
)
IN_PARAMETERS = (*IN_PATHS[:2], "%ff", "-1", "%0d%0aSet-Cookie:%20x=1", "a" * 5000, "2018-13-45")
SEARCHED = ("q", "page", "kind", "company", "tag", "year")


@pytest.fixture
def site():
    carried = {"about": [a_company(), a_partnership()], "tags": ["L-mount"], "authors": [an_author()]}
    return a_published_story(**carried)


def amiss(client, addresses):
    """Return the addresses that break a page, or come back from one as they were written."""
    answers = ((address, client.get(address)) for address in addresses)
    return [
        (address, answer.status_code)
        for address, answer in answers
        if answer.status_code >= 500 or SCRIPT in answer.getvalue().decode() or "Set-Cookie" in answer.headers
    ]


def test_no_word_in_a_path_breaks_a_page(client, site):
    client.raise_request_exception = False
    routes = [(route, parameters) for route, parameters in public_patterns() if parameters]
    addresses = set()
    for route, parameters in routes:
        for word in IN_PATHS:
            address = "/" + route
            for name in parameters:
                address = replaced(address, name, word.replace("\\", ""))
            addresses.add(address)

    assert len(addresses) > 100
    assert amiss(client, sorted(addresses)) == []


def test_no_word_in_a_parameter_breaks_a_page(client, site):
    client.raise_request_exception = False
    asked = {f"/{first}/": names for first, names in PARAMETERS.items() if first not in ("kinds", "archive", "feeds")}
    asked |= {"/companies/leica-camera/": ("as_of", "before", "after"), "/tags/l-mount/": ("before", "after")}
    asked |= {"/kinds/news/": ("before",), "/archive/2022/05/": ("after",), "/feeds/tags/": ("after",)}
    asked |= {
        "/search/": SEARCHED,
        "/search/suggest/": ("q",),
        "/": ("before",),
        "/feed/": ("before",),
        site.path: ("x",),
    }
    addresses = [f"{page}?{name}={word}" for page, names in asked.items() for name in names for word in IN_PARAMETERS]
    addresses += [f"{page}?{name}=1&{name}=2&{name}" for page, names in asked.items() for name in names]

    assert amiss(client, addresses) == []
