"""Names of the record found in a story: proposed with where they stand, linked or refused by an editor only."""

import json
from datetime import UTC, datetime

import pytest
from ahocorasick import Automaton
from hypothesis import given
from hypothesis import strategies as st

from articles.mentions import Names, found_in, level, proposals
from articles.models import Article, CompanyLink, RefusedMention
from companies.merging.merge import merge
from companies.models import CameraMake, Company
from tests.articles.desk import ADD, a_form, change_page, page_of
from tests.builders import a_brand, a_company, a_member, a_partnership, a_photo, a_story, an_editor, saved
from tests.queries import queries

pytestmark = pytest.mark.django_db


def proposed(story, refused=()):
    found = proposals(story.latest_revision.snapshot, refused)
    return [(each.name, each.where, [str(record) for record in each.records]) for each in found]


def told(**fields):
    return proposed(a_story(**{"headline": "A quiet shutter", "text": ""} | fields))


def test_names_and_aliases_are_found_with_where_they_stand():
    leica = a_company("Leica Camera", "leica-camera")
    leica.aliases.create(name="Leica")
    a_brand("Lumix")
    a_partnership("L-Mount Alliance")

    found = told(
        headline="Leica and friends",
        text="<p>Nothing here.</p><p>The L-Mount Alliance grows; LUMIX too.</p>",
        blocks=[("figure", {"photo": a_photo(), "caption": "A Lumix on a table."})],
    )
    assert found == [
        ("Leica", "headline", ["Leica Camera"]),
        ("L-Mount Alliance", "paragraph 2", ["L-Mount Alliance"]),
        ("LUMIX", "paragraph 2", ["Lumix"]),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sigma’s lens", ["Sigma"]),
        ("Sigma's lens", ["Sigma"]),
        ("(Sigma)", ["Sigma"]),
        ("SIGMA said", ["SIGMA"]),
        ("Sígma said", ["Sígma"]),
        ("a sigma of three", []),
        ("Sigmatic", []),
        ("non-Sigma", []),
        ("Sigma-made", ["Sigma"]),
        ("DJI and dji", ["DJI"]),
        ("Leica Camera and Leica", ["Leica Camera", "Leica"]),
        ("Leica Cameras", ["Leica"]),
    ],
)
def test_what_is_a_name_and_what_only_looks_like_one(text, found):
    for name in ("Sigma", "DJI", "Leica", "Leica Camera"):
        a_company(name, name.lower().replace(" ", "-"))

    assert [name for name, _, _ in told(text=f"<p>{text}</p>")] == found


def test_the_snippet_is_what_stands_around_it():
    a_company("Corvane", "corvane")
    story = a_story(text="<p>It said that rivals such as Corvane and Sorrel declined to comment on any of it.</p>")
    [proposal] = proposals(story.latest_revision.snapshot)

    assert (proposal.before, proposal.after) == ("It said that rivals such as ", " and Sorrel declined to comment…")


def test_what_is_linked_or_refused_is_not_proposed():
    leica, sigma, lumix = a_company("Leica", "leica"), a_company("Sigma", "sigma"), a_brand("Lumix")
    story = a_story("Leica, Sigma and Lumix", about=[leica])

    assert [name for name, _, _ in proposed(story, {("company", sigma.pk)})] == ["Lumix"]
    assert proposed(story, {("company", sigma.pk), ("brand", lumix.pk)}) == []


def test_a_name_of_two_records_is_one_question():
    a_company("Pentax", "pentax-company")
    a_brand("Pentax", "pentax")

    assert told(text="<p>Pentax, again.</p>") == [("Pentax", "paragraph 1", ["Pentax", "Pentax"])]


def test_a_renamed_or_merged_record_is_found_by_what_it_is_called_now():
    leica, duplicate = a_company("Leica", "leica"), a_company("Leitz", "leitz")
    assert told(headline="Leitz is back") == [("Leitz", "headline", ["Leitz"])]
    merge(duplicate, leica, an_editor())
    assert told(headline="Leitz is back") == [("Leitz", "headline", ["Leica"])]

    leica.name = "Wetzlar Works"
    saved(leica)
    assert told(headline="Wetzlar Works again") == [("Wetzlar Works", "headline", ["Wetzlar Works"])]


def test_the_maker_of_the_camera_is_proposed_as_of_the_day_of_the_photograph():
    leica = a_company("Leica Camera", "leica")
    saved(CameraMake(make="LEICA CAMERA AG", company=leica, since="1996"))
    photo = a_photo("A lens")
    type(photo).objects.update(camera_make="LEICA CAMERA AG", taken_at=datetime(2022, 5, 1, tzinfo=UTC))

    assert told(lead_photo=photo) == [("LEICA CAMERA AG", "camera of the lead photograph", ["Leica Camera"])]


