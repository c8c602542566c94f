"""Addresses elsewhere: what comes past every form is still no link unless it leads to the web."""

import pytest

from companies.links import web_address
from companies.models import Citation, Company
from tests.builders import a_company
from tests.companies.builders import a_citation

RUNS = "javascript:alert(1)"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://leica-camera.com/en?a=1#top", "https://leica-camera.com/en?a=1#top"),
        ("http://leica-camera.com", "http://leica-camera.com"),
        ("HTTPS://leica-camera.com/L2", "https://leica-camera.com/L2"),
        ("  https://leica-camera.com/ ", "https://leica-camera.com/"),
        ("\thttps://leica-camera.com/\n", "https://leica-camera.com/"),
    ],
)
def test_an_address_of_the_web_is_given_back(written, address):
    assert web_address(written) == address


@pytest.mark.parametrize(
    "written",
    [
        "",
        RUNS,
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "\x01javascript:alert(1)",
        "java\tscript:alert(1)",
        "javascript://leica-camera.com/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//leica-camera.com/",
        "/companies/",
        "leica-camera.com",
        "https:",
        "https://:80/",
        "https://[",
    ],
)
def test_any_other_is_none(written):
    assert web_address(written) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("address", [RUNS, " JAVASCRIPT://leica-camera.com/%0aalert(1)", "https://["])
def test_what_came_past_the_forms_is_no_link_on_a_page(client, address):
    leica = a_company(headquarters="Wetzlar")
    a_citation(leica, "Leica", title="L²")
    a_citation(leica, "DPReview")
    Company.objects.update(website=address)
    Citation.objects.update(url=address)

    response = client.get("/companies/leica-camera/")

    assert response.status_code == 200
    assert "DPReview" in response.text
    assert "“L²”" in response.text
    assert address.strip() not in response.text


@pytest.mark.django_db
def test_a_website_is_called_by_its_host_whatever_stands_before_it(client):
    a_company(website="https://leica-camera.com@www.example.org/")

    assert ">example.org</a>" in client.get("/companies/leica-camera/").text
