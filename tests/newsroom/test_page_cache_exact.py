"""Whatever an editor changes, no page that is kept differs from the one that Django would make now.

Each change is first shown to change some page at all: where none differs, nothing is proven.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Author, Tag
from articles.models.choices import Manner
from articles.publishing import annotate, publish, withdraw
from articles.tasks import rebuild_pages
from companies.merging.merge import merge
from companies.models import Brand, Company, Participation, Partnership
from companies.release import release
from companies.release import withdraw as take_back
from newsroom.front.arranging import arrange
from newsroom.models import Section, StaticPage
from newsroom.static_pages import keep
from photos.closing import close_ended
from tests.builders import THEN, a_company, a_photo, a_story, an_editor, published, retype, saved
from tests.cached import CachedSite
from tests.newsroom.found_site import a_whole_site

pytestmark = pytest.mark.django_db(transaction=True)

LATER = THEN + timedelta(days=1)
# Of each kind of page that is kept one, and those that a change could reach only by a detour.
ADDRESSES = (
    *("/", "/tags/", "/tags/l-mount/", "/authors/", "/authors/ines-halloran/", "/corrections/", "/kinds/news/"),
    *("/archive/", "/archive/2022/05/", "/archive/2022/06/", "/2022/06/comes/", "/2022/06/june/"),
    *("/about/", "/feeds/", "/feeds/tags/", "/record/", "/map/", "/companies/leica-camera/data.json"),
    *("/companies/?country=DE", "/companies/leica-camera/", "/brands/lumix/", "/partnerships/l-mount-alliance/"),
    *("/feed/", "/tags/l-mount/feed/json/", "/companies/leica-camera/feed/atom/", "/kinds/news/feed/archive/2022/"),
)


def story(slug):
    return Article.objects.get(slug=slug)


def a_new_story_comes():
    carried = {"tags": ["L-mount"], "authors": [Author.objects.get(slug="ines-halloran")], "lead_photo": a_photo()}
    published(a_story("Comes", slug="comes", about=[Company.objects.get(slug="leica-camera")], **carried), now=LATER)


def a_story_is_changed():
    publish(retype(story("comes"), "Other words."), by=an_editor(), now=LATER)


def a_small_change_takes_a_tag_away():
    story("comes").tags.clear()
    published(story("comes"), now=LATER, manner=Manner.SMALL)


def a_headline_is_changed():
    Article.objects.filter(slug="comes").update(headline="Came")
    published(story("comes"), now=LATER)


def a_story_is_put_right():
    published(story("comes"), now=LATER, correction="It was two, not three.")


def a_note_is_added():
    annotate(story("comes"), "It is called otherwise now.", by=an_editor(), now=LATER)


def a_story_of_another_month_comes():
    published(a_story("In June", slug="june"), now=THEN + timedelta(days=30))


def it_is_put_on_the_front_page():
    arrange({0: (story("comes").page, timezone.now() + timedelta(hours=1))}, over=0, by=an_editor())


def a_story_is_withdrawn():
    withdraw(story("june"), by=an_editor())


def a_tag_is_renamed():
    tag = Tag.objects.get(slug="l-mount")
    tag.name = "Mount L"
    saved(tag)


def the_worker_runs():
    rebuild_pages.call()


def a_tag_becomes_a_section():
    saved(Section(tag=Tag.objects.get(slug="l-mount")))


def a_section_is_renamed():
    tag = Tag.objects.get(slug="l-mount")
    tag.name = "L-mount"
    saved(tag)


def an_author_tells_more():
    author = Author.objects.get(slug="ines-halloran")
    author.bio = "She likes two dates."
    saved(author)


def an_author_gets_another_portrait():
    author = Author.objects.get(slug="ines-halloran")
    author.portrait = a_photo("Another", alt_text="Her at work.")
    saved(author)


def the_portrait_is_described_otherwise():
    photo = Author.objects.get(slug="ines-halloran").portrait
    photo.alt_text = "Her at rest."
    saved(photo)


def the_lead_is_described_otherwise():
    photo = story("comes").lead_photo
    photo.alt_text = "Another lens."
    saved(photo)


def the_rights_to_the_lead_end():
    photo = story("comes").lead_photo
    photo.rights_end_on = timezone.localdate() - timedelta(days=1)
    saved(photo)
    close_ended(timezone.now())


def a_logo_is_described_otherwise():
    photo = Company.objects.get(slug="leica-camera").logo
    photo.alt_text = "A red dot."
    saved(photo)


def a_company_says_more():
    company = Company.objects.get(slug="leica-camera")
    company.summary = "Maker of cameras and lenses."
    saved(company)


def a_company_is_renamed():
    company = Company.objects.get(slug="leica-camera")
    company.name = "Leica"
    saved(company)


def a_brand_moves():
    brand = Brand.objects.get(slug="lumix")
    brand.slug = "lumix-cameras"
    saved(brand)


def a_member_joins():
    company = a_company("Sigma", "sigma", released_at=None)
    row = saved(Participation(partnership=Partnership.objects.get(slug="l-mount-alliance"), company=company))
    release([company, row])


def a_member_is_taken_back():
    take_back([Company.objects.get(slug="sigma")])


def a_duplicate_comes():
    a_company("Leica Camera AG", "leica-camera-ag", country="DE")


def two_companies_become_one():
    merge(Company.objects.get(slug="leica-camera-ag"), Company.objects.get(slug="leica-camera"), an_editor())


def a_page_beside_the_news_is_changed():
    page = StaticPage.objects.get(slug="about")
    page.title = "Who we are"
    keep(page, by=an_editor())


def a_page_beside_the_news_goes():
    StaticPage.objects.get(slug="about").delete()


def the_story_that_carries_all_of_it_goes():
    withdraw(story("leica-and-panasonic-put-one-name-to-what-they-build-together"), by=an_editor())


# In the order in which they are played; each stands on those before it.
CHANGES = (
    a_new_story_comes,
    a_story_is_changed,
    a_small_change_takes_a_tag_away,
    a_headline_is_changed,
    a_story_is_put_right,
    a_note_is_added,
    a_story_of_another_month_comes,
    it_is_put_on_the_front_page,
    a_story_is_withdrawn,
    a_tag_is_renamed,
    the_worker_runs,
    a_tag_becomes_a_section,
    a_section_is_renamed,
    an_author_tells_more,
    an_author_gets_another_portrait,
    the_portrait_is_described_otherwise,
    the_lead_is_described_otherwise,
    the_rights_to_the_lead_end,
    a_logo_is_described_otherwise,
    a_company_says_more,
    a_company_is_renamed,
    a_brand_moves,
    a_member_joins,
    a_member_is_taken_back,
    a_duplicate_comes,
    two_companies_become_one,
    a_page_beside_the_news_is_changed,
    a_page_beside_the_news_goes,
    the_story_that_carries_all_of_it_goes,
)


class Straight:
    """What Django answers without the cache."""

    def __init__(self):
        self.site = CachedSite(limit=0)

    def __call__(self, address):
        return told(self.site.get(address))


def told(answer):
    """Return what a reader gets of an answer: its status, its bytes, and where it leads."""
    return answer.status, answer.body, answer.headers.get("Location")


def test_no_page_that_is_kept_is_out_of_date_whatever_changes(client):
    page = a_whole_site()
    addresses = (*ADDRESSES, page.path)
    site, straight = CachedSite(), Straight()
    now = {address: straight(address) for address in addresses}
    for address in addresses:
        site.get(address)
    unproven, out_of_date = [], {}

    for change in CHANGES:
        change()
        before, now = now, {address: straight(address) for address in addresses}
        if now == before:
            unproven.append(change.__name__)
        site.look()
        wrong = [address for address in addresses if told(site.get(address)) != now[address]]
        if wrong:
            out_of_date[change.__name__] = wrong

    assert (unproven, out_of_date) == ([], {})
