"""Asking whether an address can be opened: what answers mean, and whom nobody may make us ask."""

import socket
import ssl
from threading import Thread
from time import monotonic

import pytest

from companies import asking
from companies.asking import ask
from companies.public_network import may_ask
from tests.web import open_house


@pytest.fixture
def house(settings):
    with open_house(settings) as house:
        yield house


def heard(url):
    answer = ask(url)
    return answer.kind, answer.words


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        *[(200, "reached"), (204, "reached"), (304, "reached"), (404, "gone"), (410, "gone")],
        *[(401, "untold"), (403, "untold"), (429, "untold"), (451, "untold"), (400, "untold"), (999, "untold")],
        *[(500, "failed"), (502, "failed"), (503, "failed")],
    ],
)
def test_what_a_status_means(house, status, kind):
    house.answers["/page"] = status

    assert heard(f"{house.origin}/page") == (kind, f"answered {status}")


def test_one_that_can_be_opened_is_asked_once_and_only_for_its_head(house):
    ask(f"{house.origin}/page?part=2#below")

    assert house.asked == [("HEAD", "/page?part=2")]


def test_a_host_that_refuses_head_is_asked_for_the_page_itself(house):
    house.answers_to_head["/page"] = 405

    assert heard(f"{house.origin}/page") == ("reached", "answered 200")
    assert house.asked == [("HEAD", "/page"), ("GET", "/page")]


def test_hosts_are_told_who_asks(house, settings):
    settings.SITE_URL = "https://baryta.example"

    ask(house.origin)

    assert house.headers[0]["User-Agent"] == "Newsroom-link-check/1.0 (+https://baryta.example)"


def test_a_page_that_moved_is_followed_to_where_it_is(house):
    house.answers |= {"/old": (301, "/newer"), "/newer": (302, f"{house.other_name}/new"), "/new": 404}

    assert heard(f"{house.origin}/old") == ("gone", "answered 404")
    assert ("GET", "/new") in house.asked


def test_who_leads_in_a_circle_is_not_followed_for_ever(house):
    house.answers |= {"/here": (302, "/there"), "/there": (302, "/here")}

    assert heard(f"{house.origin}/here") == ("untold", "led from one address to the next without end")
    assert len(house.asked) == asking.MOST_REDIRECTS + 1


def test_a_host_that_never_answers_is_left_after_a_while(house, monkeypatch):
    monkeypatch.setattr(asking, "PATIENCE", 0.2)
    house.answers["/page"] = "silence"

    assert heard(f"{house.origin}/page") == ("failed", "did not answer in time")


def test_a_host_that_sends_a_byte_now_and_then_cannot_hold_us(settings, monkeypatch):
    settings.LINK_CHECK_NETWORKS = ["127.0.0.0/8"]
    monkeypatch.setattr(asking, "MOST_PATIENCE", 0.6)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip():
            found, _ = server.accept()
            with found:
                try:
                    found.sendall(b"HTTP/1.1 200 OK\r\n")
                    while True:
                        found.sendall(b"X-Slow: 1\r\n")
                        found.settimeout(0.05)
                        try:
                            found.recv(1)
                        except TimeoutError:
                            continue
                except OSError:
                    return

        Thread(target=drip, daemon=True).start()
        began = monotonic()

        answer = ask(f"http://127.0.0.1:{server.getsockname()[1]}/")

    assert answer.kind == "failed"
    assert monotonic() - began < 3


def test_a_closed_door_is_no_answer(settings):
    settings.LINK_CHECK_NETWORKS = ["127.0.0.0/8"]
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    assert heard(f"http://127.0.0.1:{port}/") == ("failed", "did not answer")


def test_a_name_that_nobody_knows_could_not_be_found():
    assert heard("https://nobody.invalid/") == ("failed", "could not be found: nobody knows its host")


def test_a_host_that_speaks_no_tls_gave_no_answer(house):
    assert heard(house.origin.replace("http://", "https://")) == ("failed", "did not answer")


def test_a_certificate_that_nobody_vouches_for_tells_nothing(house, monkeypatch):
    def refuse(*args, **kwargs):
        raise ssl.SSLCertVerificationError("self-signed certificate")

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", refuse)

    assert heard(house.origin.replace("http://", "https://")) == (
        "untold",
        "showed a certificate that we cannot check",
    )


@pytest.mark.parametrize(
    "ip",
    [
        *["127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"],  # noqa: S104
        *["224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "ff02::1"],
        *["::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:1::"],
    ],
)
def test_nothing_of_our_own_network_may_be_asked(ip):
    assert not may_ask(ip)


@pytest.mark.parametrize("ip", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_the_public_internet_may_be_asked(ip):
    assert may_ask(ip)


@pytest.mark.parametrize("address", ["{origin}/", "{other_name}/"])
def test_an_address_of_this_machine_is_not_asked(house, settings, address):
    settings.LINK_CHECK_NETWORKS = []
    url = address.format(origin=house.origin, other_name=house.other_name)

    assert heard(url) == ("untold", "leads into a network that is not public")
    assert house.asked == []


def test_nor_where_somebody_else_leads_us_there(house, settings):
    house.answers["/in"] = (302, house.other_name.replace("localhost", "127.0.0.2") + "/secret")
    settings.LINK_CHECK_NETWORKS = ["127.0.0.1/32"]

    assert heard(f"{house.origin}/in") == ("untold", "leads into a network that is not public")
    assert house.asked == [("HEAD", "/in")]


@pytest.mark.parametrize("onward", ["file:///etc/passwd", "javascript:alert(1)", "ftp://127.0.0.1/x"])
def test_only_the_web_is_followed(house, onward):
    house.answers["/in"] = (302, onward)

    assert heard(f"{house.origin}/in")[0] == "untold"
    assert house.asked == [("HEAD", "/in")]


@pytest.mark.parametrize(
    "url", ["http://[::1", "http://127.0.0.1:99999/", "http://a..b/", "http://" + "a" * 70 + ".example/"]
)
def test_an_address_that_is_none_is_an_answer_too(url):
    assert heard(url) == ("untold", "cannot be asked for as it is written")


def test_letters_of_other_alphabets_are_asked_for_as_the_web_has_them(house):
    ask(f"{house.origin}/größe?q=ä b")

    assert house.asked == [("HEAD", "/gr%C3%B6%C3%9Fe?q=%C3%A4%20b")]
