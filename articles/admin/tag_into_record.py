"""The page on which a tag becomes a company, a brand or a partnership: one that is there, or a new one."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from articles.models.choices import Relevance
from articles.slugs import free_slug
from articles.tag_into_record import MOST, TooMany, make_record, stories_with
from companies.models import Brand, Company, Partnership

KINDS = {"company": Company, "brand": Brand, "partnership": Partnership}


class IntoRecordForm(forms.Form):
    """What the tag is to be: the record of that name if there is one, else a new one."""

    kind = forms.ChoiceField(choices=[(name, name.capitalize()) for name in KINDS], label="It is a")
    name = forms.CharField(max_length=200, label="Called", help_text="A record that has this name is taken.")
    relevance = forms.ChoiceField(choices=Relevance, initial=Relevance.ABOUT, label="Its stories")
    release = forms.BooleanField(
        label="Readers see a new one at once",
        required=False,
        help_text="Else its stories name it only once it is released.",
    )

    def clean(self):
        if self.errors:
            return
        model, name = KINDS[self.cleaned_data["kind"]], self.cleaned_data["name"].strip()
        called_also = model.objects.filter(aliases__name__iexact=name).distinct()
        there = model.objects.filter(name__iexact=name)[:2] or called_also[:2]
        if len(there) > 1:
            raise ValidationError({"name": "More than one record has this name: merge or rename them first."})
        self.record = there[0] if there else None

    def made(self):
        """Return the record, made if it is not there. Raises ValidationError where its own rules forbid it."""
        if self.record:
            return self.record
        model, name = KINDS[self.cleaned_data["kind"]], self.cleaned_data["name"].strip()
        record = model(name=name, slug=free_slug(name, among=model.objects.all(), max_length=100))
        record.released_at = timezone.now() if self.cleaned_data["release"] else None
        record.full_clean()
        record.save()
        return record


class IntoRecord:
    """Mixed into the tags' admin; who does it may change tags and stories and add to the record."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.record_view)
        return [path("<int:pk>/record/", view, name="articles_tag_record"), *super().get_urls()]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and self.may_make_record(request, obj):
            context["record_page"] = reverse("admin:articles_tag_record", args=[obj.pk])
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def may_make_record(self, request, tag):
        wanted = ("articles.publish_article", "articles.change_any_article", "companies.add_company")
        return self.has_delete_permission(request, tag) and request.user.has_perms(wanted)

    def record_view(self, request, pk):
        tag = self.get_object(request, str(pk))
        if tag is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
        if not self.may_make_record(request, tag):
            raise PermissionDenied
        asked = request.POST if request.method == "POST" else request.GET
        form = IntoRecordForm(asked if "kind" in asked else None, initial={"name": tag.name})
        is_asked = form.is_bound and form.is_valid()
        if is_asked and request.method == "POST" and (record := self.carried_out(request, tag, form)):
            page = reverse(f"admin:companies_{record.kind_word}_change", args=[record.pk])
            return HttpResponseRedirect(page)
        number = stories_with(tag)[: MOST + 1].count()
        context = {
            **self.admin_site.each_context(request),
            "title": f"Make “{tag}” a record",
            "opts": self.opts,
            "original": tag,
            "form": form,
            "is_asked": is_asked,
            "record": form.record if is_asked else None,
            "number": number,
            "most": MOST,
            "too_many": number > MOST,
        }
        return TemplateResponse(request, "admin/articles/tag/record.html", context)

    def carried_out(self, request, tag, form):
        """Make the record of the tag; None, with the reason in the form, where it cannot be."""
        name = str(tag)
        try:
            with transaction.atomic():
                record = form.made()
                number = make_record(tag, record, relevance=form.cleaned_data["relevance"], by=request.user)
        except (TooMany, ValidationError) as refused:
            form.add_error(None, str(refused) if isinstance(refused, TooMany) else refused.messages)
            return None
        except IntegrityError:
            form.add_error(None, "Somebody else used the tag or the name in the same moment: look again.")
            return None
        self.log_change(request, record, f"Made of the tag “{name}”.")
        said = f"“{name}” is a {record.kind_word} of the record now, and {number} stories are linked to it."
        self.message_user(request, said, messages.SUCCESS)
        return record
