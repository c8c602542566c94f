"""Every address of the site that its own pages name, asked once: do they answer, as what they should, anchors too?"""

import http.client
import json
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from judge import references
from judge.verdicts import Verdict

BEGINNINGS = ("/", "/robots.txt", "/sitemap.xml", "/news-sitemap.xml", "/search/", "/map/", "/favicon.ico")
# Those that a site need not have; whoever links to them has them asked all the same.
PERHAPS = {"/sitemap.xml", "/news-sitemap.xml", "/search/", "/map/"}
MOST, MOST_OF_A_PATH, AT_ONCE, PATIENCE = 4_000, 12, 4, 30
READ = ("text/html", "text/css", "text/plain", "application/xml", "text/xml", "application/rss+xml")


@dataclass
class Answer:
    """What an address answered, after `moved` redirects."""

    address: str
    status: int
    kind: str
    text: str = ""
    moved: int = 0
    references: list = field(default_factory=list)

    @property
    def is_page(self):
        return self.status == 200 and self.kind == "text/html"

    @property
    def path(self):
        parts = urlsplit(self.address)
        return parts.path + (f"?{parts.query}" if parts.query else "")


class Crawl:
    """The answers by address, and who named each address first."""

    def __init__(self, site):
        self.site, self.answers, self.named_by = site, {}, {}
        self.left_out, self.outside = 0, set()

    @property
    def pages(self):
        return [answer for answer in self.answers.values() if answer.is_page]

    def run(self):
        waiting = deque(self.site + path for path in BEGINNINGS)
        asked, of_a_path = set(waiting), Counter()
        with ThreadPoolExecutor(AT_ONCE) as threads:
            while waiting:
                batch = [waiting.popleft() for _ in range(min(len(waiting), AT_ONCE * 4))]
                for answer in threads.map(ask, batch):
                    self.answers[answer.address] = answer
                    waiting.extend(self.onward(answer, asked, of_a_path))
        return self

    def onward(self, answer, asked, of_a_path):
        """Yield what the answer names and nobody has asked for, within bounds."""
        for reference in answer.references:
            address = reference.address
            if not address.startswith(self.site + "/"):
                self.outside.add(address)
            elif address not in asked:
                asked.add(address)
                path = urlsplit(address).path
                of_a_path[path] += 1
                if len(asked) > MOST or of_a_path[path] > MOST_OF_A_PATH:
                    self.left_out += 1
                    continue
                self.named_by[address] = answer.path
                yield address


def ask(address, *, following=True):
    """Ask for an address, following one redirect."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=PATIENCE)
    try:
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target or "/", headers={"User-Agent": "newsroom-judge"})
        response = connection.getresponse()
        body = response.read()
    finally:
        connection.close()
    if response.status in (301, 302, 307, 308) and following:
        onward = ask(urljoin(address, response.headers["Location"]), following=False)
        onward.address, onward.moved = address, 1
        return onward
    kind, _, parameters = response.headers.get("Content-Type", "").partition(";")
    text = body.decode(errors="replace") if kind in READ else ""
    found = list(references.of_text(address, text, kind)) if response.status == 200 else []
    if kind == "text/html" and "utf-8" not in parameters.lower():
        kind = "text/html without its charset"
    return Answer(address, response.status, kind, text, references=found)


def judge(crawl, folder):
    """Return the Verdict on addresses, media types and anchors; the list of all goes to crawl.json."""
    verdict = Verdict("Links")
    for answer in crawl.answers.values():
        if answer.status != 200 and not (answer.path in PERHAPS and answer.address not in crawl.named_by):
            by = crawl.named_by.get(answer.address, "nobody")
            verdict.errors.append(f"{answer.path} answers {answer.status}; named by {by}")
    for answer in crawl.pages:
        verdict.errors.extend(faults_of(answer, crawl))
    verdict.figures.append(
        f"{len(crawl.answers)} addresses asked, {len(crawl.pages)} of them pages; {crawl.left_out} more of the same "
        f"pages' queries left out; {len(crawl.outside)} addresses of others not asked"
    )
    rows = [[a.path, a.status, a.kind, a.moved, crawl.named_by.get(a.address, "")] for a in crawl.answers.values()]
    (folder / "crawl.json").write_text(json.dumps(rows, indent=0))
    return verdict


def faults_of(page, crawl):
    """Return what is wrong with what a page refers to: media types, and anchors that are nowhere."""
    faults, ids = [], {}
    for reference in dict.fromkeys(page.references):
        answer = crawl.answers.get(reference.address)
        if answer is None or answer.status != 200:
            continue
        if reference.expected and not answer.kind.startswith(reference.expected):
            faults.append(f"{page.path} expects {reference.expected} at {answer.path}, which is {answer.kind}")
        if reference.anchor and answer.is_page:
            known = ids.setdefault(answer.address, references.anchors(answer.text))
            if reference.anchor not in known:
                faults.append(f"{page.path} names #{reference.anchor}, which is not on {answer.path}")
    return faults
