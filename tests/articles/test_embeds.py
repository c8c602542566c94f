"""What stories show of other houses: asked once by a task, kept, and never fetched for a reader who did not ask."""

from datetime import timedelta

import pytest
from django.conf import settings as given
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import embedding
from articles.models import Embed, Embedded, Rebuild
from articles.models.choices import State
from articles.publishing import compose, preview, publish
from articles.tasks import PATIENCE, fetch_embedded, rebuild_pages, take_up_again
from tests.articles.desk import ADD, a_form, change_page, the_story
from tests.articles.houses import PLAYER, WATCH, open_house
from tests.builders import a_published_story, an_editor, saved

pytestmark = pytest.mark.django_db
VIDEO = f"{WATCH}7"


@pytest.fixture
def house(settings):
    with open_house(settings) as house:
        yield house


def embedded(**fields):
    return saved(Embedded(url=VIDEO, **fields))


def showing(row, **fields):
    return a_published_story(blocks=[("embed", {"embedded": row, **fields})])


def asked(house, **answer):
    """Have a house asked about VIDEO, and return what was kept of its answer."""
    house.answers(**answer)
    row = embedded()
    fetch_embedded.call()
    row.refresh_from_db()
    return row


def test_an_address_is_pasted_and_its_house_is_asked_by_the_worker(admin_client, house):
    admin_client.post(ADD, a_form(rows={"articles_embed_set": [{"url": f"  {VIDEO} "}]}))
    assert (Embed.objects.get().embedded.url, house.asked) == (VIDEO, [])

    fetch_embedded.call()

    row = Embedded.objects.get()
    assert house.asked == [VIDEO]
    assert (row.provider, row.title, row.author) == ("Videos", "How a shutter works", "Ines Halloran")
    assert (row.frame, row.width, row.height, row.problem) == (f"{PLAYER}/7", 640, 360, "")
    assert "Videos: “How a shutter works”" in admin_client.get(change_page(the_story())).text


def test_an_answer_that_comes_later_reaches_the_published_page_and_takes_nothing_else_along(client, house):
    page = showing(row := embedded())
    assert f'<a href="{VIDEO}" rel="noopener">videos.example</a>' in client.get(page.path).text

    fetch_embedded.call()
    rebuild_pages.call()

    text = client.get(page.path).text
    assert f'<a href="{VIDEO}" rel="noopener">How a shutter works</a>' in text
    assert f'frame="{PLAYER}/7"' in text
    assert "How a shutter works</a>, Ines Halloran (Videos)" in client.get("/feed/").text.replace("&lt;", "<").replace(
        "&gt;", ">"
    )
    assert (compose(the_story(), by=an_editor()).number, the_story().state) == (1, State.PUBLISHED)
    assert row.coverage.count() == 1


def test_the_editors_own_title_stands_before_the_houses(house):
    page = showing(asked(house), title="The shutter, slowly", caption="Wetzlar, 2022.")

    assert "The shutter, slowly</a>" in page.body_html
    assert "How a shutter works" not in page.body_html + page.feed_html
    assert "Wetzlar, 2022." in page.body_html
    assert "Wetzlar, 2022." in page.feed_html


def test_a_page_holds_nothing_that_a_browser_would_fetch_from_another_house(client, house):
    page = showing(asked(house, thumbnail_url=f"{PLAYER}/7.jpg"))

    text = client.get(page.path).text
    assert "<iframe" not in text
    assert f'src="{PLAYER}' not in text
    assert "7.jpg" not in text


def test_neither_rendering_nor_reading_asks_anybody(client, admin_client, house):
    row = embedded()
    page = showing(row)
    preview(the_story().latest_revision)
    row.title = "Another"
    row.save()
    publish(the_story().latest_revision, by=an_editor())
    for address in (page.path, "/", "/feed/"):
        client.get(address)
    admin_client.get(change_page(the_story()))

    assert (house.asked, house.opened) == ([], [])


@pytest.mark.parametrize(
    "html",
    [
        '<iframe src="https://evil.example/7"></iframe>',
        '<iframe src="http://player.example/7"></iframe>',
        '<iframe src="//player.example/7"></iframe>',
        '<iframe src="javascript:alert(1)"></iframe>',
        '<iframe src="https://player.example@evil.example/7"></iframe>',
        r'<iframe src="https://player.example\@evil.example/7"></iframe>',
        '<iframe src="https://player.example:8443/7"></iframe>',
        '<iframe src="https://player.example.evil.example/"></iframe>',
        '<iframe src="https://[/7"></iframe>',
        f'<iframe src="{PLAYER}/{"x" * 1000}"></iframe>',
        '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
        '<script src="https://player.example/7.js"></script>',
        "<![x[<iframe",
        "<" * 100_000,
        ["no", "text"],
        None,
    ],
)
def test_only_a_secure_frame_of_the_houses_own_hosts_is_ever_opened(html, client, house):
    row = asked(house, html=html)

    assert (row.frame, row.title) == ("", "How a shutter works")
    text = client.get(showing(row).path).text
    assert "frame=" not in text
    assert f'<a href="{VIDEO}" rel="noopener">How a shutter works</a>' in text


