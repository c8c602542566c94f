"""Words as readers get them: cleaned, marked, escaped."""

import pytest

from articles.models import Article, Text
from articles.publishing import compose
from companies.models import Company
from tests.builders import a_company, a_photo, a_published_story, a_story, an_author, an_editor, published

pytestmark = pytest.mark.django_db

HOSTILE = """
<p onclick="alert(1)">Fine words <a href="javascript:alert(1)">here</a>
<a href="JaVaScRiPt&#58;alert(1)">there</a><script>alert(1)</script><img src=x onerror=alert(1)>
<iframe src="https://evil.example"></iframe><style>body{display:none}</style></p>
"""


def test_markup_is_cleaned_even_when_it_comes_past_every_form(client):
    story = a_story()
    Text.objects.update(html=HOSTILE)  # As a script or another program would write it.

    page = published(story)

    for text in (client.get(page.path).text, client.get("/feed/").text):
        assert "Fine words" in text
        for poison in ("onclick", "javascript:", "JaVaScRiPt", "alert(1)", "onerror", "evil.example", "display:none"):
            assert poison not in text


def test_plain_fields_are_escaped_wherever_they_stand(client):
    script = "<script>alert(1)</script>"
    company = a_company(f"Maker {script}", "maker")
    page = a_published_story(
        f"Head {script}",
        kicker=script,
        standfirst=script,
        lead_photo=a_photo(script, alt_text=f'" {script}', caption=script, credit=script),
        authors=[an_author(script, "scripted")],
        tags=[script],
        about=[company],
        sources=[{"publisher": script, "title": script}],
        blocks=[
            ("quote", {"words": script, "speaker": script, "role": script, "company": company}),
            ("figure", {"photo": a_photo(script), "caption": script}),
            ("aside", {"title": script, "html": "<p>Beside.</p>"}),
            ("record_card", {"company": company}),
        ],
    )

    for address in (page.path, "/", "/feed/", "/tags/", "/authors/scripted/", "/companies/maker/"):
        response = client.get(address)
        assert response.status_code == 200
        assert script not in response.text


def test_numbers_in_brackets_point_at_sources_that_exist(client):
    page = a_published_story(
        text="<p>Signed in 2000.[1] Extended.[2] Unknown.[3]</p>",
        sources=[{"publisher": "Leica", "title": "One"}, {"publisher": "Leica", "title": "Two"}],
    )

    text = client.get(page.path).text

    assert 'href="#source-1"' in text
    assert 'href="#source-2"' in text
    assert 'id="source-2"' in text
    assert 'href="#source-3"' not in text
    assert "[3]" in text


@pytest.mark.parametrize("address", ["https://x.example/?q=[1]", "https://x.example/>[1] onmouseover=alert(1) x="])
def test_a_mark_inside_a_link_is_left_alone(client, address):
    page = a_published_story(
        text=f'<p><a href="{address}">See [1]</a> and this.[1]</p>',
        sources=[{"publisher": "Leica", "title": "One"}],
    )

    assert page.body_html.count('class="ref"') == 1
    assert page.body_html.count("<a ") == 2
    assert ">See [1]</a> and this.<sup" in page.body_html


def test_an_address_of_another_kind_than_the_webs_never_reaches_a_reader(client):
    page = a_published_story(about=[a_company()])
    article = Article.objects.get()
    article.sources.create(publisher="Somebody", title="A trap", url="javascript:alert(1)")
    Company.objects.update(website="JavaScript:alert(1)")

    published(article)

    for address in (page.path, "/companies/leica-camera/", "/feed/"):
        assert "javascript:" not in client.get(address).text.lower()


def test_a_relative_link_leads_on_from_a_feed_reader():
    page = a_published_story(text='<p><a href="/companies/leica/">Leica</a></p>')

    assert 'href="http://localhost:8000/companies/leica/"' in page.feed_html


def test_readers_learn_of_comments_only_when_they_are_closed(client):
    opened = a_published_story("Opened")
    closed = a_published_story("Closed", comments="closed")

    assert "omments" not in client.get(opened.path).text
    assert "Comments are closed." in client.get(closed.path).text


def test_text_of_nothing_but_empty_paragraphs_counts_as_none():
    story = a_story()
    Text.objects.update(html="<p></p><p> </p>")

    assert compose(story, by=an_editor()).snapshot["blocks"][0]["html"] == "<p></p><p> </p>"
    assert published(story).body_html.strip() == ""
