"""Links proposed from the text: shown beside it while one writes, made or refused with the story's next save."""

import re

from django.http import HttpResponseNotAllowed, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path

from articles.admin.keeping import MOST, read
from articles.admin.raw_form import filled_in
from articles.mentions import MODELS, proposals
from articles.models import BLOCKS, BrandLink, CompanyLink, PartnershipLink, RefusedMention
from articles.relations import RECORDS
from articles.snapshots import block_fields, relations
from photos.admin.autocomplete import KEY

LINKS = {"company": CompanyLink, "brand": BrandLink, "partnership": PartnershipLink}
CHOICE = re.compile(r"(company|brand|partnership)\.([0-9]{1,18})(?:\.(about|mentions))?", re.ASCII)


class Proposals:
    """Mixed into the stories' admin."""

    def get_urls(self):
        new = self.admin_site.admin_view(self.proposals_new_view)
        address = path("proposals/", new, name="articles_article_proposals_new")
        return [address, *self.addresses({"proposals": self.proposals_view}), *super().get_urls()]

    def proposals_view(self, request, pk):
        return self.propose(request, self.story(request, pk))

    def proposals_new_view(self, request):
        if not self.has_add_permission(request):
            return JsonResponse({"problem": "You may not begin a story."}, status=403)
        return self.propose(request, None)

    def propose(self, request, story):
        """Answer a script with what is proposed for the form as it stands; nothing is written."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        sent = read(request.body) if int(request.META.get("CONTENT_LENGTH") or 0) <= MOST else None
        if not sent or "fields" not in sent:
            return JsonResponse({"problem": "This cannot be read."}, status=400)
        context = {"proposals": proposals(said_in(filled_in(sent["fields"])), refused(story))}
        return TemplateResponse(request, "admin/articles/article/_proposals.html", context)

    def render_change_form(self, request, context, **kwargs):
        story = kwargs.get("obj")
        if request.method == "POST":
            context["proposals"] = proposals(said_in(request.POST), refused(story))
        elif story and story.latest_revision and self.has_change_permission(request, story):
            context["proposals"] = proposals(story.latest_revision.snapshot, refused(story))
        return super().render_change_form(request, context, **kwargs)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.settle_proposals(request.POST, form.instance)

    def settle_proposals(self, posted, story):
        """Link what was accepted, remember what was refused; of what was forged or is gone, nothing."""
        for name, choice in posted.items():
            if not name.startswith("proposal-"):
                continue
            keys = CHOICE.findall(name)
            if choice == "no":
                for kind, key, _ in keys:
                    RefusedMention.objects.get_or_create(article=story, kind=kind, key=int(key))
            elif (found := CHOICE.fullmatch(choice)) and (found[1], found[2]) in {pair[:2] for pair in keys}:
                link(story, found[1], int(found[2]), found[3] or "mentions")


def link(story, kind, key, relevance):
    rows = LINKS[kind].objects.filter(article=story)
    if MODELS[kind].objects.filter(pk=key).exists() and not rows.filter(**{f"{kind}_id": key}).exists():
        LINKS[kind].objects.create(article=story, position=rows.count() + 1, relevance=relevance, **{f"{kind}_id": key})


def refused(story):
    return set(story.refused_mentions.values_list("kind", "key")) if story else ()


def said_in(data):
    """Return as much of a snapshot as a raw form tells: its words, what it links, and its blocks in their order."""
    snapshot = {name: data.get(name, "") for name in ("headline", "standfirst")}
    lead = data.get("lead_photo", "")
    snapshot["lead_photo"] = {"id": int(lead)} if KEY.fullmatch(lead) else None
    for part, name in RECORDS.items():
        rows = (row.get(name, "") for row in rows_of(data, f"{name}_links"))
        snapshot[part] = [{name: {"id": int(key)}} for key in rows if KEY.fullmatch(key)]
    blocks = []
    for kind, model in BLOCKS.items():
        fields, related = block_fields(model), relations(model, block_fields(model))
        for row in rows_of(data, f"articles_{model._meta.model_name}_set"):
            words = {name: row.get(name, "") for name in fields if name not in related}
            chosen = {name: {"id": int(row[name])} for name in related if KEY.fullmatch(row.get(name, ""))}
            ordering = row.get("ordering", "")
            blocks.append((int(ordering) if KEY.fullmatch(ordering) else 0, {"type": kind, **words, **chosen}))
    return snapshot | {"blocks": [block for _, block in sorted(blocks, key=lambda pair: pair[0])]}


def rows_of(data, prefix):
    """Yield the rows of a formset in a raw form that are not to be deleted, each as its values by name."""
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    for number in range(min(int(total), 1000) if KEY.fullmatch(total) else 0):
        start = f"{prefix}-{number}-"
        row = {name.removeprefix(start): value for name, value in data.items() if name.startswith(start)}
        if row and "DELETE" not in row:
            yield row
