"""Pages beside the news: at their address for readers, with their history on the desk, at the foot of every page."""

import pytest
from django.urls import reverse

from newsroom.models import StaticPage
from newsroom.static_pages import keep, put_back
from tests.builders import THEN, a_member, a_published_story, an_editor
from tests.queries import queries

pytestmark = pytest.mark.django_db

LIST = "/admin/newsroom/staticpage/"


def a_page(title="About us", slug="about", body="<p>We write about lenses.</p>", *, by=None, now=THEN, **fields):
    page = StaticPage(title=title, slug=slug, body=body, **{"is_published": True} | fields)
    page.full_clean()
    return keep(page, by=by, now=now)


def typed(page=None, **fields):
    """Return what the form sends: a page's own words, with what an editor typed over them."""
    names = ("title", "slug", "description", "body", "position")
    data = {name: getattr(page, name) for name in names} if page else {"description": "", "position": 0}
    data |= {name: "on" for name in ("is_published", "in_footer") if page is None or getattr(page, name)}
    return data | {"version": page.revisions.first().pk if page else ""} | fields


def form_of(page):
    return reverse("admin:newsroom_staticpage_change", args=[page.pk])


class TestReaders:
    def test_a_page_shows_its_words_and_when_they_changed(self, client):
        a_page(description="Who writes here.", body="<h2>The paper</h2><p>We write <a href='/record/'>facts</a>.</p>")

        html = client.get("/about/").text

        assert "<h1>About us</h1>" in html
        assert '<p class="standfirst">Who writes here.</p>' in html
        assert '<meta name="description" content="Who writes here.">' in html
        assert "<h2>The paper</h2>" in html
        assert '<time datetime="2022-05-31T12:20:00+0000">31 May 2022</time>' in html
        assert client.get("/about").headers["Location"] == "/about/"

    def test_what_is_not_published_is_not_there_and_not_named(self, client):
        a_page("Zanzibar", "zanzibar", is_published=False)

        assert client.get("/zanzibar/").status_code == 404
        assert "Zanzibar" not in client.get("/").text

    def test_a_row_that_came_past_every_form_carries_no_script_to_readers(self, client):
        page = a_page()
        StaticPage.objects.filter(pk=page.pk).update(body='<p onclick="x()">Words</p><script>x()</script>')

        html = client.get("/about/").text
        assert "<p>Words</p>" in html
        assert "x()" not in html

    def test_another_address_leads_on_a_deleted_page_is_gone_and_one_taken_back_too(self, client):
        page, other = a_page(), a_page("Ethics", "ethics")
        page.slug = "imprint"
        keep(page, by=None)
        assert client.get("/about/").headers["Location"] == "/imprint/"

        page.delete()
        other.is_published = False
        keep(other, by=None)

        assert [client.get(f"/{slug}/").status_code for slug in ("about", "imprint", "ethics")] == [410, 410, 410]
        other.is_published = True
        keep(other, by=None)
        assert client.get("/ethics/").status_code == 200

    @pytest.mark.parametrize("path", ["/nowhere/", "/About/", "/a%00b/", f"/{'x' * 10_000}/", "/über/"])
    def test_any_other_word_is_calmly_not_found(self, client, path):
        a_page()
        assert client.get(path).status_code == 404


class TestTheFootOfEveryPage:
    def test_it_names_published_pages_in_the_editors_order_and_no_others(self, client):
        a_page("Second", "second", position=20)
        a_page("First", "first", position=10)
        a_page("Aside", "aside", in_footer=False)
        a_page("Hidden", "hidden", is_published=False)

        foot = client.get("/tags/").text.split("<footer")[1]

        assert foot.index('<a href="/first/">First</a>') < foot.index('<a href="/second/">Second</a>')
        assert "Aside" not in foot
        assert "Hidden" not in foot

    def test_without_pages_it_has_no_empty_list(self, client):
        assert "The paper" not in client.get("/").text

    def test_it_takes_one_query_for_any_number_and_none_on_the_desk(self, client):
        address = a_published_story().path
        none = queries(client.get, address)
        for number in range(5):
            a_page(f"Page {number}", f"page-{number}")

        assert queries(client.get, address) == none
        client.force_login(an_editor())
        desk = reverse("admin:password_change")
        assert queries(client.get, desk) == 2  # Who is signed in, by what session.

    def test_a_change_is_there_at_once(self, client):
        page = a_page()
        assert "About us" in client.get("/").text
        page.title = "Imprint"
        keep(page, by=None)
        assert "About us" not in client.get("/").text
        assert "Imprint" in client.get("/").text


class TestHistory:
    def test_each_save_of_other_words_is_a_revision_and_moves_the_date(self):
        editor, page = an_editor(), a_page()
        page.position, page.in_footer = 30, False
        keep(page, by=editor)
        assert (page.revisions.count(), page.updated_at) == (1, THEN)

        page.body = "<p>We write about light.</p>"
        keep(page, by=editor)

        assert [revision.saved_by for revision in page.revisions.all()] == [editor, None]
        assert page.updated_at > THEN

    def test_earlier_words_are_put_back_as_a_revision_of_their_own(self):
        page = a_page()
        first = page.revisions.get()
        page.title = "Imprint"
        keep(page, by=None)

        put_back(first, by=an_editor())

        page.refresh_from_db()
        assert page.title == "About us"
        assert [revision.title for revision in page.revisions.all()] == ["About us", "Imprint", "About us"]


