"""The crawl of `make judge`, over the readers' pages of a small house: what they name is there."""

import pytest

from judge.crawling import Answer, Crawl, judge
from judge.references import of_html
from tests.builders import a_photo, a_published_story, an_author
from tests.companies.builders import a_relation_of_each_kind

SITE = "http://localhost:8000"


@pytest.mark.django_db(transaction=True)
def test_every_address_that_readers_pages_name_answers(live_server, tmp_path):
    participation, ownership, *_ = a_relation_of_each_kind()
    about = [ownership.company, ownership.brand, participation.partnership]
    a_published_story(lead_photo=a_photo(), tags=["Lenses"], authors=[an_author()], about=about)

    crawl = Crawl(live_server.url).run()
    verdict = judge(crawl, tmp_path)

    assert verdict.errors == []
    assert {"/", "/tags/lenses/", "/feed/", "/companies/leica-camera/", "/authors/ines-halloran/"} <= {
        answer.path for answer in crawl.answers.values()
    }
    assert (tmp_path / "crawl.json").exists()


def crawled(*answers):
    crawl = Crawl(SITE)
    for path, status, kind, text in answers:
        address = SITE + path
        crawl.answers[address] = Answer(address, status, kind, text, references=list(of_html(address, text)))
    return crawl


def test_a_dead_link_a_lost_anchor_and_a_wrong_media_type_are_errors(tmp_path):
    page = '<a href="/gone/">A</a> <a href="/#there">B</a> <a href="#nowhere">C</a> <img src="/lens.jpg"><b id="there">'
    crawl = crawled(
        ("/", 200, "text/html", page), ("/gone/", 404, "text/html", ""), ("/lens.jpg", 200, "text/html", "")
    )
    crawl.named_by[SITE + "/gone/"] = "/"

    assert judge(crawl, tmp_path).errors == [
        "/gone/ answers 404; named by /",
        "/ names #nowhere, which is not on /",
        "/ expects image/ at /lens.jpg, which is text/html",
    ]


def test_a_page_that_a_site_need_not_have_is_asked_for_and_not_missed(tmp_path):
    assert judge(crawled(("/sitemap.xml", 404, "text/html", "")), tmp_path).errors == []


def test_what_an_element_names_and_as_what():
    html = """
    <a href="/a/#b">A</a>
    <link rel="alternate" type="application/rss+xml" href="/feed/">
    <link rel="preload" as="image" imagesrcset="/s.avif 320w, /m.avif 640w" type="image/avif">
    <source srcset="/l.webp 1x" type="image/webp">
    <meta property="og:image" content="/card.jpg">
    <form action="/search/"></form><form action="/change/" method="post"></form>
    """

    found = {(each.address.removeprefix(SITE), each.anchor, each.expected) for each in of_html(f"{SITE}/x/", html)}

    assert found == {
        ("/a/", "b", ""),
        ("/feed/", "", "application/rss+xml"),
        ("/s.avif", "", "image/avif"),
        ("/m.avif", "", "image/avif"),
        ("/l.webp", "", "image/webp"),
        ("/card.jpg", "", ""),
        ("/search/", "", "text/html"),
    }
