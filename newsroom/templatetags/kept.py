"""`{% kept %}`: what looks the same on many pages is written once in each process."""

import pickle
from hashlib import blake2b

from django import template
from django.db.models import Model
from django.utils.translation import get_language

register = template.Library()

# Of each place in a template: the stories of a front page and of the first pages of many lists.
MOST = 500


@register.tag
def kept(parser, token):
    """Write what stands between this and `endkept` once for each set of values: `{% kept name=value other=value %}`.

    What is within sees these values and nothing else of the page, so that nothing that is kept can be out of date. All
    of them must be hashable, by what they say. A row of the database is known by all that was read of it just now, and
    of the rows that came with it: what is within must ask for nothing more.
    """
    _, *given = token.split_contents()
    values = template.base.token_kwargs(given, parser)
    if given:
        raise template.TemplateSyntaxError(f"kept takes names with values, not {given[0]!r}.")
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(values, nodes)


class Kept(template.Node):
    def __init__(self, values, nodelist):
        self.values, self.nodelist, self.written = values, nodelist, {}

    def render(self, context):
        values = {name: value_of(given, context) for name, given in self.values.items()}
        key = (get_language(), *map(known_by, values.values()))
        written = self.written.get(key)
        if written is None:
            if len(self.written) >= MOST:
                self.written.clear()
            written = self.written[key] = self.nodelist.render(context.new(values))
        return written


def known_by(value):
    return told_by(value) if isinstance(value, Model) else value


def told_by(row):
    """Return a digest of what was read of a row, and of the rows that came with it."""
    read = [value for name, value in row.__dict__.items() if name[0] != "_"]
    others = [(name, other and told_by(other)) for name, other in row._state.fields_cache.items()]
    return blake2b(pickle.dumps((type(row), read, others)), digest_size=16).digest()


def value_of(given, context):
    """Return what a name is given; None where the page has no such thing, also as the argument of a filter."""
    try:
        return given.resolve(context, ignore_failures=True)
    except template.VariableDoesNotExist:
        return None


@register.filter
def among(path, ways):
    """Return a path if one of some `newsroom.frame.Way`s leads there, else ""; there may be no ways."""
    return path if any(way.url == path for way in ways or ()) else ""
