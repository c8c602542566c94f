"""After a save that readers can see: the way to what else in the house may have to be looked at."""

from django.contrib import messages
from django.template.loader import render_to_string

from companies.acting import present_hand
from companies.models import RecordChange


class TellingMixin:
    """For a ModelAdmin of records or relations: a message about the live stories that name what was changed.

    Its words are a template's, so that this room need not know of stories.
    """

    def response_add(self, request, obj, post_url_continue=None):
        return self.tell(request, super().response_add(request, obj, post_url_continue))

    def response_change(self, request, obj):
        return self.tell(request, super().response_change(request, obj))

    def response_delete(self, request, obj_display, obj_id):
        return self.tell(request, super().response_delete(request, obj_display, obj_id))

    def tell(self, request, response):
        changes = RecordChange.objects.filter(batch=present_hand().batch, records__public=True).distinct()
        words = render_to_string("admin/companies/_told.html", {"changes": changes.newest_first()}, request)
        if words.strip():
            messages.info(request, words)
        return response
