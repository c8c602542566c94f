"""Pages of other houses, as they answered: to be looked at, and asked about once more."""

from django.contrib import admin, messages
from django.utils.html import format_html, format_html_join

from articles.admin.people import number_of
from articles.models import Article, Embedded, EmbedUse
from articles.tasks import fetch_embedded
from companies.admin.reading import ReadOnly
from photos.admin.counting import in_words
from photos.admin.lists import FoundByWords
from photos.where_used import used_by, where_used


@admin.register(Embedded)
class EmbeddedAdmin(FoundByWords, ReadOnly):
    list_display = ("url", "title", "provider", "asked_at", "problem", "stories")
    list_filter = (("problem", admin.EmptyFieldListFilter), ("fetched_at", admin.EmptyFieldListFilter), "provider")
    search_help_text = "Search by address, title or author"
    ordering = ("-asked_at", "-pk")
    actions = ("ask_again",)
    fields = ("url", "provider", "title", "author", "frame", "asked_at", "fetched_at", "problem", "shown_in")

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number_of_stories=number_of(EmbedUse))

    def has_ask_permission(self, request):
        return self.admin_site.get_model_admin(Article).has_change_permission(request)

    @admin.display(description="published stories", ordering="number_of_stories")
    def stories(self, embedded):
        return in_words(embedded.number_of_stories)

    @admin.display(description="shown in")
    def shown_in(self, embedded):
        """Name the stories that show it, on the desk and published."""
        stories = dict.fromkeys(str(used_by(row)) for row in where_used(embedded).rows)
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((story,) for story in stories)))

    @admin.action(description="Ask their houses again", permissions=["ask"])
    def ask_again(self, request, chosen):
        """Forget what was answered so far, for what is shown again, under another title or no longer refused."""
        number = chosen.update(fetched_at=None, problem="")
        fetch_embedded.enqueue()
        self.message_user(request, f"{number} will be asked about again in a moment.", messages.SUCCESS)
