"""Readers' search: what is found, in which order, how it is told, and what never is."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command

from articles.models import SearchDocument, Tag, TagSynonym
from articles.publishing import publish, withdraw
from articles.search import marks
from companies.models import Company, CompanyAlias
from companies.release import withdraw as take_back
from tests.builders import (
    THEN,
    a_brand,
    a_company,
    a_partnership,
    a_photo,
    a_published_story,
    a_story,
    an_author,
    an_editor,
    published,
    retype,
    saved,
)
from tests.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def search(client):
    """Search as a reader does; give the page with what it lists: `titles`, and the records `named` before them."""

    def search(typed, **narrowed):
        page = client.get("/search/", {"q": typed, **narrowed})
        assert page.status_code == 200
        page.titles = titles(page.text.partition('class="dated results"')[2].partition("</ol>")[0], "h3")
        page.named = titles(page.text.partition('class="named"')[2].partition("</ul>")[0], "h2")
        page.told = words(page.text.partition('class="search-told"')[2].partition("</div>")[0].partition(">")[2])
        return page

    return search


def titles(text, head):
    return [words(found) for found in re.findall(rf"<{head}>(.*?)</{head}>", text, re.DOTALL)]


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split()).replace(" ,", ",")


class TestWhatIsFound:
    def test_a_story_by_its_headline_its_standfirst_its_text_and_whom_it_is_about(self, search):
        leica = a_company()
        a_published_story(
            "One name for two",
            standfirst="What they build in common.",
            text="<p>A <strong>quiet</strong>ly spoken agreement.</p>",
            tags=["Joint development"],
            authors=[an_author()],
            about=[leica],
        )

        for typed in ("one name", "COMMON", "agreement", "quietly", "joint", "Leica Camera", "halloran"):
            assert "One name for two" in search(typed).titles, typed

    def test_every_word_has_to_occur(self, search):
        a_published_story("Leica and Panasonic")
        a_published_story("Leica alone")

        assert search("leica panasonic").titles == ["Leica and Panasonic"]

    def test_a_quoted_phrase_stands_in_that_order(self, search):
        a_published_story("First", text="<p>the digital camera of 2001</p>")
        a_published_story("Second", text="<p>a camera that is digital</p>")

        assert search("digital camera").titles == ["Second", "First"]
        for quoted in ('"digital camera"', "“digital camera”", "„digital camera“", "«digital camera»"):
            assert search(quoted).titles == ["First"]

    def test_accents_and_case_do_not_matter_on_either_side(self, search):
        a_published_story("Voigtländer, Škoda and L²")

        for typed in ("voigtlander", "VOIGTLÄNDER", "skoda", "l2"):
            assert search(typed).titles == ["Voigtländer, Škoda and L²"], typed

    def test_other_forms_of_an_english_word_are_found(self, search):
        a_published_story("A lens develops")

        assert search("developing lenses").titles == ["A lens develops"]

    def test_the_last_word_may_go_on_where_it_is_no_whole_one(self, search):
        a_published_story("Panasonic explains")

        assert search("panaso").titles == ["Panasonic explains"]

    def test_records_and_tags_by_their_names_other_names_and_what_is_said_of_them(self, search):
        saved(CompanyAlias(company=a_company(summary="Maker of rangefinders."), name="Ernst Leitz"))
        a_brand(summary="Cameras of Panasonic.")
        a_partnership(description="They lend a bayonet.")
        a_published_story("A story", tags=["Mirrorless"])
        saved(TagSynonym(tag=Tag.objects.get(), name="Evil"))

        for typed, title in {
            "rangefinder": "Leica Camera",
            "leitz": "Leica Camera",
            "lumix cameras": "Lumix",
            "bayonet": "L-Mount Alliance",
            "mirrorless": "Mirrorless",
            "evil": "Mirrorless",
        }.items():
            found = search(typed)
            assert title in [*found.titles, *found.named], typed


class TestOrder:
    def test_the_record_of_that_very_name_comes_first_by_any_of_its_names(self, search):
        a_published_story("Leica Camera, Leica Camera", about=[a_company()])
        saved(CompanyAlias(company=Company.objects.get(), name="Leitz"))

        assert search("leica  CAMERA").named == ["Leica Camera"]
        assert search("leitz").named == ["Leica Camera"]
        assert search("camera").named == []

    def test_a_headline_counts_more_than_a_name_and_a_name_more_than_the_text(self, search):
        a_published_story("Of the text", text="<p>Sigma said so.</p>")
        a_published_story("By a name", about=[a_company("Sigma", "sigma")])
        a_published_story("Sigma in the headline")

        assert search("sigma").titles == ["Sigma in the headline", "By a name", "Of the text"]

    def test_of_equals_the_newer_comes_first_and_age_outweighs_a_little(self, search):
        a_published_story("Shutters, old", now=THEN - timedelta(days=4000))
        a_published_story("Shutters, new", now=THEN)
        a_published_story("Not in the headline", text="<p>shutters</p>", now=THEN + timedelta(days=1))

        assert search("shutters").titles == ["Shutters, new", "Shutters, old", "Not in the headline"]


class TestNarrowing:
    @pytest.fixture(autouse=True)
    def stories(self):
        leica, sigma = a_company(), a_company("Sigma", "sigma")
        a_published_story("A lens of Leica", about=[leica], tags=["Lenses"])
        a_published_story("A lens of both", about=[leica, sigma], tags=["Lenses", "L-mount"])
        a_published_story("A lens of old", now=THEN.replace(year=2001), tags=["Lenses"])

    def test_by_kind_company_tag_and_year(self, search):
        assert search("lens", kind="story", company="sigma").titles == ["A lens of both"]
        assert search("lens", kind="story", tag="l-mount").titles == ["A lens of both"]
        assert search("lens", year="2001").titles == ["A lens of old"]
        assert search("lens", kind="tag").titles == ["Lenses"]

    def test_each_way_says_how_many_it_leaves_and_a_chosen_one_leads_back(self, search):
        page = search("lens", kind="story")

        assert words('<a href="?q=lens&amp;kind=story&amp;company=sigma"') in page.text
        narrow = words(page.text.partition('class="narrow-column"')[2].partition("</div>")[0].partition(">")[2])
        assert narrow.startswith("Company Leica Camera 2 Sigma 1 Tag Lenses 3 L-mount 1 Year 2022 2 2001 1")
        chosen = search("lens", kind="story", year="2001").text
        assert '<a href="?q=lens&amp;kind=story" rel="nofollow" aria-current="true">2001' in chosen

    @pytest.mark.parametrize(
        "narrowed",
        [
            {"kind": "nonsense"},
            {"company": "nobody"},
            {"tag": "\x00"},
            {"year": "²022"},
            {"year": "99999"},
            {"page": "-1"},
        ],
    )
    def test_what_names_nothing_narrows_nothing(self, search, narrowed):
        assert set(search("lens", **narrowed).titles) == set(search("lens").titles)

    def test_where_nothing_is_left_the_way_back_is_offered(self, search):
        page = search("lens", year="1950")

        assert page.titles == []
        assert '<a href="?q=lens">' in page.text


class TestSpelling:
    def test_words_that_are_nowhere_are_put_right_and_it_is_said(self, search):
        a_published_story("Panasonic and Voigtländer")

        page = search("Panasnic voigtlaender")

        assert page.titles == ["Panasonic and Voigtländer"]
        assert "Nothing has the words “Panasnic voigtlaender”" in page.told
        assert "for “panasonic voigtlander” instead" in page.told

    @pytest.mark.parametrize("typed", ["pansaonic", "panasonicc", "panasonik", "anasonic"])
    def test_a_letter_changed_missing_added_or_out_of_place(self, search, typed):
        a_published_story("Panasonic explains")

        assert search(typed).titles == ["Panasonic explains"]

    def test_a_word_that_only_a_withdrawn_story_had_is_not_proposed(self, search):
        story = a_story("Secretive")
        published(story)
        withdraw(story, by=an_editor())

        page = search("secretiwe")

        assert page.titles == []
        assert "secretive" not in page.text.lower()


class TestExcerpts:
    def test_words_are_marked_and_the_part_of_the_text_that_has_them_is_shown(self, search):
        text = (
            "<p>"
            + "Nothing here. " * 60
            + "The <em>aperture</em> of a lens &amp; its glass.</p>"
            + "<p>More. </p>" * 60
        )
        a_published_story("A story", standfirst="Of something else.", text=text)

        page = search("aperture")

        assert "The <mark>aperture</mark> of a lens &amp; its glass." in page.text
        assert "… " in page.text

    def test_what_was_typed_and_what_was_written_is_escaped(self, search):
        a_published_story("5 < 6 & <script>alert(1)</script>", text="<p>alert &lt;b&gt; me</p>")

        page = search("alert <script>")

        assert "<script>alert" not in page.text
        assert "&lt;script&gt;" in page.text
        assert "<b>" not in page.text.partition("<main")[2].partition("</main>")[0]


class TestNothingLeaks:
    def test_drafts_edits_embargoes_and_what_was_withdrawn(self, search):
        a_story("Zanzibar in a draft")
        story = a_story("Open")
        published(story)
        retype(story, "Zanzibar in an edit")
        gone = a_story("Zanzibar withdrawn", slug="gone")
        published(gone)
        withdraw(gone, by=an_editor())
        a_company("Zanzibar", "zanzibar", released_at=None)
        Tag.objects.create(name="Zanzibar")
        back = a_company("Zanzibar Optics", "zanzibar-optics")
        take_back([back])

        page = search("zanzibar")

        assert (page.titles, page.named) == ([], [])
        assert not SearchDocument.objects.filter(text_words__contains="zanzibar").exists()
        assert not SearchDocument.objects.filter(title_words__contains="zanzibar").exists()

    def test_suggestions_tell_no_more(self, client):
        a_story("Zanzibar in a draft")
        a_company("Zanzibar", "zanzibar", released_at=None)
        Tag.objects.create(name="Zanzibar")

        assert client.get("/search/suggest/?q=zanz").json() == {"suggestions": []}


class TestInStep:
    def test_what_is_published_again_is_found_by_its_new_words_only(self, search):
        story = a_story("Aperture", text="<p>first</p>")
        published(story)
        publish(retype(story, "second"), by=an_editor())

        assert search("second").titles == ["Aperture"]
        assert search("first").titles == []

    def test_a_renamed_company_is_found_by_its_new_name(self, search):
        leica = a_company()
        leica.name = "Ernst Leitz"
        saved(leica)

        assert search("ernst leitz").named == ["Ernst Leitz"]
        assert search("leica").titles == search("leica").named == []

    def test_a_tag_goes_with_the_last_story_that_carries_it(self, search):
        story = a_story("A story", tags=["Lenses"])
        published(story)
        assert search("lenses").named == ["Lenses"]

        withdraw(story, by=an_editor())

        assert search("lenses").named == []

    def test_the_command_writes_everything_anew_and_forgets_what_is_gone(self, search):
        a_published_story("Aperture", tags=["Lenses"], about=[a_company()])
        documents = list(SearchDocument.objects.order_by("kind").values_list("kind", "title", "marks"))
        SearchDocument.objects.filter(kind="story").delete()
        gone = {"kind": "story", "key": 999, "address": "/gone/", "title": "Gone", "title_words": "gone"}
        SearchDocument.objects.create(**gone, marks=marks.kind("story"))

        call_command("index_search", verbosity=0)

        assert list(SearchDocument.objects.order_by("kind").values_list("kind", "title", "marks")) == documents
        assert search("aperture").titles == ["Aperture"]
        assert search("gone").titles == []


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "?!…",
        '"',
        '""',
        '" OR * NEAR(',
        "a AND NOT b",
        "title_words:x",
        "' ; DROP TABLE x; --",
        "\x00",
        "a\x00b",
        "x" * 10_000,
        "word " * 2_000,
        "\u202eevil\u202c",
        "📷",
        "'a':* & !b | <->",
        "%_\\",
        "日本語",
        "\ue000story",
        "{title_words} : x",
    ],
)
def test_whatever_is_typed_gets_a_calm_answer(search, client, typed):
    a_published_story("A story of words")

    page = search(typed)

    assert '<meta name="robots" content="noindex">' in page.text
    assert client.get("/search/suggest/", {"q": typed}).status_code == 200


def test_a_first_visit_shows_the_field_and_the_latest(client):
    a_published_story("A story")

    page = client.get("/search/").text

    assert 'role="search"' in page
    assert "A story" in page


def test_a_long_list_is_paged_and_a_page_beyond_it_is_the_last(search):
    for number in range(25):
        a_published_story(f"Shutter {number}")

    first, second = search("shutter").titles, search("shutter", page=2).titles
    assert (len(first), len(second)) == (20, 5)
    assert len({*first, *second}) == 25
    assert search("shutter", page=500).titles == second


def test_a_search_takes_the_same_queries_for_one_result_as_for_fifty(client):
    photo = a_photo()
    for number in range(4):
        a_published_story(f"Shutter, first {number}", lead_photo=photo, tags=["Shutters"])
    a_published_story("Shutter", lead_photo=photo, about=[a_company()])
    one = queries(client.get, "/search/?q=shutter&kind=story")
    for number in range(50):
        company = a_company(f"Shutter {number}", f"shutter-{number}")
        a_published_story(f"Shutter {number}", lead_photo=photo, tags=[f"Tag {number}"], about=[company])

    assert queries(client.get, "/search/?q=shutter&kind=story") == one


def test_suggestions_are_names_that_begin_so_then_headlines(client):
    saved(CompanyAlias(company=a_company(), name="Ernst Leitz"))
    a_brand("Leica", "leica")
    a_published_story("Leicas of old")

    found = client.get("/search/suggest/?q=lei").json()["suggestions"]

    assert [(each["name"], each["kind"]) for each in found] == [
        ("Leica", "brand"),
        ("Leica Camera", "company"),
        ("Leicas of old", "story"),
    ]
    assert [each["name"] for each in client.get("/search/suggest/?q=leitz").json()["suggestions"]] == [
        "Ernst Leitz (Leica Camera)"
    ]
    assert client.get("/search/suggest/?q=l").json() == {"suggestions": []}
