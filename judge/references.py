"""What a page refers to: links, pictures, style sheets, feeds; and which media type each should have."""

import re
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from bs4 import BeautifulSoup

CSS_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
LOCATION = re.compile(r"<(?:\w+:)?loc>\s*([^<]+?)\s*</(?:\w+:)?loc>")
SITEMAP = re.compile(r"^Sitemap:\s*(\S+)", re.MULTILINE | re.IGNORECASE)
# Beginnings of media types by what names the address.
BY_RELATION = {"stylesheet": "text/css", "icon": "image/", "apple-touch-icon": "image/", "canonical": "text/html"}
BY_ELEMENT = {"img": "image/", "source": "image/", "script": "text/javascript"}
SOCIAL = {"og:image", "og:image:url", "og:url", "twitter:image"}


@dataclass(frozen=True)
class Reference:
    """An absolute address without its anchor, the anchor, and how its media type should begin ("" for whatever)."""

    address: str
    anchor: str = ""
    expected: str = ""


def refer(base, address, expected=""):
    whole, anchor = urldefrag(urljoin(base, address.strip()))
    return Reference(whole, anchor, expected)


def of_html(base, text):
    soup = BeautifulSoup(text, "html.parser")
    for element in soup.find_all(["a", "area", "link", "img", "source", "script", "form", "iframe", "meta", "video"]):
        yield from of_element(base, element)


def of_element(base, element):
    """Yield what one element refers to."""
    expected = BY_ELEMENT.get(element.name, "")
    if element.name == "link":
        relations = element.get("rel", [])
        expected = element.get("type") or next((BY_RELATION[each] for each in relations if each in BY_RELATION), "")
    if element.name == "meta":
        if (element.get("property") or element.get("name")) in SOCIAL and element.get("content"):
            yield refer(base, element["content"])
        return
    if element.name == "form":
        if element.get("method", "get").lower() == "get" and element.get("action"):
            yield refer(base, element["action"], "text/html")
        return
    for name in ("href", "src", "poster"):
        if element.get(name):
            yield refer(base, element[name], element.get("type") or expected)
    for name in ("srcset", "imagesrcset"):
        for candidate in filter(str.strip, (element.get(name) or "").split(",")):
            yield refer(base, candidate.split()[0], element.get("type") or "image/")


def of_text(base, text, media_type):
    """Yield what an answer refers to, by its media type; nothing for one that is not read."""
    if media_type == "text/html":
        yield from of_html(base, text)
    elif media_type == "text/css":
        yield from (refer(base, found) for found in CSS_ADDRESS.findall(text) if not found.startswith("data:"))
    elif media_type.endswith("xml"):
        yield from (refer(base, found.replace("&amp;", "&")) for found in LOCATION.findall(text))
    elif media_type == "text/plain":
        yield from (refer(base, found) for found in SITEMAP.findall(text))


def anchors(text):
    soup = BeautifulSoup(text, "html.parser")
    return {element["id"] for element in soup.find_all(id=True)} | {"", "top"}
