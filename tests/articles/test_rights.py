"""Rights and stories: what may not be published, what the desk says of it, what readers lose when rights end."""

from datetime import UTC, date, datetime, timedelta

import feedparser
import pytest
from django.contrib.auth.models import AnonymousUser, Permission, User
from django.utils import timezone

from articles.admin.card import Card
from articles.models import Article, PublishedArticle
from articles.publishing import NotPublishable, publish, release_due, schedule
from articles.tasks import rebuild_pages
from photos.closing import close_ended
from photos.models import Gallery, GalleryPhoto, Photo
from photos.tasks import develop_photographs
from tests.articles.desk import change_page, page_of
from tests.builders import a_company, a_photo, a_published_story, a_story, an_author, an_editor, published, saved
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)

LAST = date(2031, 11, 25)
SAME_DAY = datetime(2031, 11, 25, 12, tzinfo=UTC)
NEXT_DAY = datetime(2031, 11, 26, 12, tzinfo=UTC)
GONE = "This photograph can no longer be shown."
ENDED = "The rights to “A lens” ended on 25 November 2031."
UNSAID = "Nobody has said under which licence “A lens” may be shown."


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


def as_lead(photo):
    return a_story(lead_photo=photo)


def as_figure(photo):
    return a_story(blocks=[("figure", {"photo": photo})])


def in_a_gallery(photo):
    gallery = saved(Gallery(title="Wetzlar"))
    saved(GalleryPhoto(gallery=gallery, photo=photo))
    return a_story(blocks=[("gallery", {"gallery": gallery})])


def in_a_comparison(photo):
    return a_story(blocks=[("comparison", {"before": a_photo("Before it"), "after": photo})])


PLACES = [as_lead, as_figure, in_a_gallery, in_a_comparison]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@pytest.mark.parametrize(("fields", "reason"), [({"rights_end_on": LAST}, ENDED), ({"licence": ""}, UNSAID)])
def test_a_photograph_without_rights_stops_the_story_wherever_it_stands(place, fields, reason):
    photo = a_photo(**fields)
    story = place(photo)

    with pytest.raises(NotPublishable) as refused:
        publish(story.latest_revision, by=an_editor(), now=NEXT_DAY)

    assert refused.value.reasons == [reason]
    assert [remark.photo for remark in refused.value.reasons] == [photo]
    assert not PublishedArticle.objects.exists()


def test_on_the_last_day_it_may_still_be_published():
    story = as_lead(a_photo(rights_end_on=LAST))

    assert publish(story.latest_revision, by=an_editor(), now=SAME_DAY).lead_photo.is_shown


def test_a_schedule_is_judged_by_the_day_that_is_chosen():
    story = as_lead(a_photo(rights_end_on=LAST))

    with pytest.raises(NotPublishable, match="ended on 25 November 2031"):
        schedule(story.latest_revision, at=NEXT_DAY, by=an_editor(), now=SAME_DAY)
    assert Article.objects.get().scheduled_for is None

    schedule(story.latest_revision, at=SAME_DAY, by=an_editor())
    assert Article.objects.get().scheduled_for == SAME_DAY


def test_rights_that_were_cut_short_since_stop_a_scheduled_story_with_the_reason(admin_client):
    photo = a_photo()
    story = as_lead(photo)
    schedule(story.latest_revision, at=SAME_DAY, by=an_editor())
    photo.rights_end_on = LAST - timedelta(days=1)
    photo.save()

    # Said already while there is time to mend it.
    assert "ended on 24 November 2031" in admin_client.get(change_page(story)).text
    assert release_due(SAME_DAY) == []
    story.refresh_from_db()
    assert story.scheduled_problem == "The rights to “A lens” ended on 24 November 2031."


def test_portraits_and_logos_stop_no_story_and_are_not_shown_when_their_rights_have_ended(client):
    portrait, logo = a_photo("Ines", rights_end_on=LAST), a_photo("Red dot", rights_end_on=LAST)
    story = a_story(authors=[an_author(portrait=portrait)], about=[a_company(logo=logo)])
    published(story, now=NEXT_DAY)
    pages = ("/authors/ines-halloran/", "/companies/leica-camera/")
    assert [client.get(page).text.count("<img") for page in pages] == [1, 1]

    close_ended(NEXT_DAY)

    assert [client.get(page).text.count("<img") for page in pages] == [0, 0]
    assert [client.get(page).text.count(GONE) for page in pages] == [0, 0]


