"""`/robots.txt`: what crawlers may read, and where the sitemaps are (RFC 9309)."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from companies.links import absolute

PLAIN = "text/plain; charset=utf-8"
CLOSED = ("/admin/", "/preview/", "/search/")


def robots(request):
    closed = group("*", CLOSED)
    unwanted = [group(name, ["/"]) for name in settings.ROBOTS_UNWANTED]
    maps = "".join(f"Sitemap: {absolute(reverse(name))}\n" for name in ("sitemap", "news_sitemap"))
    return HttpResponse("\n".join([closed, *unwanted, maps]), content_type=PLAIN)


def group(agent, paths):
    return f"User-agent: {agent}\n" + "".join(f"Disallow: {path}\n" for path in paths)