def test_of_several_frames_the_first_counts_and_of_its_html_nothing_else(client, house):
    row = asked(
        house, html=f'<script>alert(1)</script><IFRAME onload="x()" SRC="{PLAYER}/7?a=1&amp;b=2"></IFRAME><p>Buy!</p>'
    )

    text = client.get(showing(row).path).text
    assert row.frame == f"{PLAYER}/7?a=1&b=2"
    for poison in ("alert(1)", "onload", "Buy!"):
        assert poison not in text


def test_youtube_is_opened_where_it_does_not_count_its_visitors():
    [youtube] = [house for house in given.EMBED_PROVIDERS if house["name"] == "YouTube"]
    html = '<iframe src="https://www.youtube.com/embed/abc?feature=oembed"></iframe>'

    assert embedding.allowed_frame(html, youtube) == "https://www.youtube-nocookie.com/embed/abc?feature=oembed"


def test_hostile_words_are_words(client, house):
    script = '"><script>alert(1)</script>'
    page = showing(asked(house, title=script, author_name=script, provider_name=script))

    assert "<script>alert(1)" not in client.get(page.path).text
    assert "<script>alert(1)" not in client.get("/feed/").text


@pytest.mark.parametrize("words", ["x" * 5000, "NUL\x00", "half \ud83d", "two\nlines", 7, None, {"a": "b"}])
def test_words_of_any_kind_are_kept_as_a_line_that_the_database_takes(words, house):
    row = asked(house, title=words, author_name=words, provider_name=words)

    assert row.fetched_at
    assert "\n" not in row.title
    assert (len(row.title) <= 300, len(row.author) <= 200, 0 < len(row.provider) <= 120) == (True, True, True)


@pytest.mark.parametrize("number", [0, -1, 10**12, "100%", 1.5, True, None, [1]])
def test_a_size_that_is_none_is_left_out(number, house):
    row = asked(house, width=number, height=360)

    assert (row.width, row.height) == (None, 360)
    assert "ratio=" not in showing(row).body_html


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_house_that_refuses_is_not_asked_again_and_the_editor_is_told(status, admin_client, house):
    row = embedded()
    page = showing(row)
    house.status = status
    fetch_embedded.call()
    fetch_embedded.call()

    assert house.asked == [VIDEO]
    said = f"Its house does not show it to others (answer {status})."
    assert said in admin_client.get(change_page(the_story())).text
    assert "frame=" not in page.body_html


@pytest.mark.parametrize("body", [b"<html>", b"[1]", b'"x"', b"", b"\xff\xfe", b"[" * 200_000])
def test_an_answer_that_nobody_can_read_ends_nothing_else(body, house):
    house.body = body
    row = embedded()
    fetch_embedded.call()

    row.refresh_from_db()
    assert (row.fetched_at, row.title, row.frame) == (None, "", "")


def test_an_answer_without_end_is_not_read_to_its_end(house):
    house.body = b'{"title": "' + b"x" * 25 * 2**20 + b'"}'
    row = embedded()
    fetch_embedded.call()

    row.refresh_from_db()
    assert (row.fetched_at, row.title) == (None, "")


def test_nobody_is_led_on_to_another_machine(house):
    house.status = 302
    row = embedded()
    fetch_embedded.call()

    row.refresh_from_db()
    assert (house.opened, row.fetched_at) == ([], None)
    assert row.problem == "Its house does not show it to others (answer 302)."


def test_a_house_that_does_not_answer_holds_up_no_other(house, monkeypatch):
    monkeypatch.setattr(embedding, "TIMEOUT", 0.2)
    house.silent = True
    first, second = embedded(), saved(Embedded(url=f"{WATCH}8"))
    fetch_embedded.call()

    assert house.asked == [first.url, second.url]
    assert list(Embedded.objects.unanswered()) == [first, second]
    assert not Embedded.objects.exclude(problem="").exists()


@pytest.mark.parametrize("status", [500, 503, 429, 408])
def test_a_house_in_trouble_is_asked_again_after_a_while(status, house):
    row, now = embedded(), timezone.now()
    house.status = status
    fetch_embedded.call()
    DBTaskResult.objects.all().delete()

    take_up_again(now)
    assert DBTaskResult.objects.count() == 0
    take_up_again(now + PATIENCE + timedelta(seconds=30))
    assert DBTaskResult.objects.count() == 1

    house.status = 200
    fetch_embedded.call()
    row.refresh_from_db()
    assert (row.title, house.asked) == ("How a shutter works", [VIDEO, VIDEO])


def test_a_house_that_is_gone_leaves_the_link(client, house):
    page = showing(embedded())
    given.EMBED_PROVIDERS[0]["endpoint"] = "http://127.0.0.1:9/oembed"

    fetch_embedded.call()

    assert f'href="{VIDEO}"' in client.get(page.path).text
    assert Embedded.objects.unanswered().count() == 1


def test_an_address_of_a_house_that_left_the_list_ends_nothing_else(house):
    gone = saved(Embedded(url="https://gone.example/7"))
    row = asked(house)

    assert row.title == "How a shutter works"
    gone.refresh_from_db()
    assert gone.problem == "Its house is no longer on our list."


def test_the_task_may_run_as_often_as_it_likes(house):
    row = asked(house)
    showing(row)
    before = Embedded.objects.values().get()
    fetch_embedded.call()

    assert (house.asked, Embedded.objects.values().get(), Rebuild.objects.count()) == ([VIDEO], before, 0)
