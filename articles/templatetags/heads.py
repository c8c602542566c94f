"""What the head of every page needs of its own body and of the news."""

from django import template
from django.utils.safestring import mark_safe

from articles.announced import feeds_of
from companies.links import absolute
from photos.cards import card_of, first_to_pass_on

register = template.Library()

# Among so many of the newest stories about a record a photograph is looked for.
NEWEST = 5

register.simple_tag(feeds_of, name="feeds_of")


@register.simple_tag
def card(head):
    """Return what stands beside a link to a page: {url, width, height, media_type, alt} of a photograph, or None.

    A record's room knows of no stories: its page is shown with the newest photograph of one that names it.
    """
    photo = head.photo
    if photo is None and hasattr(head.subject, "kind_word"):
        rows = head.subject.coverage.newest_first().for_cards()[:NEWEST]
        photo = first_to_pass_on(row.page.lead_photo for row in rows)
    shown = card_of(photo)
    return shown and {**shown._asdict(), "url": absolute(shown.url), "alt": photo.alt_text}


@register.tag
def captured(parser, token):
    """Set a name to what stands between this and `endcaptured`, in one line: `{% captured page_title %}…`.

    A block of a template is written once; its words are wanted in the title and on the card.
    """
    name = token.split_contents()[1]
    nodes = parser.parse(("endcaptured",))
    parser.delete_first_token()
    return Captured(name, nodes)


class Captured(template.Node):
    def __init__(self, name, nodelist):
        self.name, self.nodelist = name, nodelist

    def render(self, context):
        words = " ".join(self.nodelist.render(context).split())
        context[self.name] = mark_safe(words)  # noqa: S308 - it was escaped when it was rendered
        return ""
