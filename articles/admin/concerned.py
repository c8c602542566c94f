"""What the page of the live stories of a record shows: what changed, who says so, which stories name it and how."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.urls import reverse

from articles.facts import COVERAGE, coverage_of
from articles.models import Article, ChangeNoted, FactToSettle
from articles.noting import Occasion
from articles.paging import COVERAGE as NEWEST_FIRST
from companies.changes.history import batches
from companies.changes.sentences import sentences
from companies.changes.telling import ends_of, own_record
from companies.models import RecordChange
from photos.admin.autocomplete import KEY

STORIES, CHANGES, AMONG = 50, 20, 200


@dataclass
class Concerned:
    """A record of which something changed, and the live stories that name it: a page of them, the newest first.

    Arguments: `since` is the key of the change from which on changes are told, None where none is; `only` narrows the
    stories: "about", or another record as "company-5".
    """

    kind: str
    record: object
    since: int | None
    only: str
    query: dict
    user: object
    posted: dict = field(default_factory=dict)

    @classmethod
    def asked(cls, kind, key, request):
        """Return what a request asks for. Raises Http404 where there is no such record."""
        record = COVERAGE[kind][0].objects.filter(pk=key).first()
        if record is None:
            raise Http404("There is no such record: it may have been merged into another.")
        since = request.GET.get("since", "")
        since, only = int(since) if KEY.fullmatch(since) else None, request.GET.get("only", "")
        posted = {name: keys(request.POST.getlist(name)) for name in ("story", "fact", "through")}
        posted = posted if request.method == "POST" else {}
        return cls(kind, record, since, only, request.GET, request.user, posted)

    @cached_property
    def facts(self):
        """What is open of it; settled by what the editor decides here."""
        facts = FactToSettle.objects.open().of(self.kind, self.record.pk).newest_first()
        return list(facts.select_related("by", "change")[:CHANGES])

    @property
    def disputes(self):
        """What is disputed of it, each with the form on which its sources stand."""
        disputed = [fact for fact in self.facts if fact.why == FactToSettle.Why.DISPUTED]
        return [(fact, reverse(f"admin:companies_{fact.table}_change", args=[fact.row])) for fact in disputed]

    @cached_property
    def changes(self):
        """What changed of it: what is open, and whatever readers can see differently since `since`; newest first."""
        found = {fact.change_id: fact.change for fact in self.facts if fact.change}
        if self.since:
            own = (self.kind, self.record.pk)
            later = RecordChange.objects.of(self.record).filter(pk__gte=self.since, records__public=True).distinct()
            found |= {change.pk: change for change in later.newest_first()[:AMONG] if own_record(change) == own}
        keys = sorted(found, reverse=True)[:CHANGES]
        return list(RecordChange.objects.filter(pk__in=keys).select_related("by").prefetch_related("undone_by"))

    @cached_property
    def batches(self):
        return batches(self.changes)

    @cached_property
    def sentence(self):
        return " ".join(sentences(self.changes))

    @cached_property
    def newest(self):
        """The newest change that is told of, or that there was: for it, and all before, a story gets one note."""
        return self.changes[0] if self.changes else RecordChange.objects.of(self.record).newest_first().first()

    @property
    def occasion(self):
        """What the note is about: what the editor saw, even if more has changed since. Raises Http404 for none."""
        through = RecordChange.objects.of(self.record).filter(pk__in=self.posted["through"]).newest_first().first()
        if through is None:
            raise Http404("No change is named.")
        return Occasion(self.kind, self.record.pk, through)

    @cached_property
    def others(self):
        """The records that the changed relations tie it to: one may ask for stories that name them too."""
        keys = dict.fromkeys(end for change in self.changes for end in ends_of(change)[1:])
        found = ((kind, COVERAGE[kind][0].objects.filter(pk=key).first()) for kind, key in list(keys)[:5])
        return [(f"{kind}-{record.pk}", record) for kind, record in found if record]

    @cached_property
    def slice(self):
        """A page of rows of coverage; the query string of the list goes along with its ways on and back."""
        rows = coverage_of(self.kind, self.record.pk)
        if self.only == "about":
            rows = rows.filter(relevance="about")
        elif self.only:
            kind, _, key = self.only.partition("-")
            if kind not in COVERAGE or not KEY.fullmatch(key):
                raise Http404("Stories cannot be narrowed down like that.")
            rows = rows.filter(Exists(coverage_of(kind, int(key)).filter(page=OuterRef("page"))))
        return NEWEST_FIRST.page(rows.for_cards(), self.query, size=STORIES).within(self.asked_for(self.only))

    def asked_for(self, only):
        pairs = {"since": self.since, "only": only}
        return "&".join(f"{name}={value}" for name, value in pairs.items() if value)

    @property
    def since_query(self):
        return self.asked_for("")

    @property
    def is_noted(self):
        return any(story.noted for story in self.stories)

    @property
    def is_all(self):
        """Whether the page shows every story that names it."""
        return not (self.only or self.slice.previous or self.slice.following)

    @cached_property
    def stories(self):
        """The stories of the page, each with `page`, `relevance`, `noted` (when it got a note for these changes)."""
        rows = {row.page_id: row for row in self.slice.items}
        stories = {story.page_id: story for story in Article.objects.visible_to(self.user).filter(page__in=rows)}
        noted = self.noted(stories.values())
        for key, story in stories.items():
            story.page, story.relevance = rows[key].page, rows[key].get_relevance_display()
            story.noted = noted.get(story.pk)
            story.ticked = story.pk in self.posted["story"] if self.posted else not story.noted
        return [stories[key] for key in rows if key in stories]

    def noted(self, stories):
        rows = ChangeNoted.objects.filter(kind=self.kind, key=self.record.pk, article__in=stories)
        if self.changes:
            rows = rows.filter(change__gte=self.changes[-1].pk)
        return {row.article_id: row for row in rows.select_related("by").order_by("pk")}

    @property
    def ticked(self):
        """The keys of the stories that were ticked; never more than a page has."""
        return self.posted["story"][:STORIES]


def keys(posted):
    return list(dict.fromkeys(int(key) for key in posted if KEY.fullmatch(key)))
