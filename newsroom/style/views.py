"""The style page, and a story with a block of every kind, for staff only."""

from django.contrib.admin.views.decorators import staff_member_required
from django.db.models import Count
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from companies.models import Company
from companies.record_page import page_of
from companies.timeline.timeline import SIGNS
from newsroom.style import specimens, tokens
from newsroom.style.specimen_story import whole_story

PHOTOGRAPHS = 5


@never_cache
@staff_member_required
def style(request):
    """Show each token and each component of the readers' pages."""
    record = richest_record()
    context = {
        "colours": tokens.colours(),
        "type": tokens.lengths("type"),
        "space": tokens.lengths("space"),
        "stories": specimens.stories(specimens.photographs(PHOTOGRAPHS)),
        "relations": specimens.relations(),
        "list": specimens.middle_of_a_list(),
        "signs": SIGNS,
        "record": record,
        "page": record and page_of(record),
    }
    return render(request, "newsroom/style/style.html", context)


@never_cache
@staff_member_required
def style_story(request):
    """Show the page of a story that has a block of every kind."""
    photos = specimens.photographs(PHOTOGRAPHS)
    context = {"article": whole_story(photos, richest_record()), "related": specimens.related(photos)}
    return render(request, "newsroom/style/story.html", context)


def richest_record():
    """Return the company with the most partnerships that readers may see, None if there is no company."""
    most = (
        Company.objects.released().annotate(taking_part=Count("participations")).order_by("-taking_part", "pk").first()
    )
    return most and Company.objects.released().with_record().get(pk=most.pk)
