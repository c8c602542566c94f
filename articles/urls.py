"""Readers' addresses of stories, tags, authors, the archive, and every feed."""

from django.urls import path, register_converter
from django.views.generic import RedirectView

from articles import converters, views
from articles.announced import FORMS
from articles.feeds import scopes
from articles.feeds.views import feed
from articles.search.views import search, suggest

register_converter(converters.Year, "yyyy")
register_converter(converters.Month, "mm")
register_converter(converters.Word, "word")
register_converter(converters.Period, "period")


def feeds_under(page, scope, name):
    """Yield the addresses of a page's feed in every form, and of its archives; the name is of the first form."""
    for form in FORMS:
        address, known = f"{page}feed/{form.tail}", {"scope": scope, "form": form}
        yield path(address, feed, known, name=None if form.tail else name)
        yield path(f"{address}archive/<period:period>/", feed, known)


urlpatterns = [
    path("<yyyy:year>/<mm:month>/<slug:slug>/", views.article, name="article"),
    # Which kinds there are stands among the feeds, whose categories name them by this address.
    path("kinds/", RedirectView.as_view(pattern_name="feeds"), name="kinds"),
    path("kinds/<slug:kind>/", views.kind, name="kind"),
    path("tags/", views.tags, name="tags"),
    path("tags/<word:slug>/", views.tag, name="tag"),
    path("authors/", views.authors, name="authors"),
    path("authors/<slug:slug>/", views.author, name="author"),
    path("archive/", views.archive, name="archive"),
    path("archive/<yyyy:year>/<mm:month>/", views.month, name="month"),
    path("search/", search, name="search"),
    path("search/suggest/", suggest, name="suggest"),
    path("corrections/", views.all_corrections, name="corrections"),
    *feeds_under("", scopes.site, "feed"),
    *feeds_under("kinds/<slug:kind>/", scopes.kind, "kind_feed"),
    *feeds_under("tags/<word:slug>/", scopes.tag, "tag_feed"),
    *feeds_under("authors/<slug:slug>/", scopes.author, "author_feed"),
    *feeds_under("companies/<slug:slug>/", scopes.company, "company_feed"),
    *feeds_under("brands/<slug:slug>/", scopes.brand, "brand_feed"),
    *feeds_under("partnerships/<slug:slug>/", scopes.partnership, "partnership_feed"),
]