def link_to(photo, words):
    return f'<a href="/admin/photos/photo/{photo.pk}/change/">{words}</a>'


def test_the_page_that_asks_names_the_photograph_and_leads_to_it(admin_client):
    photo = a_photo(licence="")
    story = as_lead(photo)

    for word in ("publish", "schedule"):
        page = admin_client.get(page_of(story, word, story.latest_revision)).text
        assert f"<li>{link_to(photo, UNSAID)}" in page
        assert 'class="go"' not in page
    assert link_to(photo, UNSAID) in admin_client.get(change_page(story)).text

    photo.licence = "CC BY 4.0"
    photo.save()
    assert 'class="go"' in admin_client.get(page_of(story, "publish", story.latest_revision)).text
    assert UNSAID not in admin_client.get(change_page(story)).text


def test_rights_that_end_within_thirty_days_are_a_warning_and_no_more(admin_client):
    photo = a_photo(rights_end_on=timezone.localdate() + timedelta(days=12))
    story = as_lead(photo)
    words = f"The rights to “A lens” end on {photo.rights_end_on:%-d %B %Y}, in 12 days."

    assert link_to(photo, words) in admin_client.get(change_page(story)).text
    page = admin_client.get(page_of(story, "publish", story.latest_revision)).text
    assert link_to(photo, words) in page
    assert 'class="go"' in page


def test_who_may_not_see_photographs_is_told_without_a_link(client):
    photo = a_photo(licence="")
    story = as_lead(photo)
    writer = User.objects.create_user("writer", is_staff=True)
    allowed = ["change_article", "change_any_article", "publish_article"]
    writer.user_permissions.set(Permission.objects.filter(codename__in=allowed))
    client.force_login(writer)

    page = client.get(page_of(story, "publish", story.latest_revision)).text

    assert UNSAID in page
    assert "/admin/photos/photo/" not in page


def test_the_card_asks_the_same_of_the_database_for_one_photograph_as_for_many(django_assert_num_queries):
    def asks(story, number):
        story = Article.objects.select_related("latest_revision", "page").get(pk=story.pk)
        with django_assert_num_queries(number):
            card = Card(story, AnonymousUser())
            assert len(card.reasons) + len(card.warnings) >= 1

    asks(a_story(lead_photo=a_photo(licence="")), 3)
    asks(a_story(lead_photo=a_photo(licence=""), blocks=[("figure", {"photo": a_photo(licence="")})] * 5), 3)


def a_live_story(photo, **fields):
    return a_published_story(
        "Fog over Wetzlar", lead_photo=photo, blocks=[("figure", {"photo": photo, "caption": "Seen at six."})], **fields
    )


def test_when_rights_end_under_a_live_story_its_page_says_so_and_keeps_caption_and_credit(client):
    page = a_live_story(a_photo(caption="A lens, new.", credit="Leica", rights_end_on=LAST))
    assert client.get(page.path).text.count("<img") == 2

    close_ended(NEXT_DAY)
    rebuild_pages.call()

    text = client.get(page.path).text
    assert (text.count("<img"), text.count(GONE)) == (0, 2)
    assert "A lens, new." in text
    assert "Seen at six." in text
    assert text.count("Image: Leica") == 2


def test_extended_rights_bring_the_picture_back_to_its_page(client):
    page = a_live_story(a_photo(rights_end_on=LAST))
    close_ended(NEXT_DAY)
    rebuild_pages.call()

    photo = Photo.objects.get()
    photo.rights_end_on = LAST + timedelta(days=365)
    photo.save()
    rebuild_pages.call()
    assert client.get(page.path).text.count("This photograph is on its way.") == 2
    develop_photographs.call()
    rebuild_pages.call()

    text = client.get(page.path).text
    assert (text.count("<img"), text.count("photo-gone")) == (2, 0)