@given(st.text(max_size=60), st.text(alphabet="Leica Sigma²é-", min_size=2, max_size=6))
def test_no_text_breaks_the_search_and_what_is_found_stands_there(text, name):
    known = Names(None, Automaton(), {level(name): {("company", 1): name}})
    known.automaton.add_word(level(name), level(name))
    known.automaton.make_automaton()

    assert len(level(text)) == len(text)
    for start, end, _ in found_in(text, known):
        assert level(text[start:end]) == level(name)


def test_many_names_take_the_same_queries_as_one():
    a_company("Leica", "leica")
    a_brand("Lumix")
    a_partnership("Alliance")
    few = a_story("Leica, Lumix and Alliance").latest_revision.snapshot
    for number in range(20):
        a_company(f"Company {number}x", f"company-{number}")
    text = f"<p>Lumix, Alliance, {', '.join(f'Company {number}x' for number in range(20))}</p>"
    many = a_story("Leica and others", text=text).latest_revision.snapshot
    proposals(few)

    assert queries(proposals, few) == queries(proposals, many)


class TestOnTheForm:
    def test_accepted_with_the_save_it_is_linked_and_refused_it_stays_refused(self, client):
        mina = a_member("Contributor", "mina")
        leica, sigma = a_company("Leica", "leica"), a_company("Sigma", "sigma")
        story = a_story("Leica and Sigma", owner=mina)
        client.force_login(mina)
        assert "Found in the text" in client.get(change_page(story)).text

        choices = {
            f"proposal-company.{leica.pk}": f"company.{leica.pk}.about",
            f"proposal-company.{sigma.pk}": "no",
        }
        client.post(change_page(story), a_form("Leica and Sigma", slug=story.slug) | choices)

        assert [(row.company, row.relevance) for row in CompanyLink.objects.all()] == [(leica, "about")]
        assert Article.objects.get().latest_revision.snapshot["companies"][0]["company"]["name"] == "Leica"
        assert "Found in the text" not in client.get(change_page(story)).text

    def test_nothing_is_linked_without_an_editor(self, admin_client):
        a_company("Leica", "leica")
        admin_client.post(ADD, a_form("Leica again"))

        assert not CompanyLink.objects.exists()

    def test_a_new_story_remembers_what_was_refused_before_its_first_save(self, admin_client):
        leica = a_company("Leica", "leica")
        admin_client.post(ADD, a_form("Leica again") | {f"proposal-company.{leica.pk}": "no"})

        assert (RefusedMention.objects.get().kind, RefusedMention.objects.get().key) == ("company", leica.pk)

    @pytest.mark.parametrize("choice", ["company.999999.about", "user.1.about", "company.x", "yes", "company.{}.owns"])
    def test_a_forged_choice_links_nothing(self, admin_client, choice):
        leica = a_company("Leica", "leica")
        choices = {f"proposal-company.{leica.pk}": choice.format(leica.pk), "proposal-": "no"}
        admin_client.post(ADD, a_form("Leica again") | choices)

        assert not CompanyLink.objects.exists()
        assert Article.objects.exists()

    def test_a_script_is_told_what_the_form_says_now_and_nothing_is_written(self, admin_client):
        a_company("Leica", "leica", released_at=None)
        rows = {"articles_text_set": [{"html": "<p>One.</p><p>Leica said so.</p>"}]}
        fields = [[name, str(value)] for name, value in a_form("Quiet", rows=rows).items()]
        address = f"{ADD.removesuffix('add/')}proposals/"

        answer = admin_client.post(address, json.dumps({"fields": fields}), content_type="application/json")
        assert "paragraph 2" in answer.text
        assert "on the desk only" in answer.text
        assert not Article.objects.exists()
        assert admin_client.post(address, "x", content_type="application/json").status_code == 400
        assert admin_client.get(address).status_code == 405

    def test_anothers_story_proposes_nothing(self, client):
        story = a_story("Leica")
        client.force_login(a_member("Contributor", "mina"))

        answer = client.post(page_of(story, "proposals"), '{"fields": []}', content_type="application/json")
        assert answer.status_code == 404

    def test_hostile_words_stay_words(self, admin_client):
        a_company("Leica", "leica")
        story = a_story("Leica", standfirst="<script>alert(1)</script> Leica & <b>")

        assert "<script>alert(1)" not in admin_client.get(change_page(story)).text
        assert Company.objects.exists()
