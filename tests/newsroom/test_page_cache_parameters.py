"""The page cache knows exactly the parameters that readers' pages read: one that it forgot would change nothing."""

import pytest
from django.http import QueryDict
from django.test import Client

from newsroom.page_cache.asking import PARAMETERS
from tests.newsroom.found_site import PAGES, a_whole_site

READ = {}


class Noted(QueryDict):
    """A query string that notes which of its parameters are asked for."""

    def note(self, name):
        READ.setdefault(self.first, set()).add(name)

    def __contains__(self, name):
        self.note(name)
        return super().__contains__(name)

    def __getitem__(self, name):
        self.note(name)
        return super().__getitem__(name)

    def get(self, name, default=None):
        self.note(name)
        return super().get(name, default)

    def getlist(self, name, default=None):
        self.note(name)
        return super().getlist(name, default)


def noting(get_response):
    """A middleware by which every view gets such a query string."""

    def noted(request):
        request.GET = Noted(request.META["QUERY_STRING"])
        request.GET.first = request.path.strip("/").partition("/")[0]
        return get_response(request)

    return noted


@pytest.mark.django_db
def test_the_cache_tells_apart_what_pages_read_and_nothing_else(settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.noting"]
    READ.clear()
    client, page = Client(), a_whole_site()
    for address in (*PAGES, page.path):
        assert client.get(address).status_code == 200, address

    assert {first: sorted(names) for first, names in READ.items()} == {
        first: sorted(names) for first, names in PARAMETERS.items()
    }
