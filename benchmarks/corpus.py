"""Words, names and stories without end, always the same ones: a few words are everywhere, most are rare."""

import random
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import accumulate

BEGIN = datetime(2004, 3, 1, 8, 0, tzinfo=UTC)
CONSONANTS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh", "tr")
SYLLABLES = [begin + end for begin in CONSONANTS for end in ("a", "e", "i", "o", "u", "ei", "an", "or")]
COMMON = (
    *("camera", "lens", "shutter", "sensor", "light", "frame", "mount", "firmware", "aperture", "portrait"),
    *("harbour", "review", "factory", "glass", "autofocus", "mirror", "film", "paper", "flash", "tripod"),
    *("studio", "archive", "agency", "print", "colour", "exposure", "battery", "viewfinder", "rangefinder", "zoom"),
)
MAKERS = ("Leica", "Panasonic", "Sigma", "Huawei", "Zeiss", "Kodak", "Hasselblad", "Lumix")
CITIES = ("Wetzlar", "Osaka", "Zürich", "Łódź", "Göteborg", "Aizu", "Porto", "São Paulo")
STORY_WORDS = 450


class Corpus:
    """What a newsroom of any size would have written; from one `first` number on it is always the same."""

    def __init__(self, first=0, bodies=2000):
        self.random = random.Random(first)  # noqa: S311 - nothing secret is made of it
        self.first = first
        self.number_of_bodies = bodies

    @cached_property
    def vocabulary(self):
        made = ("".join(self.random.choices(SYLLABLES, k=self.random.choice((2, 2, 3, 4)))) for _ in range(12_000))
        return list(dict.fromkeys([*COMMON, *made]))

    @cached_property
    def weights(self):
        return list(accumulate(1 / (rank + 4) for rank in range(len(self.vocabulary))))

    @cached_property
    def bodies(self):
        """Texts of some 450 words, in paragraphs, with a heading, emphasis and a mark of a source."""
        return [self.body() for _ in range(self.number_of_bodies)]

    def words(self, count):
        return self.random.choices(self.vocabulary, cum_weights=self.weights, k=count)

    def sentence(self, count=14):
        return " ".join(self.words(count)).capitalize() + "."

    def body(self):
        paragraphs = [" ".join(self.sentence() for _ in range(4)) for _ in range(STORY_WORDS // 56)]
        middle = len(paragraphs) // 2
        paragraphs[0] += f" {self.maker()} said so in {self.city()} [1]."
        html = [f"<p>{paragraph}</p>" for paragraph in paragraphs]
        html.insert(middle, f"<h2>{self.sentence(4)}</h2>")
        return "".join([*html, f"<p><strong>{self.sentence(5)}</strong></p>"])

    def headline(self, place):
        """A headline of its own for each place; two in five name Leica."""
        maker = MAKERS[0] if self.random.random() < 0.4 else self.maker()
        return f"{maker} {' '.join(self.words(6))} {self.first + place}"

    def name(self):
        first, last = (self.random.choice(SYLLABLES) + self.random.choice(SYLLABLES) for _ in range(2))
        return f"{first} {last}".title()

    def firm(self, place):
        kind = self.random.choice(("Optical", "Camera", "Photo", "Works"))
        return f"{self.words(1)[0].title()} {kind} {self.first + place}"

    def maker(self):
        return self.random.choice(MAKERS)

    def city(self):
        return self.random.choice(CITIES)

    def moment(self, share):
        """A moment between the paper's first day and twenty years later, `share` of the way."""
        return BEGIN + timedelta(minutes=int(share * 20 * 365 * 24 * 60))

    def some(self, rows, most, least=1, steep=3):
        """Some rows of a list, each once; the steeper, the more often those at its beginning."""
        wanted = self.random.randint(least, most)
        picked = {int(len(rows) * self.random.random() ** steep): None for _ in range(wanted)} if rows else {}
        return [rows[place] for place in picked]

    def one(self, rows):
        return rows[int(len(rows) * self.random.random() ** 2)]
