"""Addresses of sources: which are looked at, when one counts as dead, and how gently others are asked."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import addresses, publishing
from articles.addresses import check_one, check_some
from articles.models import AddressUse, Source
from articles.tasks import check_address, check_addresses, take_up_again
from companies.asking import Answer
from companies.models import CheckedAddress
from companies.models.checked_address import PAUSE, WEEK
from photos.models.leased import LEASE
from tests.builders import a_brand, a_company, a_story, an_editor, published, saved
from tests.companies.builders import a_citation
from tests.queries import queries
from tests.threads import at_once
from tests.web import open_house

pytestmark = pytest.mark.django_db(transaction=True)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def house(settings):
    with open_house(settings) as house:
        yield house


def a_source(url, **fields):
    return {"publisher": "Leica", "title": "Announcement", "url": url} | fields


def known():
    return sorted(CheckedAddress.objects.values_list("url", flat=True))


def an_address(url="https://leica.example/news", **fields):
    CheckedAddress.objects.keep([url])
    CheckedAddress.objects.filter(url=url).update(**fields)
    return CheckedAddress.objects.get(url=url)


def hear(address, *answers, start, every=DAY):
    """Let an address give answers, the first at `start`, and return it as it is stored then."""
    for number, (kind, words) in enumerate(answers):
        address.heard(Answer(kind, words), start + number * every)
    address.refresh_from_db()
    return address


NOW = timezone.now()
GONE, FAILED, REACHED, UNTOLD = (
    ("gone", "answered 404"),
    ("failed", "answered 502"),
    ("reached", "answered 200"),
    ("untold", "answered 403"),
)


def test_what_a_saved_story_a_citation_and_a_records_website_name_is_looked_at():
    a_story(sources=[a_source("https://leica.example/news"), a_source("")])
    a_citation(a_company(website="https://leica.example/"), url="https://dpreview.example/1")
    a_brand(website="https://lumix.example/")

    assert known() == [
        "https://dpreview.example/1",
        "https://leica.example/",
        "https://leica.example/news",
        "https://lumix.example/",
    ]
    assert CheckedAddress.objects.due(timezone.now()).count() == 4


def test_one_address_named_twice_is_one():
    a_story(sources=[a_source("https://leica.example/news"), a_source("https://leica.example/news")])
    a_story("Another", sources=[a_source("https://leica.example/news")])

    assert known() == ["https://leica.example/news"]


def test_what_is_no_address_of_the_web_is_never_asked_for():
    urls = ["javascript:alert(1)", "ftp://leica.example/", "nonsense", "", "http://", f"https://l.example/{'a' * 500}"]
    CheckedAddress.objects.keep(urls)

    assert known() == []


def test_a_page_says_which_addresses_it_names_until_it_names_them_no_more():
    story = a_story(sources=[a_source("https://leica.example/news")])
    page = published(story)

    assert [(row.page, row.address.url) for row in AddressUse.objects.all()] == [(page, "https://leica.example/news")]

    story.sources.update(url="https://leica.example/moved")
    published(story)
    assert [row.address.url for row in AddressUse.objects.all()] == ["https://leica.example/moved"]

    publishing.withdraw(story, by=an_editor())
    assert AddressUse.objects.count() == 0


def test_an_address_that_opens_is_looked_at_again_in_a_week(house):
    a_story(sources=[a_source(f"{house.origin}/news")])

    check_addresses.call()

    address = CheckedAddress.objects.get()
    assert (address.kind, address.answer, address.dead_since) == ("reached", "answered 200", None)
    assert address.due_at - address.checked_at == WEEK
    assert house.asked == [("HEAD", "/news")]
    check_addresses.call()
    assert house.asked == [("HEAD", "/news")]


def test_what_is_gone_counts_as_dead_after_a_second_look():
    address = hear(an_address(), GONE, start=NOW)
    assert (address.dead_since, address.due_at) == (None, NOW + HOUR)

    address = hear(address, GONE, start=NOW + HOUR)
    assert (address.dead_since, address.due_at) == (NOW + HOUR, NOW + HOUR + WEEK)


@pytest.mark.parametrize("between", [REACHED, FAILED, UNTOLD])
def test_what_was_gone_only_once_in_a_row_is_not_dead(between):
    assert hear(an_address(), GONE, between, GONE, start=NOW).dead_since is None


def test_what_does_not_answer_counts_as_dead_only_after_days():
    an_address("https://other.example/", reached_at=NOW + 3 * DAY)

    address = hear(an_address(), FAILED, FAILED, FAILED, start=NOW)
    assert (address.failures, address.dead_since) == (3, None)

    address = hear(address, FAILED, start=NOW + 3 * DAY)
    assert address.dead_since == NOW + 3 * DAY


def test_many_failures_within_a_day_are_not_dead_yet():
    an_address("https://other.example/", reached_at=NOW + DAY)

    assert hear(an_address(), *[FAILED] * 10, start=NOW, every=HOUR).dead_since is None


def test_where_nobody_at_all_answers_it_may_be_our_own_network():
    assert hear(an_address(), *[FAILED] * 10, start=NOW).dead_since is None


@pytest.mark.parametrize("answer", [REACHED, UNTOLD])
def test_what_opens_again_or_cannot_be_told_is_not_dead_any_more(answer):
    address = hear(an_address(), GONE, GONE, answer, start=NOW)

    assert (address.dead_since, address.failing_since, address.failures) == (None, None, 0)


def test_what_keeps_failing_is_asked_less_and_less_often():
    address, waits = an_address(), []
    for _ in range(5):
        address = hear(address, FAILED, start=NOW)
        waits.append(address.due_at - NOW)

    assert waits == [HOUR, 12 * HOUR, DAY, DAY, DAY]


def test_an_editors_word_that_it_is_fine_holds_until_it_does_something_else():
    address = hear(an_address(), GONE, GONE, start=NOW)

    assert address.settle(an_editor(), NOW)
    address = hear(CheckedAddress.objects.get(), GONE, start=NOW + WEEK)
    assert not CheckedAddress.objects.dead().exists()
    assert address.settled_by == an_editor()

    hear(CheckedAddress.objects.get(), ("gone", "answered 410"), start=NOW + 2 * WEEK)
    assert CheckedAddress.objects.dead().exists()


def test_nobody_calls_fine_what_they_have_not_seen():
    seen = hear(an_address(), GONE, GONE, start=NOW)
    hear(CheckedAddress.objects.get(), ("gone", "answered 410"), start=NOW + WEEK)

    assert not seen.settle(an_editor(), NOW)
    assert CheckedAddress.objects.dead().exists()


def test_one_host_is_asked_for_one_thing_at_a_time_with_a_pause(house):
    CheckedAddress.objects.keep([f"{house.origin}/{number}" for number in range(3)])
    a_story(sources=[a_source(f"{house.origin}/{number}") for number in range(3)])
    now = timezone.now()

    assert check_some(now) == 1
    assert check_some(timezone.now()) == 0
    assert check_some(timezone.now() + PAUSE) == 1
    assert (len(house.asked), house.most_at_once) == (2, 1)


def test_other_hosts_are_asked_side_by_side(house):
    a_story(sources=[a_source(f"{house.origin}/1"), a_source(f"{house.other_name}/2")])

    assert check_some() == 2
    assert sorted(house.asked) == [("HEAD", "/1"), ("HEAD", "/2")]


def test_two_workers_never_ask_one_host_at_once(house):
    a_story(sources=[a_source(f"{house.origin}/{number}") for number in range(6)])

    taken = at_once(*[partial(check_some, timezone.now())] * 3)  # All in one moment, however slow the machine.

    assert sum(taken) == 1
    assert (len(house.asked), house.most_at_once) == (1, 1)


def test_a_host_that_another_worker_has_just_asked_is_left_alone(house):
    a_story(sources=[a_source(f"{house.origin}/{number}") for number in range(2)])
    now = timezone.now()
    seen = list(CheckedAddress.objects.due(now))

    assert check_some(now) == 1
    assert [address.take_rested(now) for address in seen] == [False, False]
    assert check_some(now) == 0
    assert not CheckedAddress.objects.in_hand(now).exists()


def test_a_host_that_says_it_is_busy_is_left_alone_for_an_hour(house):
    house.answers |= {"/1": 429}
    a_story(sources=[a_source(f"{house.origin}/1"), a_source(f"{house.origin}/2")])

    check_some()

    assert check_some(timezone.now() + HOUR / 2) == 0
    assert check_some(timezone.now() + HOUR) == 1


def test_what_a_killed_worker_held_is_taken_up_again(house):
    a_story(sources=[a_source(f"{house.origin}/news")])
    now = timezone.now()
    CheckedAddress.objects.get().take(now)

    assert check_some(now) == 0
    assert check_some(now + LEASE) == 1


def test_the_publisher_calls_the_worker_while_something_is_due():
    take_up_again()
    assert not DBTaskResult.objects.exists()

    address = an_address()
    take_up_again()
    assert [(task.task_path, task.priority) for task in DBTaskResult.objects.all()] == [
        ("articles.tasks.check_addresses", -20)
    ]

    DBTaskResult.objects.all().delete()
    address.take(timezone.now())
    take_up_again()
    assert not DBTaskResult.objects.exists()


def test_where_link_checks_are_off_nobody_is_called(settings):
    an_address()
    settings.LINK_CHECKS = False

    take_up_again()

    assert not DBTaskResult.objects.exists()


def test_an_editor_who_waits_is_served_first(house):
    a_story(sources=[a_source(f"{house.origin}/1"), a_source(f"{house.origin}/2")])

    check_address.call(CheckedAddress.objects.get(url__endswith="/2").pk)

    assert house.asked == [("HEAD", "/2")]


def test_asked_for_one_that_is_gone_or_in_hand_nothing_happens(house):
    a_story(sources=[a_source(f"{house.origin}/1")])
    address = CheckedAddress.objects.get()
    address.take(timezone.now())

    check_one(address.pk)
    check_one(address.pk + 1)

    assert house.asked == []


def test_an_address_that_nobody_names_any_more_goes_a_day_later(house):
    story = a_story(sources=[a_source(f"{house.origin}/news")])
    story.sources.all().delete()
    now = timezone.now()

    check_some(now)
    assert CheckedAddress.objects.get().nobody_since == now
    check_some(now + DAY)

    assert known() == []
    assert house.asked == []


def test_one_that_is_named_again_in_time_stays(house):
    story = a_story(sources=[a_source(f"{house.origin}/news")])
    story.sources.all().delete()
    now = timezone.now()
    check_some(now)
    a_story("Another", sources=[a_source(f"{house.origin}/news")])

    check_some(now + DAY)

    assert CheckedAddress.objects.get().nobody_since is None
    assert house.asked == [("HEAD", "/news")]


def test_one_that_only_a_published_page_names_stays(house):
    story = a_story(sources=[a_source(f"{house.origin}/news")])
    published(story)
    story.sources.all().delete()
    publishing.compose(story, by=an_editor())

    check_some()

    assert house.asked == [("HEAD", "/news")]


def test_what_goes_while_it_is_asked_for_is_not_brought_back(house):
    address = an_address(f"{house.origin}/news")
    CheckedAddress.objects.all().delete()

    addresses.check([address])

    assert known() == []


def test_a_turn_costs_the_database_the_same_however_much_is_due(house):
    def turn():
        CheckedAddress.objects.update(due_at=timezone.now() - WEEK, leased_until=None)
        check_some()

    story = a_story(sources=[a_source(f"{house.origin}/1")])
    turn()
    one = queries(turn)
    for number in range(2, 9):
        saved(Source(article=story, **a_source(f"{house.origin}/{number}")))
    publishing.compose(story, by=an_editor())

    assert queries(turn) == one
