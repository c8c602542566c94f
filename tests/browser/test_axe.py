"""The desk for everyone: axe-core finds nothing against WCAG 2 A and AA on the pages we made, by day and by night."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import Article, DeskComment
from articles.publishing import compose, discard
from tests.browser.desk import SECRET, Editor
from tests.builders import a_company, a_member, a_photo, a_story, an_editor, published, retype

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Without preloading: it asks for stylesheets that others import, at addresses of its own making.
OPTIONS = {
    "preload": False,
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
}
STORY = "/admin/articles/article/{story}/"
PAGES = {
    "the desk": "/admin/",
    "a new story": "/admin/articles/article/add/",
    "a story": STORY + "change/",
    "publishing": STORY + "publish/?revision={revision}",
    "the history": STORY + "history/",
    "two revisions": STORY + "compare/",
    "comments": STORY + "comments/",
    "sharing": STORY + "share/",
    "a press release": "/admin/articles/article/press-release/",
    "the library": "/admin/photos/photo/",
    "descriptions in a row": "/admin/photos/photo/describe/",
    "the front page": "/admin/front/",
    "a tag": "/admin/articles/tag/{tag}/change/",
    "renaming a tag": "/admin/articles/tag/{tag}/rename/",
    "a tag into a record": "/admin/articles/tag/{tag}/record/",
    "one's own sign-in": "/admin/two-step/",
    "the bin": "/admin/articles/article/?state=binned",
}


@pytest.fixture
def places():
    """Something on every page, and where it is."""
    an_editor("ana")
    photo = a_photo("Front of a lens")
    a_photo("Not described", alt_text="")
    a_company("Leica", "leica")
    story = a_story("Leica and the rest", lead_photo=photo, tags=["Lenses"], standfirst="Two sentences.")
    published(story)
    revision = retype(story, "Leica said something else since.")
    DeskComment.objects.create(
        article=story, author=a_member("Contributor"), words="Who says so?", written_at=story.created_at
    )
    gone = a_story("In the bin", slug="in-the-bin")
    compose(gone, by=None)
    discard(gone, by=an_editor("ana"))
    tag = Article.objects.get(pk=story.pk).tags.get()
    return {"story": story.pk, "revision": revision.pk, "tag": tag.pk}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_desk(page, places, theme):
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    Editor(page).sign_in("ana", SECRET)
    found = {}
    for name, address in PAGES.items():
        assert page.goto(address.format(**places)).status == 200
        page.wait_for_timeout(500)
        for violation in Axe().run(page, options=OPTIONS).response["violations"]:
            nodes = [" ".join(node["target"]) for node in violation["nodes"][:3]]
            found.setdefault(name, []).append((violation["id"], nodes))
    assert found == {}
