"""`{% kept %}`: what looks the same on many pages is written once in each process."""

from django import template
from django.utils.translation import get_language

register = template.Library()

# Of each place in a template; nothing that readers can ask for makes so many.
MOST = 200


@register.tag
def kept(parser, token):
    """Write what stands between this and `endkept` once for each set of values: `{% kept name=value other=value %}`.

    What is within sees these values and nothing else of the page, so that nothing that is kept can be out of date. All
    of them must be hashable, by what they say: rows of the database are not, since they are equal by their keys.
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
        key = (get_language(), *values.values())
        written = self.written.get(key)
        if written is None:
            if len(self.written) >= MOST:
                self.written.clear()
            written = self.written[key] = self.nodelist.render(context.new(values))
        return written


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
