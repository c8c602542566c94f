"""What editors do with what stories carry: tags, companies, photographs."""

from datetime import timedelta

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from articles.models import Tag
from articles.tasks import rebuild_pages
from companies.merging.merge import merge
from companies.models import Company
from photos.models import Photo
from tests.builders import saved
from tests.editors.base import Site, chosen

MODELS = {"tags": Tag, "companies": Company}
NUMBER = st.integers(0, 2)
KIND = st.sampled_from(sorted(MODELS))

some_open = precondition(lambda self: not all(photo.is_closed for photo in self.house.photographs))
some_closed = precondition(lambda self: any(photo.is_closed for photo in self.house.photographs))


class OnNames(Site):
    def there(self, kind, number):
        """Return what is there of a kind, and its row."""
        thing = chosen(getattr(self.house, kind), number).now
        return thing, MODELS[kind].objects.get(pk=thing.key)

    @rule(kind=KIND, number=NUMBER, moves=st.booleans())
    def rename(self, kind, number, moves):
        thing, row = self.there(kind, number)
        thing.name = row.name = f"Name {self.new()}"
        if moves:
            thing.slug = row.slug = f"name-{self.new()}"
        saved(row)
        self.house.is_behind = True

    @rule(kind=KIND, number=NUMBER, other=NUMBER)
    def merge(self, kind, number, other):
        (thing, row), (into, one) = self.there(kind, number), self.there(kind, other)
        if thing is not into:
            merge(row, one, self.editor, now=self.now())
            thing.into = into
            self.house.is_behind = True

    @some_open
    @rule(number=NUMBER)
    def credit(self, number):
        photo, row = self.photograph(number, is_closed=False)
        photo.credit = row.credit = f"credit{self.new()}"
        saved(row)
        self.house.is_behind = True

    @some_open
    @rule(number=NUMBER)
    def say_that_rights_have_ended(self, number):
        photo, row = self.photograph(number, is_closed=False)
        photo.ends_on = row.rights_end_on = timezone.localdate() - timedelta(days=1)
        photo.is_closed = photo.was_closed = True
        saved(row)
        self.house.is_behind = True

    @some_open
    @rule(number=NUMBER)
    def say_that_rights_end_soon(self, number):
        photo, row = self.photograph(number, is_closed=False)
        photo.ends_on = row.rights_end_on = self.house.now.date() + timedelta(days=1)
        saved(row)

    @some_closed
    @rule(number=NUMBER)
    def extend_rights(self, number):
        photo, row = self.photograph(number, is_closed=True)
        photo.ends_on = row.rights_end_on = None
        photo.is_closed = False
        saved(row)
        self.house.is_behind = True

    def photograph(self, number, *, is_closed):
        photo = chosen([photo for photo in self.house.photographs if photo.is_closed == is_closed], number)
        return photo, Photo.objects.get(pk=photo.key)

    @rule()
    def render_again(self):
        rebuild_pages.call()
        self.house.is_behind = False
