"""The feed of what a page is about, offered in a line."""

from django import template

from articles.offered import Offered

register = template.Library()


@register.inclusion_tag("includes/_as_feed.html")
def as_feed(subject):
    """Lead to the feed of a kind of stories, a tag, an author or a record in every form, and to what a feed is."""
    return {"feed": Offered.of(subject)}
