"""The Nu HTML checker over every page that was crawled."""

import json
import re
import subprocess

from judge.crawling import ask
from judge.pages import BROKEN, MISSING, broken_page
from judge.tools import package
from judge.verdicts import Verdict

# An element or an attribute is one word; what somebody wrote into it may be anything.
QUOTED = re.compile(r"(?<=value )“[^”]*”")


def judge(crawl, folder):
    """Return the Verdict; the pages as they were answered are kept in pages/, what is said of them in nu.json."""
    pages = {page.path: page.text for page in crawl.pages}
    pages |= {path: ask(crawl.site + path).text for path in MISSING.values() if path != BROKEN}
    pages[BROKEN] = broken_page()
    kept = folder / "pages"
    kept.mkdir()
    names = {}
    for number, (path, text) in enumerate(pages.items()):
        file = kept / f"{number:04}.html"
        file.write_text(text)
        names[file.name] = path
    (kept / "index.json").write_text(json.dumps(names, indent=0))
    messages = checked(kept)
    (folder / "nu.json").write_text(json.dumps(messages, indent=0))
    return verdict_on(messages, names)


def checked(folder):
    """Return the messages of the checker on the HTML files of a folder."""
    jar = package("vnu-jar") / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--exit-zero-always", "--skip-non-html"]
    said = subprocess.run([*command, str(folder)], check=True, capture_output=True, text=True)
    return json.loads(said.stderr or said.stdout)["messages"]


def verdict_on(messages, names):
    """Return the Verdict: the same message on many pages is one line, with the first of them."""
    verdict, lines = Verdict("HTML"), {}
    for message in messages:
        warning = message["type"] == "info"
        words = QUOTED.sub("“…”", " ".join(message["message"].split()))
        page = names.get(message.get("url", "").rpartition("/")[2], message.get("url", ""))
        place = f"{page} line {message.get('lastLine', '?')}: {' '.join(message.get('extract', '').split())[:120]}"
        lines.setdefault((warning, words), []).append(place)
    for (warning, words), places in sorted(lines.items()):
        pages = len({place.split(" line ")[0] for place in places})
        listed = verdict.warnings if warning else verdict.errors
        listed.append(f"{words} ({pages} pages; {places[0]})")
    verdict.figures.append(f"Nu HTML checker over {len(names)} pages")
    return verdict
