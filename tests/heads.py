"""What machines read of a page: its head, taken apart."""

import json
from html.parser import HTMLParser

from articles.announced import FORMS

FEEDS = {form.media_type for form in FORMS}


class Head(HTMLParser):
    """The head of a response: `title`, `metas` as {name or property: [contents]}, `links` as [attributes], `data`."""

    def __init__(self, response):
        super().__init__()
        self.title, self.metas, self.links, self.scripts, self.within = "", {}, [], [], ""
        self.feed(response.text.partition("</head>")[0])
        self.data = [json.loads(script) for script in self.scripts]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "meta" and (name := given.get("name") or given.get("property")):
            self.metas.setdefault(name, []).append(given["content"])
        elif tag == "link":
            self.links.append(given)
        self.within = tag if tag == "title" or given.get("type") == "application/ld+json" else ""
        if self.within == "script":
            self.scripts.append("")

    def handle_endtag(self, tag):
        self.within = ""

    def handle_data(self, data):
        if self.within == "title":
            self.title += data
        elif self.within == "script":
            self.scripts[-1] += data

    def canonicals(self):
        return [link["href"] for link in self.links if link["rel"] == "canonical"]

    def feeds(self):
        return [link["href"] for link in self.links if link["rel"] == "alternate" and link["type"] in FEEDS]

    def of(self, kind):
        """Return the only object of a type that the page says."""
        [found] = [each for each in self.data if each["@type"] == kind]
        return found

    def says(self):
        return sorted(each["@type"] for each in self.data)


def head_of(client, address):
    return Head(client.get(address))


def several(value):
    """Return a value of JSON-LD as the list that it stands for."""
    return value if isinstance(value, list) else [value]
