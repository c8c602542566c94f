"""Asking the search what readers ask, and telling what it takes: for finding alone, and for the whole page."""

import os
import statistics
from time import perf_counter, process_time

from django.db import connection
from django.http import QueryDict
from django.test import Client

from articles.models import CompanyCoverage, PublishedArticle, SearchDocument, TagCoverage
from articles.search.narrowing import Narrowing
from articles.search.question import Question
from articles.search.results import first_found
from benchmarks import report
from benchmarks.corpus import Corpus

ROUNDS = 9
# What is asked, and what it is an example of.
ASKED = {
    "a word of every text": "q=camera",
    "a word of two in five headlines": "q=leica",
    "two common words": "q=leica camera",
    "four common words": "q=leica camera lens shutter",
    "a word of one text in a hundred": "q={seldom}",
    "a rare word": "q={rare}",
    "a phrase of common words": "q=“camera lens”",
    "a phrase that nobody wrote": "q=“camera said so in lens”",
    "the beginning of a common word": "q=camer",
    "a common word, of a company": "q=camera&company={company}",
    "a common word, of a tag": "q=camera&tag={tag}",
    "a common word, of the first year": "q=camera&year={year}",
    "a common word, tags only": "q=camera&kind=tag",
    "a common word, its fiftieth page": "q=camera&page=50",
    "a misspelt word": "q=viewfindre",
    "nothing like it": "q=xqzwvkjy",
    "nothing asked": "q=",
}
SUGGESTED = {"suggestions, two letters": "q=le", "suggestions, a maker": "q=leica", "suggestions, a word": "q=camer"}


def measure_and_tell():
    client, there = Client(), standing()
    rows = [measured(client, words, "/search/", query.format(**there)) for words, query in ASKED.items()]
    rows += [measured(client, words, "/search/suggest/", query) for words, query in SUGGESTED.items()]
    heads = ("asked", "found", "finding, ms", "page, ms", "page on the processor, ms", "queries")
    report.tell(f"Readers' search, on {connection.display_name}", heads, rows, note())


def standing():
    """Return words that are rare, and something that stories have, to narrow them down by."""
    vocabulary = Corpus().vocabulary
    oldest = PublishedArticle.objects.earliest("published_at")
    return {
        "seldom": vocabulary[len(vocabulary) // 10],
        "rare": vocabulary[-1],
        "company": CompanyCoverage.objects.select_related("company").first().company.slug,
        "tag": TagCoverage.objects.select_related("tag").first().tag.slug,
        "year": oldest.published_at.year,
    }


def measured(client, words, address, query):
    asked = QueryDict(query)
    question = Question.of(asked["q"])
    marks = Narrowing.asked(question.typed, asked).marks
    found = first_found(question, marks)[0] if question.parts else None
    finding, _ = taken(lambda: question.parts and first_found(question, marks))
    counted = []
    with connection.execute_wrapper(lambda execute, *args: counted.append(1) or execute(*args)):
        client.get(address, asked.dict())
    page, processor = taken(lambda: client.get(address, asked.dict()))
    number = f"{len(found.tiers):,}{'+' * found.is_capped}" if found else ""
    return [words, number, in_ms(finding), in_ms(page), in_ms(processor), len(counted)]


def taken(ask):
    """Return what asking takes, in seconds, on the clock and of the processor: the median, once all is warm."""
    ask()
    rounds = []
    for _ in range(ROUNDS):
        clock, processor = perf_counter(), process_time()
        ask()
        rounds.append((perf_counter() - clock, process_time() - processor))
    return tuple(statistics.median(each) for each in zip(*rounds, strict=True))


def note():
    documents = f"{SearchDocument.objects.count():,} documents"
    return f"{documents}; medians of {ROUNDS} rounds; {os.getloadavg()[1]:.1f} processes were busy meanwhile."


def in_ms(seconds):
    return f"{seconds * 1000:.1f}"