def test_a_story_published_in_the_moment_of_closing_does_not_keep_the_picture(client):
    photo = a_photo(rights_end_on=LAST)
    revision = a_story(blocks=[("figure", {"photo": photo})]).latest_revision
    editor = an_editor()

    page, _ = at_once(lambda: publish(revision, by=editor, now=SAME_DAY), lambda: close_ended(NEXT_DAY))
    rebuild_pages.call()

    text = client.get(page.path).text
    assert (text.count("<img"), text.count(GONE)) == (0, 1)


# The story opens the front page, stands beside others, or comes at its end.
@pytest.mark.parametrize("newer", [0, 1, 5])
def test_lists_show_a_story_without_its_picture_and_without_a_notice(client, newer):
    carried = {"authors": [an_author()], "tags": ["fog"], "about": [a_company()]}
    page = a_live_story(a_photo(rights_end_on=LAST), **carried)
    for number in range(newer):
        a_published_story(f"Newer {number}", now=page.published_at + timedelta(days=1))
    lists = ("/", "/tags/fog/", "/authors/ines-halloran/", "/companies/leica-camera/", "/archive/2022/05/")
    assert [client.get(address).text.count("<img") for address in lists] == [1] * len(lists)

    close_ended(NEXT_DAY)

    for address in lists:
        text = client.get(address).text
        assert "Fog over Wetzlar" in text
        assert ("<img" in text, GONE in text, 'class="frame' in text) == (False, False, False)


def test_nobody_signs_in_before_a_picture_that_readers_have_lost(client):
    a_live_story(a_photo(rights_end_on=LAST))
    a_published_story("The older one", lead_photo=a_photo("Other"), now=datetime(2022, 1, 1, tzinfo=UTC))
    assert "Fog over Wetzlar. Image" in client.get("/admin/login/").text

    close_ended(NEXT_DAY)

    assert "The older one. Image" in client.get("/admin/login/").text


def content(client):
    [entry] = feedparser.parse(client.get("/feed/").content).entries
    return entry.content[0].value


def test_feeds_name_a_lost_picture_in_its_place_without_its_caption(client):
    a_live_story(a_photo(caption="A lens, new.", rights_end_on=LAST))
    assert content(client).count("<figure>") == 2

    close_ended(NEXT_DAY)
    rebuild_pages.call()

    assert "Two makers, one name." in content(client)
    assert content(client).count(f"<p><em>{GONE}</em></p>") == 2
    assert content(client).startswith(f"<p><em>{GONE}")
    for trace in ("<figure", "<img", "A lens, new.", "Seen at six.", "Image:", "own pages"):
        assert trace not in content(client)


def test_what_may_not_be_syndicated_is_on_our_page_and_only_named_in_feeds(client):
    photo = a_photo(caption="A lens, new.")
    page = a_live_story(photo)

    photo.may_syndicate = False
    photo.save()
    rebuild_pages.call()

    assert client.get(page.path).text.count("<img") == 2
    assert content(client).count("may be seen on our own pages only") == 2
    assert "<img" not in content(client)
    assert "A lens, new." not in content(client)


def test_a_photograph_without_a_licence_stays_where_readers_already_have_it(client):
    photo = a_photo()
    page = a_live_story(photo)

    photo.licence = ""
    photo.save()
    close_ended(NEXT_DAY)
    rebuild_pages.call()

    assert client.get(page.path).text.count("<img") == 2
    with pytest.raises(NotPublishable, match="Nobody has said"):
        publish(Article.objects.get().latest_revision, by=an_editor())


def test_a_picture_that_is_looked_at_on_the_desk_after_it_was_closed_is_an_empty_frame(admin_client):
    a_live_story(a_photo(rights_end_on=LAST))
    close_ended(NEXT_DAY)
    story = Article.objects.get()

    for page in ("/admin/articles/article/", change_page(story), page_of(story, "publish", story.latest_revision)):
        assert GONE not in admin_client.get(page).text
    assert Photo.objects.get().file.storage.exists(Photo.objects.get().file.name)
