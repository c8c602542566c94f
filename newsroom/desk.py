"""The desk: Django's admin site under the newsroom's name, with one top line instead of a sidebar."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView

from articles.models.published import PublishedArticle
from photos.models import Photo

TOP_LINE = (
    "articles.Article",
    "photos.Photo",
    "companies.Company",
    "companies.Brand",
    "companies.Partnership",
    "articles.Tag",
)


class Desk(AdminSite):
    """The editors' admin."""

    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = "Desk"
    enable_nav_sidebar = False

    def each_context(self, request):
        context = super().each_context(request)
        return context | {"rooms": rooms(context["available_apps"], request.path)}

    def login(self, request, extra_context=None):
        """Sign in before the newest picture that readers see: whoever stands here may be anybody."""
        return super().login(request, {"front": newest_with_picture()} | (extra_context or {}))

    def autocomplete_view(self, request):
        return PicturedAutocomplete.as_view(admin_site=self)(request)


class PicturedAutocomplete(AutocompleteJsonView):
    """Sends a photograph's file and credit along with its title, so that it can be chosen by sight."""

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        return result | {"thumb": obj.file.url, "note": obj.credit} if isinstance(obj, Photo) else result


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
    return PublishedArticle.objects.for_cards().newest_first().filter(lead_photo__isnull=False).first()
