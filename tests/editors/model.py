"""What editors did, in plain values, and what readers must see of it. Nothing here knows Django or a database."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(eq=False)
class Named:
    """A tag or a company; `kind` is the first word of its address, `into` what it was merged into."""

    key: int
    kind: str
    name: str
    slug: str
    into: "Named | None" = None

    @property
    def now(self):
        return self.into.now if self.into else self

    @property
    def path(self):
        return f"/{self.kind}/{self.slug}/"


@dataclass(eq=False)
class Photograph:
    """A photograph; `was_closed` is one that is to be developed again before readers see it."""

    key: int
    credit: str
    ends_on: date | None = None
    is_closed: bool = False
    was_closed: bool = False


@dataclass(frozen=True)
class Version:
    """What one revision of a story says. Headline, text and each line at the foot are words of their own."""

    slug: str
    headline: str
    text: str
    tags: tuple = ()
    companies: tuple = ()
    lead: Photograph | None = None
    foot: tuple = ()

    @property
    def words(self):
        return {self.headline, self.text, *self.foot}

    def carried(self):
        """Return what it is tied to, as that is by now."""
        return {thing.now for thing in (*self.tags, *self.companies)}


@dataclass(eq=False)
class Story:
    """A story: the working copy, its revisions by key, what readers have, what feeds say of it, what is due."""

    key: int
    copy: Version
    revisions: dict = field(default_factory=dict)
    live: Version | None = None
    in_feeds: Version | None = None
    first_at: datetime | None = None
    due_at: datetime | None = None
    due: Version | None = None
    has_failed: bool = False
    is_binned: bool = False

    @property
    def now(self):
        return self

    def saved(self, version, key):
        self.copy = self.revisions[key] = version

    def path_of(self, version, at):
        return f"/{self.first_at or at:%Y/%m}/{version.slug}/"

    def lay(self, version, at, *, quietly=False):
        if not (quietly and self.live and self.in_feeds.lead is version.lead):
            self.in_feeds = version
        self.live, self.first_at = version, self.first_at or at

    def forget_schedule(self):
        self.due_at, self.due, self.has_failed = None, None, False

    def withdraw(self):
        self.live = None
        self.forget_schedule()


@dataclass
class House:
    """All of it. `is_behind`: the worker has not rendered again what names something that has changed."""

    now: datetime
    tags: list
    companies: list
    photographs: list
    stories: list = field(default_factory=list)
    is_behind: bool = False
    # Every address that readers ever had, and all that they ever had there.
    holders: dict = field(default_factory=lambda: defaultdict(set))

    def live(self):
        """Return the stories that readers have, newest first."""
        live = [story for story in self.stories if story.live]
        return sorted(live, key=lambda story: story.first_at, reverse=True)

    def words(self):
        return {word for story in self.live() for word in story.live.words}

    def carrying(self, thing):
        return [story for story in self.live() if thing in story.live.carried()]

    def refuses(self, story, version, at):
        """Whether a version may not be laid before readers at a moment."""
        path, lead = story.path_of(version, at), version.lead
        taken = any(path == self.place(other) for other in self.stories if other is not story)
        return story.is_binned or taken or bool(lead and lead.ends_on and lead.ends_on < at.date())

    def pass_on(self, moment):
        """Come to a later moment: what is due is published, then photographs are closed whose rights have ended."""
        self.now = moment
        due = [story for story in self.stories if story.due and story.due_at <= moment and not story.has_failed]
        for story in sorted(due, key=lambda story: (story.due_at, story.key)):
            if self.refuses(story, story.due, moment):
                story.has_failed = True
            else:
                story.lay(story.due, moment)
                story.forget_schedule()
        for photo in self.photographs:
            if photo.ends_on and photo.ends_on < moment.date():
                photo.is_closed = photo.was_closed = True

    def place(self, thing):
        """Return the address at which readers have something now, None if they have it nowhere."""
        if isinstance(thing, Story):
            return thing.live and thing.path_of(thing.live, None)
        return thing.now.path if thing.now.kind == "companies" or self.carrying(thing.now) else None

    def remember(self):
        """Write down what readers have where, before anything changes again."""
        for thing in (*self.stories, *self.tags, *self.companies):
            if place := self.place(thing):
                self.holders[place].add(thing.now)

    def answers(self, path):
        """Return what readers may get at an address that they had: pairs of a status and where it leads.

        There is one answer, but where two things had one address, one after the other: then what had led to either
        may be gone, or lead to who has that address now.
        """
        holders = {thing.now for thing in self.holders[path]}
        if path in {self.place(holder) for holder in holders}:
            return {(200, None)}
        had = [others for some in self.holders.values() if (others := {thing.now for thing in some}) & holders]
        onward = {(301, place) for thing in set().union(*had) if (place := self.place(thing))}
        return onward if onward and all(len(others) == 1 for others in had) else {*onward, (410, None)}