class TestTheDesk:
    @pytest.fixture
    def desk(self, client):
        client.force_login(a_member("Editor", "ana"))
        return client

    def test_an_editor_makes_a_page_and_readers_have_it(self, desk):
        data = typed(title="Imprint", slug="Imprint", body="<p>Us.</p><script>x</script>")

        assert desk.post(f"{LIST}add/", data).status_code == 302

        page = StaticPage.objects.get()
        assert (page.slug, page.body, page.revisions.get().saved_by.username) == ("imprint", "<p>Us.</p>", "ana")
        assert "<p>Us.</p>" in desk.get("/imprint/").text

    @pytest.mark.parametrize(
        "slug",
        ["2024", "tags", "companies", "admin", "media", "static", "preview", "feed", "record", "healthz", "robots"],
    )
    def test_no_page_takes_an_address_of_the_sites_own(self, desk, slug):
        answer = desk.post(f"{LIST}add/", typed(title="Mine", slug=slug, body="<p>Us.</p>"))

        assert f"/{slug}/ is an address of the site itself: choose another word." in answer.text
        assert not StaticPage.objects.exists()

    @pytest.mark.parametrize("slug", ["two words", "a/b", "x" * 100, "a\x00b", "", "über"])
    def test_what_is_no_word_is_refused_beside_the_field(self, desk, slug):
        answer = desk.post(f"{LIST}add/", typed(title="Mine", slug=slug, body="<p>Kept words.</p>"))

        assert answer.status_code == 200
        assert answer.context["adminform"].errors["slug"]
        assert "Kept words." in answer.text

    def test_who_saves_over_anothers_words_is_told_first_and_loses_nothing(self, desk):
        page = a_page()
        opened = typed(page, title="Mine")
        page.title = "Theirs"
        keep(page, by=an_editor("ines"))

        told = desk.post(form_of(page), opened)

        assert "ines saved this page at" in told.text
        assert 'value="Mine"' in told.text
        assert StaticPage.objects.get().title == "Theirs"
        again = opened | {"version": told.context["adminform"].form["version"].value()}
        assert desk.post(form_of(page), again).status_code == 302
        assert [revision.title for revision in page.revisions.all()] == ["Mine", "Theirs", "About us"]

    def test_a_page_that_is_not_published_is_looked_at_on_the_desk_only(self, desk):
        page = a_page("Zanzibar", is_published=False)

        form = desk.get(form_of(page)).text
        preview = reverse("admin:newsroom_staticpage_preview", args=[page.pk])

        assert f'href="{preview}"' in form
        seen = desk.get(preview)
        assert "<h1>Zanzibar</h1>" in seen.text
        assert seen["X-Robots-Tag"] == "noindex"
        desk.logout()
        assert desk.get(preview).status_code == 302

    def test_the_history_shows_what_changed_and_puts_it_back(self, desk):
        page = a_page(body="<p>We write about lenses.</p>")
        first = page.revisions.get()
        page.body = "<p>We write about light.</p>"
        keep(page, by=None)
        history = reverse("admin:newsroom_staticpage_history", args=[page.pk])

        html = desk.get(history).text
        assert "<del>lenses</del>" in html
        assert "<ins>light</ins>" in html
        earlier = reverse("admin:newsroom_staticpage_preview", args=[page.pk], query={"revision": first.pk})
        assert "about lenses" in desk.get(earlier).text

        there = reverse("admin:newsroom_staticpage_put_back", args=[page.pk])
        assert desk.post(there, {"revision": first.pk}).status_code == 302
        assert "about lenses" in desk.get("/about/").text

    @pytest.mark.parametrize("key", ["", "0", "nonsense", "9" * 30, "1\x00"])
    def test_a_revision_that_is_none_is_not_found(self, desk, key):
        page = a_page()
        there = reverse("admin:newsroom_staticpage_put_back", args=[page.pk])

        assert desk.post(there, {"revision": key}).status_code == 404

    def test_several_deleted_at_once_are_each_gone(self, desk):
        pages = [a_page(), a_page("Ethics", "ethics")]
        chosen = {"action": "delete_selected", "_selected_action": [page.pk for page in pages], "post": "yes"}

        desk.post(LIST, chosen)

        assert [desk.get(f"/{slug}/").status_code for slug in ("about", "ethics")] == [410, 410]

    def test_a_contributor_has_no_part_in_it(self, client):
        page = a_page("Zanzibar", is_published=False)
        client.force_login(a_member("Contributor", "mina"))

        for address in (LIST, form_of(page), *(f"{LIST}{page.pk}/{at}/" for at in ("preview", "history", "delete"))):
            answer = client.get(address, follow=True)
            assert "Zanzibar" not in answer.text, address
        assert client.post(f"{LIST}{page.pk}/put-back/", {"revision": "1"}).status_code == 403
