"""What readers get of a site, held against the model; what differs is said with its address."""

import json
import re

from tests.editors.model import Story

WORD, CREDIT = re.compile(r"\bmark\d+\b"), re.compile(r"Image: (credit\d+)")
TAG, NAMED = re.compile(r'rel="tag">([^<]*)</a>'), re.compile(r"<h1[^>]*>([^<]*)</h1>")
LOCATION = re.compile(r"<loc>http://[^/]*(/\d{4}/\d\d/[^<]*)</loc>")
PART = re.compile(r"<loc>http://[^/]*(/sitemap-stories-[^<]*)</loc>")
COMPANY = re.compile(r'href="(/companies/[^"]+)"')
# Every headline has it, so that a search for it finds all that is to be found.
COMMON = "Chronicle"
# What all of them are.
KIND = "News"


def words(text):
    return set(WORD.findall(text))


def between(text, start, end):
    return text.partition(start)[2].partition(end)[0]


def headlines(stories):
    return {story.live.headline for story in stories}


class Reader:
    """Somebody who opens all that there is and was. `get` asks for an address and returns (status, onward, text)."""

    def __init__(self, house, get):
        self.house, self.get, self.parts, self.looks = house, get, [], 0

    def look(self):
        """Return what is not as the model has it: {what and where: (what readers see, what they should)}."""
        self.looks += 1
        return {where: (seen, wanted) for where, seen, wanted in self.compared() if seen != wanted}

    def compared(self):
        """Yield all that is compared: what and where it is, what readers see, what they should."""
        house = self.house
        for number, path in enumerate(list(house.holders)):
            # They take as long as all others together: each is looked at every second time.
            if path.startswith("/companies/") and (number + self.looks) % 2:
                continue
            status, onward, text = self.get(path)
            answers = house.answers(path)
            yield path, (status, onward), (status, onward) if (status, onward) in answers else answers
            if status == 200:
                [holder] = [thing for thing in house.holders[path] if house.place(thing) == path]
                of_kind = self.of_story if isinstance(holder, Story) else self.of_list
                yield from ((f"{what} of {path}", *pair) for what, *pair in of_kind(holder, text))
        yield "words of the front page", words(self.page("/")), headlines(house.live())
        yield from self.of_feed()
        yield from self.of_search()
        yield from self.of_months()
        yield "sitemap", sorted(self.sitemap()), sorted(house.place(story) for story in house.live())

    def page(self, path):
        status, _, text = self.get(path)
        return text if status == 200 else f"{status}"

    def of_story(self, story, text):
        live, lead = story.live, story.live.lead
        own, others = words(text), headlines(self.house.live()) - live.words
        yield "words", own - others, live.words
        yield "credit", set(CREDIT.findall(text)), {lead.credit} if lead else set()
        shown = "<picture" in between(text, '<figure class="story-lead', "</figure>")
        if lead is None or lead.is_closed or not lead.was_closed:
            yield "picture", shown, lead is not None and not lead.is_closed
        if not self.house.is_behind:
            yield "tags", sorted(TAG.findall(text)), sorted({tag.now.name for tag in live.tags})
            about = COMPANY.findall(between(text, '<div class="about">', "</article>"))
            yield "companies", sorted(about), sorted({company.now.path for company in live.companies})

    def of_list(self, thing, text):
        yield "name", NAMED.findall(text), [thing.name]
        yield "words", words(text), headlines(self.house.carrying(thing))

    def of_feed(self):
        items = json.loads(self.page("/feed/json/"))["items"]
        stories = {self.house.place(story): story for story in self.house.live()}
        said = {"/" + item["url"].split("/", 3)[3]: item for item in items}
        first = [stories[path].first_at for path in said if path in stories]
        yield "order of the feed", first, sorted(first, reverse=True)
        for path in said.keys() | stories.keys():
            item, story = said.get(path, {}), stories.get(path)
            feeds = story and story.in_feeds
            yield f"feed about {path}", words(json.dumps(item)), feeds.words if feeds else set()
            if feeds and not self.house.is_behind:
                yield f"tags in the feed, {path}", sorted(item.get("tags", ())), self.categories(feeds)

    def categories(self, version):
        return sorted({KIND, *(thing.name for thing in version.carried())})

    def of_search(self):
        text = self.page(f"/search/?q={COMMON}")
        found = between(text, 'class="dated results"', "</ol>")
        titles = " ".join(re.findall(r"<h3>.*?</h3>", found, re.DOTALL))
        yield "titles found", words(titles), headlines(self.house.live())
        yield "words of drafts found", words(text) - self.house.words(), set()

    def of_months(self):
        months = {f"{story.first_at:%Y/%m}" for story in self.house.stories if story.first_at}
        for month in sorted(months):
            live = [story for story in self.house.live() if f"{story.first_at:%Y/%m}" == month]
            page = self.page(f"/archive/{month}/")
            yield f"archive of {month}", words(page) if live else page, headlines(live) if live else "404"

    def sitemap(self):
        # Which parts there are is asked once: the next has its turn after five thousand stories.
        self.parts = self.parts or PART.findall(self.page("/sitemap.xml"))
        return [path for part in self.parts for path in LOCATION.findall(self.page(part))]
