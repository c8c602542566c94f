"""The record in templates of other rooms, which know a record but not how its page is made."""

from django import template

from companies.pages.facts import facts_of
from companies.pages.notes import Notes

register = template.Library()

ON_A_CARD = 5


@register.simple_tag
def card_facts(record):
    """Return the first facts of a record for its card; None while readers may not see the record itself."""
    released = type(record)._default_manager.released().with_record().filter(pk=record.pk).first()
    return facts_of(released, Notes(), now=None)[:ON_A_CARD] if released else None
