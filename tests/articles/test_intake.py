"""A press release is taken apart, and a draft is made of what an editor ticks."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.intake import MOST, parse
from articles.models import Article, CompanyLink, PublishedArticle, Quote, Source, Text
from tests.builders import a_company, a_member

RELEASE = """PRESS RELEASE

EMBARGOED UNTIL 26 May 2022, 14:00 CEST

Halden and Arden put one name to what they build

A joint brand for technology that both develop and pay for.

Wetzlar, Germany, 26 May 2022 — Halden and Arden today announced that they develop lenses together. <b>Both</b> go on.

“We keep the teams, the roadmap and the name,” said Keiji Oishi, chief executive of Halden. It is not a merger.

Anna Muster of Arden says: “Nothing of this was planned in a single year.”

About Halden

Halden is a maker of premium lenses.

Contact: press@halden.example, https://halden.example/press.
"""
PAGE = "/admin/articles/article/press-release/"


def test_a_release_is_taken_apart():
    release = parse(RELEASE)

    assert release.headline == "Halden and Arden put one name to what they build"
    assert release.standfirst == "A joint brand for technology that both develop and pay for."
    assert release.place == "Wetzlar, Germany"
    assert release.paragraphs[0].startswith("Halden and Arden today announced")
    assert len(release.paragraphs) == 3
    assert release.boilerplate[0] == "About Halden"
    assert release.dates == ["2022-05-26"]
    assert release.addresses == ["https://halden.example/press"]
    said = [(quotation.words, quotation.speaker, quotation.role) for quotation in release.quotations]
    assert said[0] == ("We keep the teams, the roadmap and the name,", "Keiji Oishi", "chief executive of Halden")
    assert said[1][0] == "Nothing of this was planned in a single year."


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("EMBARGOED UNTIL 26 May 2022, 14:00 CEST", datetime(2022, 5, 26, 12, tzinfo=UTC)),
        ("Under embargo until May 26, 2022 at 9 a.m. EDT", datetime(2022, 5, 26, 13, tzinfo=UTC)),
        ("Embargo: 2022-05-26 09:00 JST", datetime(2022, 5, 26, 0, tzinfo=UTC)),
        ("Strictly embargoed until 26th May 2022, 2:30pm GMT+2", datetime(2022, 5, 26, 12, 30, tzinfo=UTC)),
        ("Sperrfrist 26 May 2022, 14:00", datetime(2022, 5, 26, 14, tzinfo=UTC)),
        ("Embargoed until 31 February 2022, 14:00 CET", None),
        ("Embargoed until we say so", None),
    ],
)
def test_an_embargo_is_read_as_a_moment_or_shown_as_it_stands(line, until):
    embargo = parse(f"{line}\n\nA headline\n\nText.").embargo

    assert embargo.line == line
    assert embargo.until == until


def test_for_immediate_release_is_no_embargo_and_no_headline():
    release = parse("FOR IMMEDIATE RELEASE\n\nA headline\n\nText.")

    assert (release.embargo, release.headline) == (None, "A headline")


@given(st.text(max_size=400))
def test_no_text_breaks_it_and_every_quotation_stands_in_the_text(text):
    for quotation in parse(text).quotations:
        assert quotation.words in " ".join(text.split()) or quotation.words in " ".join(parse(text).paragraphs)


@given(st.text(alphabet='“”"«» .,AbC sai\n', max_size=300))
def test_odd_quotation_marks_do_not_break_it(text):
    said = " ".join(parse(text).paragraphs)
    assert all(quotation.words in said for quotation in parse(text).quotations)


def found(client, text=RELEASE, **more):
    return client.post(PAGE, {"text": text, "publisher": "Halden", "url": "https://halden.example/l2"} | more)


@pytest.mark.django_db
class TestThePage:
    def test_everything_found_is_shown_before_anything_is_made(self, admin_client):
        a_company("Halden", "halden")
        text = found(admin_client).text

        for words in ("Halden and Arden put one name", "Keiji Oishi", "EMBARGOED UNTIL 26 May 2022", "About Halden"):
            assert words in text
        assert 'value="company.' in text
        assert "&lt;b&gt;Both&lt;/b&gt;" in text
        assert not Article.objects.exists()

    def test_a_draft_is_made_of_what_is_ticked(self, client):
        halden = a_company("Halden", "halden")
        mina = a_member("Contributor", "mina")
        client.force_login(mina)
        ticked = {
            "make": "1",
            "draft-headline": "Two makers, one name",
            "draft-standfirst": "Not a merger.",
            "draft-embargo_until": "2022-05-26 12:00:00",
            "paragraph-0": "on",
            "quotation-0": "on",
            "speaker-0": "Keiji Oishi",
            "role-0": "chief executive",
            "link": [f"company.{halden.pk}.about", "company.99999.about", "nonsense"],
        }
        answer = found(client, **ticked)

        story = Article.objects.get()
        assert answer.url == f"/admin/articles/article/{story.pk}/change/"
        assert (story.headline, story.owner) == ("Two makers, one name", mina)
        assert story.embargo_until == datetime(2022, 5, 26, 12, tzinfo=UTC)
        assert Text.objects.get().html.count("<p>") == 1
        assert "<b>" not in Text.objects.get().html
        assert (Quote.objects.get().words, Quote.objects.get().role) == (
            "We keep the teams, the roadmap and the name,",
            "chief executive",
        )
        source = Source.objects.get()
        assert (source.publisher, source.published.iso, source.url) == (
            "Halden",
            "2022-05-26",
            "https://halden.example/l2",
        )
        assert CompanyLink.objects.get().company == halden
        assert story.revisions.count() == 1
        assert not PublishedArticle.objects.exists()

    @pytest.mark.parametrize("text", ["", " ", "x" * (MOST + 1)])
    def test_nothing_or_far_too_much_is_refused_and_kept(self, admin_client, text):
        answer = found(admin_client, text)

        assert "errorlist" in answer.text
        assert not Article.objects.exists()
        assert text.strip() in answer.text

    @pytest.mark.parametrize(
        "text", ["<p>Only</p><p>markup</p>", "\u202eright to left", "\x01\x02", "a", "———", "“" * 500]
    )
    def test_absurd_text_gets_a_calm_answer(self, admin_client, text):
        assert found(admin_client, text).status_code == 200

    def test_a_draft_without_a_headline_is_refused_beside_the_field_and_the_text_is_kept(self, admin_client):
        answer = found(admin_client, make="1", **{"draft-headline": "", "paragraph-0": "on"})

        assert "This field is required." in answer.text
        assert "Keiji Oishi" in answer.text
        assert not Article.objects.exists()

    def test_who_may_not_begin_stories_does_not_get_here(self, client):
        user = a_member("Contributor", "kim")
        user.groups.clear()
        client.force_login(user)

        assert client.get(PAGE).status_code == 403
        assert found(client).status_code == 403
