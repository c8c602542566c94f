"""Stories on the desk."""

from content_editor.admin import ContentEditor
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.http import HttpResponseRedirect
from django.urls import reverse
from js_asset import Media, Script
from taggit.managers import TaggableManager

from articles import publishing
from articles.admin.access import Access
from articles.admin.bin import Bin
from articles.admin.blocks import BLOCKS, BlockInline
from articles.admin.card import Card
from articles.admin.comments import Comments
from articles.admin.compare import Compare
from articles.admin.conflict import Conflict
from articles.admin.history import StoryHistory
from articles.admin.intake import Intake
from articles.admin.keeping import Keeping
from articles.admin.listing import StoryListing
from articles.admin.parts import PARTS
from articles.admin.preview import Preview
from articles.admin.proposals import Proposals
from articles.admin.publishing import Publishing
from articles.admin.shared_previews import SharedPreviews
from articles.admin.widgets import TagBox
from articles.forms import StoryForm, TagsField
from articles.models import Article
from articles.models.choices import Stage
from photos.admin.autocomplete import Autocompleting
from photos.admin.lists import FoundByWords

# Submit buttons that save the story and lead on to a page about the revision that this made.
LEAD_ON = ("publish", "schedule", "preview")
SCRIPTS = ("story", "photographs", "comments", "keeping", "proposals")


@admin.register(Article)
class ArticleAdmin(
    *(StoryListing, Bin, Intake, Publishing, Preview, SharedPreviews, StoryHistory, Compare),
    *(Comments, Proposals, Conflict, Keeping, Access, Autocompleting, FoundByWords, ContentEditor),
):
    """A story is written here; what readers get of it is decided on the pages of `Publishing`."""

    form = StoryForm
    fieldsets = (
        (None, {"fields": ("headline", "standfirst", "lead_photo")}),
        ("Tags", {"classes": ("side",), "fields": ("tags",)}),
        ("Kind and address", {"classes": ("side",), "fields": ("kind", "kicker", "slug", "comments")}),
        ("Embargo", {"classes": ("side",), "fields": ("embargo_until",)}),
        ("Search engines", {"classes": ("side", "shut"), "fields": ("seo_title", "seo_description")}),
    )
    autocomplete_fields = ("lead_photo",)
    formfield_overrides = {TaggableManager: {"form_class": TagsField, "widget": TagBox}}

    class Media:
        js = tuple(Script(f"admin/js/{name}.js", type="module") for name in SCRIPTS)

    def get_fieldsets(self, request, obj=None):
        """Whose story it is, editors say; who writes a new one alone owns it."""
        whose = ("Whose story", {"classes": ("side",), "fields": ("owner",)})
        return [*self.fieldsets, whose] if request.user.has_perm("articles.change_any_article") else self.fieldsets

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "owner":
            kwargs["queryset"] = get_user_model().objects.filter(is_staff=True, is_active=True).order_by("username")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_inlines(self, request, obj):
        """Without blocks for who may only look: the editor cannot show them read only, and the preview does."""
        return PARTS if obj and not self.has_change_permission(request, obj) else [*PARTS, *BLOCKS]

    def render_change_form(self, request, context, **kwargs):
        story = kwargs.get("obj")
        context |= {"card": story and Card(story, request.user), "may_publish": self.may_publish(request)}
        response = super().render_change_form(request, context, **kwargs)
        # The editors' import map is an inline script: without the nonce the browser refuses it.
        response.context_data["media"] = Media.from_media(response.context_data["media"], nonce=str(request.csp_nonce))
        return response

    def _content_editor_media(self, request, context):
        blocks = [inline for inline in context["inline_admin_formsets"] if isinstance(inline.opts, BlockInline)]
        return super()._content_editor_media(request, context) if blocks else Media()

    def _content_editor_context(self, request, context):
        """Greet a new story in our words; the editor has no other place for them."""
        editor = super()._content_editor_context(request, context)
        editor["messages"] |= {"empty": "No text yet. Add the first block.", "collapseAll": "Fold all blocks"}
        return editor

    def save_model(self, request, obj, form, change):
        if not change:
            obj.owner = obj.owner or request.user
            return super().save_model(request, obj, form, change)
        # The form's own columns only: what the door wrote since the form was fetched must not be overwritten.
        typed = [field.name for field in obj._meta.concrete_fields if field.name in form.fields]
        return obj.save(update_fields=[*typed, "updated_at"])

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        publishing.compose(form.instance, by=request.user)
        form.instance.refresh_from_db(fields=["latest_revision"])

    def response_add(self, request, obj, post_url_continue=None):
        return self.lead_on(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.lead_on(request, obj) or super().response_change(request, obj)

    def lead_on(self, request, story):
        """Return the way to the page that the pressed button asks for, None if it only saves."""
        if step := next((stage for stage in Stage if f"_{stage}" in request.POST), None):
            return self.moved(request, story, step)
        wanted = next((name for name in LEAD_ON if f"_{name}" in request.POST), None)
        if wanted is None:
            return None
        page = reverse(f"admin:articles_article_{wanted}", args=[story.pk])
        return HttpResponseRedirect(f"{page}?revision={story.latest_revision_id}")

    def get_deleted_objects(self, objs, request):
        """Nothing is deleted: the story goes to the bin with all that belongs to it."""
        return [], {}, set(), []

    def delete_view(self, request, object_id, extra_context=None):
        return super().delete_view(request, object_id, {"title": "Put this story in the bin?"} | (extra_context or {}))

    def delete_model(self, request, obj):
        publishing.discard(obj, by=request.user)

    def response_delete(self, request, obj_display, obj_id):
        self.message_user(request, f"“{obj_display}” is in the bin, and no reader sees it.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
