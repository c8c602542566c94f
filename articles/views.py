"""What readers see of stories, tags, authors and the archive. Everything here comes from published rows."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from articles import heads, kinds
from articles.models.author import Author
from articles.models.published import ArchiveMonth, PublishedArticle
from articles.models.tag import Tag
from articles.paging import corrections, covering, pages_with
from articles.related import related_to
from articles.related_ties import ties_of
from companies.compiled import compiled
from companies.page_keys import FRAME, STORIES, keyed
from companies.paging import by_slug


def article(request, year, month, slug):
    found = pages_at(f"/{year}/{month}/{slug}/")
    if not found:
        raise Http404("No story is published at this address.")
    [page] = found
    context = {"article": page, "related": related_to(page), "head": heads.story(page)}
    return keyed(render(request, "articles/article.html", context), *keys_of_a_story(page), FRAME)


@compiled
def pages_at(path):
    return PublishedArticle.objects.for_page().filter(path=path)


def keys_of_a_story(page):
    """Return what a story's page depends on: itself, whatever leads to related ones, and those that an editor chose."""
    chosen = page.furniture.get("related", ())
    return [*(f"story:{uid}" for uid in (page.uid, *chosen)), *(tie.scope for tie in ties_of(page.furniture))]


def kind(request, kind):
    """List the stories of a kind. Raises Http404 for one that there is not, and one of which nothing is published."""
    found = kinds.named(kind)
    stories = pages_with(request.GET, kind=found.value) if found else None
    if not stories or not stories.items:
        raise Http404("No story of this kind is published.")
    context = {
        "kind": found,
        "kinds": kinds.with_stories(),
        "stories": stories,
        "head": heads.kind(found, stories),
    }
    return keyed(render(request, "articles/kind.html", context), STORIES, FRAME)


def tag(request, slug):
    found = get_object_or_404(Tag.objects.public(), slug=slug)
    stories = covering(found, request.GET)
    context = {"tag": found, "stories": stories, "head": heads.tag(found, stories)}
    return keyed(render(request, "articles/tag.html", context), f"tag:{found.pk}", FRAME)


def tags(request):
    found = by_slug(Tag.objects.public(), request.GET, size=100)
    return keyed(render(request, "articles/tags.html", {"tags": found, "head": heads.tags(found)}), "tags", FRAME)


def author(request, slug):
    found = get_object_or_404(Author.objects.public().select_related("portrait"), slug=slug)
    stories = covering(found, request.GET)
    context = {"author": found, "stories": stories, "head": heads.author(found, stories)}
    return keyed(render(request, "articles/author.html", context), f"author:{found.pk}", FRAME)


def authors(request):
    found = by_slug(Author.objects.public(), request.GET)
    context = {"authors": found, "head": heads.authors(found)}
    return keyed(render(request, "articles/authors.html", context), "authors", FRAME)


def archive(request):
    years = {}
    for row in ArchiveMonth.objects.with_stories():
        entry = archive_month(row.month)
        years.setdefault(entry["date"].year, []).append(entry)
    years = [{"year": year, "months": months} for year, months in years.items()]
    context = {"years": years, "head": heads.archive()}
    return keyed(render(request, "articles/archive.html", context), "months", FRAME)


def month(request, year, month):
    name, months = f"{year}/{month}", ArchiveMonth.objects.with_stories()
    if not months.filter(month=name).exists():
        raise Http404("Nothing was published in this month.")
    first_day = archive_month(name)["date"]
    stories = pages_with(request.GET, month=name)
    context = {
        "head": heads.month(first_day, stories),
        "month": first_day,
        "stories": stories,
        "earlier": neighbour(months.filter(month__lt=name).order_by("-month")),
        "later": neighbour(months.filter(month__gt=name).order_by("month")),
    }
    return keyed(render(request, "articles/month.html", context), f"month:{name}", "months", FRAME)


def all_corrections(request):
    found = corrections(request.GET)
    context = {"corrections": found, "head": heads.corrections(found)}
    return keyed(render(request, "articles/corrections.html", context), STORIES, FRAME)


def neighbour(months):
    row = months.first()
    return row and archive_month(row.month)


def archive_month(name):
    """Return the address and the first day of a month written as 2022/05."""
    year, month = name.split("/")
    return {"url": reverse("month", args=[year, month]), "date": date(int(year), int(month), 1)}
