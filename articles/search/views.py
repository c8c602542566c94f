"""Readers' search, and what it proposes while one types."""

from django.http import JsonResponse
from django.shortcuts import render

from articles import heads
from articles.models.published import PublishedArticle
from articles.search.narrowing import Narrowing
from articles.search.question import Question
from articles.search.results import answer
from articles.search.suggesting import suggestions

LAST_PAGE = 999
LATEST = 6


def search(request):
    """Answer `?q=`, narrowed down by kind, company, tag and year; whatever is asked, the answer is a calm page."""
    question = Question.of(request.GET.get("q", ""))
    narrowing = Narrowing.asked(question.typed, request.GET)
    results = answer(question, narrowing, page_asked(request.GET))
    context = {"head": heads.search(), "results": results, "question": question, "narrowing": narrowing}
    if not results.hits and not results.named:
        context["latest"] = PublishedArticle.objects.newest_first().for_cards()[:LATEST]
    return render(request, "articles/search.html", context)


def page_asked(query):
    page = query.get("page", "")
    return int(page) if page.isascii() and page.isdecimal() and len(page) <= len(str(LAST_PAGE)) else 1


def suggest(request):
    """Answer `?q=` with what one may be about to type: {"suggestions": [{"name", "kind", "url"}]}."""
    found = suggestions(request.GET.get("q", ""))
    listed = [{"name": each.shown, "kind": each.kind_word, "url": each.address} for each in found]
    return JsonResponse({"suggestions": listed}, headers={"Cache-Control": "public, max-age=60"})
