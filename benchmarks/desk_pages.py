"""Every page of the desk, found by what the admin registers and by its addresses, so that none need be named."""

from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.templatetags.admin_list import result_headers
from django.urls import reverse

from articles.models import Article
from articles.models.choices import State

# What is typed into a search: one letter, a word that two in five rows have, two words, one that nobody wrote.
TERMS = ("a", "leica", "leica camera", "nowhere")
# Of a filter's choices the first ones are asked for; the others differ in the value only.
MOST_CHOICES = 9


class DeskPages:
    """The addresses of the desk's pages, by model.

    Arguments: a test client that is signed in as somebody who may see everything.
    """

    def __init__(self, client):
        self.client = client
        self.models = sorted(admin.site._registry, key=lambda model: model._meta.label)
        self.rows = {model: self.one(model) for model in self.models}
        self.targets = set()
        self.addresses = {model: list(dict.fromkeys(self.pages_of(model))) for model in self.models}

    def all(self):
        return [reverse("admin:index"), *dict.fromkeys(page for pages in self.addresses.values() for page in pages)]

    def one(self, model):
        """Return a row whose pages are asked for: of stories one that is published."""
        rows = model._default_manager.order_by("pk")
        if model is Article:
            return next(story for story in rows.iterator() if story.state == State.PUBLISHED)
        return rows.first()

    def pages_of(self, model):
        """Give the addresses of a model's list, narrowed and ordered in every way, of its forms and its choices."""
        listed = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        yield listed
        shown = getattr(self.client.get(listed), "context_data", None) or {}
        if "cl" in shown:
            yield from (listed + query for query in ways_through(shown["cl"]))
        if row := self.rows[model]:
            yield from self.pages_of_row(model, row)
        yield from self.choices_of(model)

    def pages_of_row(self, model, row):
        for pattern in admin.site._registry[model].get_urls():
            converters = pattern.pattern.converters
            if not pattern.name or converters.keys() - {"pk", "object_id"}:
                continue
            address = reverse(f"admin:{pattern.name}", args=[row.pk] if converters else [])
            asks_for_revision = model is Article and "pk" in converters
            yield f"{address}?revision={row.latest_revision_id}" if asks_for_revision else address

    def choices_of(self, model):
        """Give what the fields of its forms ask for, once for each kind of row that can be chosen."""
        place = admin.site._registry[model]
        for form in (place, *(inline(model, admin.site) for inline in place.inlines)):
            for field in form.autocomplete_fields:
                target = form.model._meta.get_field(field).related_model
                if target not in self.targets:
                    self.targets.add(target)
                    yield from (choice_of(form.model, field, term) for term in ("", *TERMS))


def choice_of(model, field, term):
    meta = model._meta
    asked = {"app_label": meta.app_label, "model_name": meta.model_name, "field_name": field, "term": term}
    return f"{reverse('admin:autocomplete')}?{urlencode(asked)}"


def ways_through(changelist):
    for spec in changelist.filter_specs:
        choices = [choice["query_string"] for choice in spec.choices(changelist) if "query_string" in choice]
        yield from choices[:MOST_CHOICES]
    yield from (head["url_primary"] for head in result_headers(changelist) if head["sortable"])
    if changelist.search_fields:
        yield from (f"?{urlencode({'q': term})}" for term in TERMS)
    yield "?p=2"
