"""The desk: Django's admin site under the newsroom's name, with one top line instead of a sidebar."""

from functools import wraps
from urllib.parse import unquote

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpResponseBadRequest
from django.urls import reverse

from articles.models import PublishedArticle
from companies.models.record import Record
from newsroom.first_page import FirstPage
from newsroom.front.desk import FrontDesk, may_arrange
from newsroom.second_step.own_page import OwnSignIn
from newsroom.second_step.signing_in import SigningIn
from photos.models import Photo
from photos.renditions import thumbnail

TOP_LINE = (
    "articles.Article",
    "photos.Photo",
    "photos.Gallery",
    "companies.Company",
    "companies.Brand",
    "companies.Partnership",
    "articles.Tag",
)


class Desk(FrontDesk, SigningIn, OwnSignIn, AdminSite):
    """The editors' admin."""

    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = "Desk"
    enable_nav_sidebar = False

    def each_context(self, request):
        context = super().each_context(request)
        entries = rooms(context["available_apps"], request.path)
        if request.user.is_active and may_arrange(request.user):
            at = reverse("admin:newsroom_front")
            entries.insert(1, {"name": "Front page", "url": at, "add_url": None, "here": request.path.startswith(at)})
        return context | {"rooms": entries}

    def admin_view(self, view, cacheable=False):
        return super().admin_view(legible(plainly_labelled(view)), cacheable)

    def index(self, request, extra_context=None):
        return super().index(request, {"page": FirstPage(request.user)} | (extra_context or {}))

    def login(self, request, extra_context=None):
        """Sign in before the newest picture that readers see: whoever stands here may be anybody."""
        return plainly_labelled(super().login)(request, {"front": newest_with_picture()} | (extra_context or {}))

    def autocomplete_view(self, request):
        return PicturedAutocomplete.as_view(admin_site=self)(request)


class PicturedAutocomplete(AutocompleteJsonView):
    """Sends a photograph's file and credit along with its title, so that it can be chosen by sight.

    With a record that was found by another name goes that name.
    """

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        if isinstance(obj, Photo):
            return result | {"thumb": thumbnail(obj), "note": obj.credit}
        found_as = obj.found_as(self.term) if isinstance(obj, Record) else None
        return result | {"note": found_as} if found_as else result


def legible(view):
    """Answer 400 where an address holds a NUL, which only a forged one does: PostgreSQL cannot even be asked for it."""

    @wraps(view)
    def checked(request, *args, **kwargs):
        if "\x00" in unquote(request.get_full_path()):
            return HttpResponseBadRequest("This address cannot be read.")
        return view(request, *args, **kwargs)

    return checked


def plainly_labelled(view):
    """Make a view of the desk show the labels of its forms without Django's colons, whoever wrote the form."""

    @wraps(view)
    def labelled(*args, **kwargs):
        response = view(*args, **kwargs)
        context = getattr(response, "context_data", None) or {}
        formsets = [inline.formset for inline in context.get("inline_admin_formsets", ())]
        for formset in formsets:
            formset.form_kwargs["label_suffix"] = ""  # for the empty row, which is made anew whenever it is asked for
        forms = [context[name] for name in ("form", "adminform") if context.get(name)]
        for form in [*forms, *(form for formset in formsets for form in formset.forms)]:
            getattr(form, "form", form).label_suffix = ""
        return response

    return labelled


def rooms(apps, path):
    """Return the entries of the top line in its order: {name, url, add_url, here}.

    Arguments: `apps` is the site's app list, which holds only what the person may see; `path` the page they are on.
    """
    models = {model["model"]._meta.label: model for app in apps for model in app["models"] if model["admin_url"]}
    return [
        {
            "name": models[label]["name"],
            "url": models[label]["admin_url"],
            "add_url": models[label]["add_url"],
            "here": path.startswith(models[label]["admin_url"]),
        }
        for label in TOP_LINE
        if label in models
    ]


def newest_with_picture():
    with_picture = PublishedArticle.objects.filter(lead_photo__isnull=False, lead_photo__closed_at=None)
    return with_picture.for_cards().newest_first().first()
