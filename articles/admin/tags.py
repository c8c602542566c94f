"""Tags on the desk: found as one types, renamed with all that follows from it, merged, made into a record."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.http import HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from articles.admin.people import Followed
from articles.admin.tag_into_record import IntoRecord
from articles.forms import TagForm
from articles.models import Article, Tag, TagCoverage, TaggedArticle, TagSynonym
from articles.models.tag import folded
from companies.admin.merging import MergeMixin
from photos.admin.counting import COUNTED, in_words, number_within
from photos.admin.lists import FoundByWords
from photos.finding.searching import found
from photos.finding.words import fold

PROPOSED = 8


class SynonymForm(forms.ModelForm):
    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        if other := Tag.objects.filter(folded=folded(name)).first():
            raise ValidationError(self.why_not(other))
        return name

    def why_not(self, other):
        if other.pk == self.instance.tag_id:
            return "It is the tag itself."
        page = reverse("admin:articles_tag_merge", args=[other.pk], query={"into": self.instance.tag_id})
        offer = (
            format_html('<a href="{}">merge it into this one</a>', page) if self.instance.tag_id else "merge the two"
        )
        return format_html("“{}” is a tag: {}.", other, offer)


class SynonymInline(admin.TabularInline):
    model = TagSynonym
    form = SynonymForm
    extra = 0


class UseFilter(admin.SimpleListFilter):
    title = "use"
    parameter_name = "use"

    def lookups(self, request, model_admin):
        return [("none", "On no story"), ("desk", "On the desk only"), ("page", "On published stories")]

    def queryset(self, request, queryset):
        on_desk = Exists(TaggedArticle.objects.filter(tag=OuterRef("pk")))
        on_page = Exists(TagCoverage.objects.filter(tag=OuterRef("pk")))
        chosen = {"none": ~on_desk & ~on_page, "desk": on_desk & ~on_page, "page": on_page}.get(self.value())
        return queryset if chosen is None else queryset.filter(chosen)


@admin.register(Tag)
class TagAdmin(MergeMixin, IntoRecord, FoundByWords, Followed):
    coverage = TagCoverage
    form = TagForm
    list_display = ("name", "synonyms", "stories", "on_the_desk")
    # In the order of a number, all the numbers would have to be counted.
    sortable_by = ("name",)
    list_filter = (UseFilter,)
    inlines = (SynonymInline,)

    def get_queryset(self, request):
        seen = Article.objects.visible_to(request.user)
        on_desk = TaggedArticle.objects.filter(tag=OuterRef("pk"), content_object__in=seen)
        return super().get_queryset(request).annotate(number_on_desk=number_within(on_desk)).prefetch_related("aliases")

    @admin.display(description="on the desk")
    def on_the_desk(self, tag):
        return in_words(tag.number_on_desk)

    @admin.display(description="synonyms")
    def synonyms(self, tag):
        return ", ".join(alias.name for alias in tag.aliases.all())

    def get_readonly_fields(self, request, obj=None):
        """A tag that is there is renamed on a page of its own, which says first what follows from it."""
        return ("name", "slug") if obj else ()

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.prepopulated_fields

    def get_urls(self):
        views = {"suggest/": ("suggest", self.suggest_view), "<int:pk>/rename/": ("rename", self.rename_view)}
        ours = [
            path(at, self.admin_site.admin_view(view), name=f"articles_tag_{name}")
            for at, (name, view) in views.items()
        ]
        return [*ours, *super().get_urls()]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and self.has_change_permission(request, obj):
            context["rename_page"] = reverse("admin:articles_tag_rename", args=[obj.pk])
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def suggest_view(self, request):
        """Answer with the tags that a typed beginning may mean, by name or synonym, and how often readers meet each.

        Who may write stories may ask. The counts go no further than a thousand.
        """
        if not (self.has_view_permission(request) or request.user.has_perm("articles.add_article")):
            raise PermissionDenied
        term = request.GET.get("term", "")
        start = fold(term).strip()
        names = Tag.objects.filter(pk__in=found(Tag, term)).values_list("pk", "name")
        nearest = sorted(names, key=lambda row: (not fold(row[1]).startswith(start), len(row[1]), row[1]))
        tags = super().get_queryset(request).filter(pk__in=[pk for pk, _ in nearest[:PROPOSED]])
        told = [told_of(tag, start) for tag in tags.prefetch_related("aliases").order_by("-number_of_stories", "name")]
        meant = Tag.objects.meant([term]).get(folded(term)) if start else None
        return JsonResponse({"results": told, "meant": meant and meant.name})

    def rename_view(self, request, pk):
        """Show what another name or address would change, and change it once that was seen."""
        tag = self.get_object(request, str(pk))
        if tag is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
        if not self.has_change_permission(request, tag):
            raise PermissionDenied
        before, old_address = tag.name, tag.get_absolute_url()
        asked = request.POST if request.method == "POST" else request.GET
        form = TagForm(asked if "name" in asked else None, instance=tag)
        is_asked = form.is_bound and form.is_valid()
        if is_asked and request.method == "POST" and self.renamed(form, before, keep=bool(request.POST.get("keep"))):
            self.log_change(request, tag, f"Renamed from “{before}”.")
            self.message_user(request, f"“{before}” is “{tag.name}” now.", messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:articles_tag_change", args=[tag.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Rename “{before}”",
            "opts": self.opts,
            "original": tag,
            "form": form,
            "is_asked": is_asked and not form.errors,
            "before": before,
            "old_address": old_address,
            "new_address": tag.get_absolute_url() if is_asked else "",
            "number": TagCoverage.objects.filter(tag=tag)[: COUNTED + 1].count(),
        }
        return TemplateResponse(request, "admin/articles/tag/rename.html", context)

    def renamed(self, form, before, *, keep):
        """Rename a tag, and say whether that was possible: somebody may have taken the name in the same moment."""
        try:
            with transaction.atomic():
                tag = form.save()
                TagSynonym.objects.filter(tag=tag, folded=folded(tag.name)).delete()
                if keep and folded(before) != tag.folded:
                    TagSynonym.objects.get_or_create(folded=folded(before), defaults={"tag": tag, "name": before})
        except IntegrityError:
            form.add_error("name", "Somebody else took this name or address in the same moment: choose another.")
            return False
        return True


def told_of(tag, start):
    """Return what the box of tags is told of one: its name, its stories, and the synonym that was typed."""
    alias = next((alias.name for alias in tag.aliases.all() if fold(alias.name).startswith(start)), "")
    return {
        "text": tag.name,
        "stories": in_words(tag.number_of_stories),
        "found_as": "" if fold(tag.name).startswith(start) else alias,
    }
