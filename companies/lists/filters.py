"""What readers narrow a list of the record down to: a country or a kind, active or ended, an initial letter."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext, gettext_lazy

from companies.lists.headings import LISTS, heading, state_word
from companies.lists.letters import LETTERS, beginning_with, initials
from companies.lists.occurring import occurring
from companies.lists.stages import standing_at
from companies.words import GOING_ON, OVER, TO_COME, capitalised

SORTS = {"company": "country", "brand": "kind", "partnership": "kind"}
LABELS = {"country": gettext_lazy("Country"), "kind": gettext_lazy("Kind")}
STATES = {"active": GOING_ON, "to-come": TO_COME, "ended": OVER}


@dataclass(frozen=True)
class Filter:
    """One question of the form: its parameter, its label, {value: words} to choose from, and the value chosen."""

    name: str
    label: str
    options: dict
    chosen: str


@dataclass(frozen=True)
class Letter:
    """One letter of the alphabet; `query` leads to it, "" where nothing begins with it."""

    words: str
    query: str
    chosen: bool


@dataclass(frozen=True)
class Selection:
    """What a reader asks of the list of a model: {parameter: value} in the order of an address, empty ones left out."""

    model: type
    chosen: dict

    @classmethod
    def asked(cls, model, query):
        """Return the Selection that a request's GET asks for; parameters that are none of ours do no harm."""
        names = (SORTS[model.kind_word], "state", "letter")
        return cls(model, {name: query[name] for name in names if query.get(name)})

    @property
    def sort(self):
        """The parameter that says of which country or kind."""
        return SORTS[self.model.kind_word]

    @property
    def sorts(self):
        """Every country or kind that could be asked for: {value: words}."""
        return dict(self.model._meta.get_field(self.sort).flatchoices)

    @property
    def known(self):
        """Whether every value is one that could be asked for; of others nothing is found, and no word repeated."""
        values = {self.sort: self.sorts, "state": STATES, "letter": LETTERS}
        return all(value in values[name] for name, value in self.chosen.items())

    @property
    def query(self):
        return urlencode(self.chosen)

    @property
    def stands_alone(self):
        """Whether search engines should know the list: the whole, and each country, kind or state, but no mixture."""
        return len(self.chosen) < 2 and "letter" not in self.chosen

    @property
    def canonical(self):
        """The query string of the list that search engines should know in place of this one."""
        return f"?{self.query}" if self.chosen and self.stands_alone else ""

    @property
    def words(self):
        """The ListWords of its model."""
        return LISTS[self.model.kind_word]

    @property
    def heading(self):
        if not self.known:
            return heading(self.model)
        sort, state, letter = (self.chosen.get(name, "") for name in (self.sort, "state", "letter"))
        return heading(self.model, sort and (sort, self.sorts[sort]), state and STATES[state], letter)

    def rows(self, now=None):
        """Return the released records that it asks for."""
        rows = self.of_any_letter(now)
        return rows.filter(beginning_with(self.chosen["letter"])) if self.known and "letter" in self.chosen else rows

    def of_any_letter(self, now=None):
        rows = self.model.objects.released()
        if not self.known:
            return rows.none()
        if sort := self.chosen.get(self.sort):
            rows = rows.filter(**{self.sort: sort})
        if state := self.chosen.get("state"):
            rows = rows.filter(standing_at(STATES[state], self.model, now))
        return rows

    def filters(self, now=None):
        """Return the Filters of the form; to choose from is what occurs among released records, and what is chosen."""
        states = {state: capitalised(state_word(STATES[state], self.model.kind_word)) for state in self.states(now)}
        sorts = {*occurring(self.model.objects.released(), self.sort), self.chosen.get(self.sort)}
        found = {value: words for value, words in self.sorts.items() if value in sorts}
        stands = gettext("Active or {ended}").format(ended=state_word(OVER, self.model.kind_word))
        questions = ((self.sort, LABELS[self.sort], found), ("state", stands, states))
        return [Filter(*question, self.chosen.get(question[0], "")) for question in questions if question[2]]

    def states(self, now=None):
        """Return those of STATES in which there are released records, and the one that is chosen."""
        released, chosen = self.model.objects.released(), self.chosen.get("state")
        return [
            state
            for state, stage in STATES.items()
            if state == chosen or released.filter(standing_at(stage, self.model, now)).exists()
        ]

    def alphabet(self, now=None):
        """Return the Letters of what it asks for, whatever letter it asks for; [] where there is nothing at all."""
        found = initials(self.of_any_letter(now)) if self.known else ()
        return found and [
            Letter(
                words,
                f"?{urlencode(self.chosen | {'letter': letter})}" if letter in found else "",
                self.chosen.get("letter") == letter,
            )
            for letter, words in LETTERS.items()
        ]
