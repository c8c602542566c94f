"""A revision as readers would see it, in a frame on the desk."""

from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles import publishing
from articles.admin.confirmation import opening_with
from articles.admin.publishing import asked_revision
from articles.related import related_to
from companies.language import readers_language

WIDTHS = {"phone": "Phone", "tablet": "Tablet", "desktop": "Desktop"}
THEMES = {"light": "Light", "dark": "Dark"}


class Preview:
    """The frame and the page in it; mixed into the stories' admin."""

    def get_urls(self):
        views = {"preview": self.preview_view, "preview_page": self.preview_page_view}
        return [*self.addresses(views), *super().get_urls()]

    def preview_view(self, request, pk):
        story = self.looked_at(request, pk)
        revision = asked_revision(request, story)
        width = request.GET.get("width")
        context = {
            "title": f"Preview of revision {revision.number}",
            "revision": revision,
            "widths": WIDTHS,
            "width": width if width in WIDTHS else "desktop",
            "themes": THEMES,
            "theme": theme_of(request),
        }
        return self.page(request, story, "preview", context)

    @method_decorator(xframe_options_sameorigin)
    def preview_page_view(self, request, pk):
        """The readers' own page, as publishing with all its records would make it; the admin adds no-store."""
        revision = asked_revision(request, self.looked_at(request, pk))
        page = publishing.preview(revision, opening=opening_with(revision))
        headers = {"X-Robots-Tag": "noindex"}
        context = {"article": page, "related": related_to(page), "shown_in": theme_of(request)}
        response = TemplateResponse(request, "admin/articles/article/preview_page.html", context, headers=headers)
        with readers_language():
            return response.render()


def theme_of(request):
    """Return the theme that an address asks for, "" for that of whoever looks."""
    theme = request.GET.get("theme", "")
    return theme if theme in THEMES else ""
