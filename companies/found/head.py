"""What the head of a readers' page says to machines, shaped for `templates/includes/_head.html`.

Canonical: https://www.rfc-editor.org/rfc/rfc6596. Cards: https://ogp.me. A page whose view gives no Head, such as a
preview or an error, has no canonical, no card and no structured data.
"""

from dataclasses import dataclass

from companies.found.breadcrumbs import breadcrumbs
from companies.links import absolute


@dataclass(frozen=True)
class Head:
    """One page as machines know it.

    `path` is its one address, with a query string only where that leads to another page of a list: whatever else was
    asked for (`?utm_source=`) is not in it. `trail` leads to it through pages that it links to, as pairs of a name and
    a path, itself last. `hidden` keeps it out of search engines. `kind` and `properties`, pairs of a name and its
    content, are Open Graph's. `photo` stands on its card, if it may be passed on. `subject` has feeds of its own.
    `about` are objects of JSON-LD.
    """

    path: str
    trail: tuple = ()
    hidden: bool = False
    kind: str = "website"
    properties: tuple = ()
    photo: object = None
    subject: object = None
    about: tuple = ()

    @property
    def url(self):
        return absolute(self.path)

    @property
    def continued(self):
        """Whether it is a further page of a list: its title must differ from that of the first."""
        return "before=" in self.path or "after=" in self.path

    @property
    def data(self):
        """The JSON-LD of the page; none where search engines are not to know it."""
        if self.hidden:
            return []
        return [*filter(None, self.about), *breadcrumbs(self.trail)]
