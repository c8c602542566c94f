"""Tags: one for each thing however it is written, found as one types, renamed, merged, made into a record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article, CompanyLink, PublishedArticle, Tag, TagCoverage, TagSynonym
from articles.models.tag import folded
from articles.publishing import restore
from articles.tag_into_record import MOST, make_record
from articles.tasks import rebuild_pages
from companies.models import Company
from tests.articles.desk import ADD, a_form
from tests.builders import a_company, a_member, a_published_story, a_story, an_editor, published, retype, saved
from tests.queries import queries

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/tag/"


def names():
    return sorted(Tag.objects.values_list("name", flat=True))


def tags_of(story):
    return sorted(story.tags.values_list("name", flat=True))


def a_tag(name, *synonyms):
    tag = Tag.objects.meant([name]).get(folded(name)) or saved(Tag(name=name, slug=folded(name).replace(" ", "-")))
    for word in synonyms:
        saved(TagSynonym(tag=tag, name=word))
    return tag


def suggested(client, term):
    return client.get(f"{LIST}suggest/", {"term": term}).json()


@pytest.mark.parametrize("written", ["LEICA M", "leica m", "Leïca M", "Leica-M", " leica  m "])
def test_one_tag_however_it_is_written(written):
    first = a_story("One", tags=["Leica M"])
    second = a_story("Two", tags=[written])

    assert names() == ["Leica M"]
    assert tags_of(first) == tags_of(second) == ["Leica M"]


def test_a_synonym_gives_the_tag_that_it_means(admin_client):
    a_tag("Artificial intelligence", "AI", "KI")
    admin_client.post(ADD, a_form(tags="ki, AI"))

    assert tags_of(Article.objects.get()) == ["Artificial intelligence"]
    assert names() == ["Artificial intelligence"]


@given(st.text(min_size=1, max_size=40))
def test_folding_again_changes_nothing(name):
    assert folded(folded(name)) == folded(name)
    assert folded(name.upper()) == folded(name.upper().lower())


def test_a_tag_of_nothing_but_signs_is_one_too():
    a_story("One", tags=["📷"])
    a_story("Two", tags=["📷", "🎞"])

    assert names() == ["🎞", "📷"]


def test_as_one_types_tags_are_proposed_with_how_often_readers_meet_them(admin_client):
    a_published_story("One", tags=["Leica M", "Lens"])
    a_published_story("Two", tags=["Leica M"])
    a_tag("Rangefinder", "Leica M3")

    results = suggested(admin_client, "leï")["results"]
    assert [(row["text"], row["stories"], row["found_as"]) for row in results] == [
        ("Leica M", "2", ""),
        ("Rangefinder", "0", "Leica M3"),
    ]


def test_the_most_used_are_proposed_first(admin_client):
    a_published_story("One", tags=["Lens hoods"])
    a_tag("Lens")

    assert [row["text"] for row in suggested(admin_client, "lens")["results"]] == ["Lens hoods", "Lens"]


def test_nobody_counts_further_than_a_thousand(admin_client, monkeypatch):
    monkeypatch.setattr("photos.admin.counting.COUNTED", 2)
    for number in range(4):
        a_published_story(f"Story {number}", slug=f"story-{number}", tags=["Lens"])

    assert suggested(admin_client, "lens")["results"][0]["stories"] == "2+"
    assert admin_client.get(LIST).context["cl"].result_list[0].number_of_stories == 3


def test_the_list_counts_on_the_desk_only_what_its_reader_may_see(client):
    ana = a_member("Contributor", username="ana")
    a_story("Mine", tags=["Lens"], owner=ana)
    a_story("Another's", tags=["Lens"])
    counted = []
    for user in (ana, a_member("Editor", username="ben")):
        client.force_login(user)
        counted.append(client.get(LIST).context["cl"].result_list[0].number_on_desk)

    assert counted == [1, 2]


def test_a_word_that_would_be_new_is_known_to_be(admin_client):
    a_tag("Leica", "Leitz")

    meant = [suggested(admin_client, term)["meant"] for term in ("leica", "LEITZ", "leic")]
    assert meant == ["Leica", "Leica", None]


@pytest.mark.parametrize("term", ["", " ", "%", "'", '"', "\\", "x" * 500, "(", "‮"])
def test_an_odd_beginning_gets_a_calm_answer(admin_client, term):
    assert suggested(admin_client, term)["results"] == []


def test_who_may_write_stories_may_ask_and_nobody_else(client):
    client.force_login(a_member("Contributor"))
    assert client.get(f"{LIST}suggest/", {"term": "x"}).status_code == 200
    client.logout()
    assert client.get(f"{LIST}suggest/", {"term": "x"}).status_code == 302


def test_proposals_take_no_more_queries_for_many_tags_than_for_one(admin_client):
    a_tag("Leica 0")
    few = queries(suggested, admin_client, "leica")
    for number in range(1, 40):
        a_tag(f"Leica {number}")

    assert len(suggested(admin_client, "leica")["results"]) == 8
    assert queries(suggested, admin_client, "leica") == few


def test_a_synonym_that_is_a_tag_is_refused_beside_the_field(admin_client):
    tag, _ = a_tag("Leica"), a_tag("Leitz")
    data = {"aliases-TOTAL_FORMS": 1, "aliases-INITIAL_FORMS": 0, "aliases-0-name": "LEITZ", "aliases-0-tag": tag.pk}

    answer = admin_client.post(f"{LIST}{tag.pk}/change/", data)
    page = f"{LIST}{Tag.objects.get(name='Leitz').pk}/merge/?into={tag.pk}"
    assert f'“Leitz” is a tag: <a href="{page}">merge it into this one</a>.' in answer.text
    assert admin_client.get(page).context["preview"].into == tag
    assert not TagSynonym.objects.exists()


def test_a_new_tag_that_is_there_under_another_name_is_refused(admin_client):
    a_tag("Leica", "Leitz")
    data = {"name": "leitz", "slug": "leitz", "aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0}

    assert "This tag exists already: “Leica”." in admin_client.post(f"{LIST}add/", data).text.replace("&quot;", '"')
    assert names() == ["Leica"]


class TestRenaming:
    def test_what_follows_is_shown_first_and_nothing_is_done(self, admin_client):
        a_published_story(tags=["Leika"])
        tag = Tag.objects.get()

        shown = admin_client.get(f"{LIST}{tag.pk}/rename/", {"name": "Leica", "slug": "leica"}).text
        assert "<del>/tags/leika/</del> <ins>/tags/leica/</ins>" in shown
        assert "1 published story rendered again" in shown
        assert names() == ["Leika"]

    def test_the_old_address_leads_on_pages_follow_and_the_old_name_stays_a_synonym(self, admin_client, client):
        page = a_published_story(tags=["Leika"])
        tag = Tag.objects.get()

        admin_client.post(f"{LIST}{tag.pk}/rename/", {"name": "Leica", "slug": "leica", "keep": "1"})
        rebuild_pages.call()

        assert client.get("/tags/leika/", follow=True).request["PATH_INFO"] == "/tags/leica/"
        assert client.get("/tags/leika/feed/").status_code == 301
        assert '<a href="/tags/leica/" rel="tag">Leica</a>' in client.get(page.path).text
        assert tags_of(a_story("Another", tags=["leika"])) == ["Leica"]

    def test_a_name_that_is_taken_is_refused_and_kept_in_the_form(self, admin_client):
        tag, _ = a_tag("Leika"), a_tag("Leica")

        answer = admin_client.post(f"{LIST}{tag.pk}/rename/", {"name": "LEICA", "slug": "leika"})
        assert "This tag exists already" in answer.text
        assert 'value="LEICA"' in answer.text
        assert names() == ["Leica", "Leika"]

    def test_the_form_itself_renames_nothing(self, admin_client):
        tag = a_tag("Leica")
        data = {"name": "Forged", "slug": "forged", "aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0}
        admin_client.post(f"{LIST}{tag.pk}/change/", data)

        assert names() == ["Leica"]


def merged(client, tag, into):
    seal = client.get(f"{LIST}{tag.pk}/merge/", {"into": into.pk}).context["preview"].seal
    return client.post(f"{LIST}{tag.pk}/merge/", {"into": into.pk, "seal": seal})


class TestMerging:
    def test_stories_on_the_desk_and_for_readers_move_and_the_old_name_is_a_synonym(self, admin_client, client):
        page = a_published_story("One", tags=["Leitz"])
        both = a_published_story("Two", tags=["Leitz", "Leica"])
        old, new = Tag.objects.get(name="Leitz"), Tag.objects.get(name="Leica")

        merged(admin_client, old, new)
        rebuild_pages.call()

        assert names() == ["Leica"]
        assert set(TagCoverage.objects.values_list("page", "tag__name")) == {(page.pk, "Leica"), (both.pk, "Leica")}
        assert client.get("/tags/leitz/", follow=True).request["PATH_INFO"] == "/tags/leica/"
        assert "Leitz" not in client.get(page.path).text
        assert client.get(both.path).text.count('rel="tag">Leica</a>') == 1
        assert tags_of(a_story("Another", tags=["leitz"])) == ["Leica"]

    def test_an_earlier_revision_comes_back_with_the_tag_that_stays(self, admin_client):
        story = a_story("One", tags=["Leitz"])
        old, new = Tag.objects.get(name="Leitz"), a_tag("Leica")
        merged(admin_client, old, new)
        story.tags.clear()

        assert restore(story.latest_revision, by=an_editor()).warnings == []
        assert tags_of(story) == ["Leica"]

    def test_synonyms_come_along(self, admin_client):
        old, new = a_tag("Leitz", "Leitz Wetzlar"), a_tag("Leica")
        merged(admin_client, old, new)

        assert sorted(new.aliases.values_list("name", flat=True)) == ["Leitz", "Leitz Wetzlar"]


class TestIntoARecord:
    def test_stories_are_linked_to_the_record_and_the_tags_address_leads_to_it(self, admin_client, client):
        page = a_published_story("One", tags=["Sigma", "Lens"])
        a_story("A draft", tags=["Sigma"])
        tag = Tag.objects.get(name="Sigma")
        asked = {"kind": "company", "name": "Sigma", "relevance": "about", "release": "1"}

        shown = admin_client.get(f"{LIST}{tag.pk}/record/", asked).text
        assert "2 stories are linked to it" in shown
        assert not Company.objects.exists()

        admin_client.post(f"{LIST}{tag.pk}/record/", asked)

        sigma = Company.objects.get()
        assert CompanyLink.objects.filter(company=sigma).count() == 2
        assert names() == ["Lens"]
        assert client.get("/tags/sigma/", follow=True).request["PATH_INFO"] == sigma.get_absolute_url()
        assert sigma.get_absolute_url() in client.get(page.path).text
        assert page.updated_at == PublishedArticle.objects.get().updated_at

    def test_what_else_changed_on_the_desk_stays_there(self, client):
        page = a_published_story("One", tags=["Sigma"], text="<p>First words.</p>")
        retype(Article.objects.get(), "Not for readers yet.")

        make_record(Tag.objects.get(), a_company("Sigma", "sigma"), relevance="about", by=an_editor())

        text = client.get(page.path).text
        assert "First words." in text
        assert "/companies/sigma/" in text
        assert "Not for readers yet." not in text

    def test_a_record_that_is_there_is_taken_and_linked_once(self, admin_client):
        sigma = a_company("SIGMA Corporation", "sigma")
        sigma.aliases.create(name="Sigma")
        published(a_story("One", tags=["Sigma"], about=[sigma]))
        tag = Tag.objects.get()

        admin_client.post(f"{LIST}{tag.pk}/record/", {"kind": "company", "name": "sigma", "relevance": "about"})

        assert Company.objects.get() == sigma
        assert CompanyLink.objects.count() == 1
        assert not Tag.objects.exists()

    def test_a_tag_on_too_many_stories_is_refused_with_nothing_changed(self, admin_client):
        story = a_story("One", tags=["Sigma"])
        tag = Tag.objects.get()
        copies = Article.objects.bulk_create(Article(headline=f"{n}", slug=f"s-{n}") for n in range(MOST))
        story.tagged.model.objects.bulk_create(story.tagged.model(tag=tag, content_object=copy) for copy in copies)

        answer = admin_client.post(f"{LIST}{tag.pk}/record/", {"kind": "brand", "name": "Sigma", "relevance": "about"})
        assert "too many for one press of a button" in answer.text
        assert names() == ["Sigma"]


@pytest.mark.parametrize("word", ["rename", "merge", "record", "change", "delete"])
def test_a_contributor_changes_no_tag(client, word):
    tag = a_tag("Leica")
    client.force_login(a_member("Contributor"))
    data = {"name": "Forged", "slug": "forged", "kind": "company", "relevance": "about", "into": tag.pk, "post": "yes"}

    assert client.post(f"{LIST}{tag.pk}/{word}/", data).status_code == 403
    assert names() == ["Leica"]
    assert not Company.objects.exists()


def test_the_list_shows_which_are_on_no_story(admin_client):
    a_tag("Unused")
    a_story("A draft", tags=["On the desk"])
    a_published_story("Read", tags=["Read"])

    def listed(use):
        return [str(tag) for tag in admin_client.get(LIST, {"use": use}).context["cl"].result_list]

    assert [listed(use) for use in ("none", "desk", "page")] == [["Unused"], ["On the desk"], ["Read"]]
