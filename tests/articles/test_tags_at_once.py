"""Tags under strain: two editors in one moment, what an older installation left, a record that readers cannot see."""

import pytest

from articles.models import Tag, TagSynonym
from companies.merging.merge import merge
from companies.models import Company
from companies.release import release
from tests.builders import a_company, a_published_story, a_story, an_editor, saved
from tests.threads import at_once

LIST = "/admin/articles/tag/"
NO_SYNONYMS = {"aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0}


@pytest.mark.django_db(transaction=True)
def test_two_editors_who_use_a_new_word_at_once_make_one_tag():
    one, other = a_story("One"), a_story("Two")

    for number in range(5):
        words = [f"Night {number}", f"Moon {number}"]
        others = [f"möon-{number}", f"NIGHT-{number}"]
        at_once(
            lambda words=words: one.tags.add(*words),
            lambda others=others: other.tags.add(*others),
        )

    assert Tag.objects.count() == 10
    assert set(one.tags.all()) == set(other.tags.all()) == set(Tag.objects.all())


def a_twin_of_old(name):
    """Return a second tag of one folded name, as the migration leaves it where there were two."""
    twin = saved(Tag(name="to come", slug="twin"))
    Tag.objects.filter(pk=twin.pk).update(name=name, folded=f"{name.lower()} (2)")
    return Tag.objects.get(pk=twin.pk)


@pytest.mark.django_db
class TestTwinsOfAnOlderInstallation:
    def test_its_form_can_be_saved(self, admin_client):
        saved(Tag(name="leica", slug="leica"))
        twin = a_twin_of_old("LEICA")
        data = NO_SYNONYMS | {"aliases-TOTAL_FORMS": 1, "aliases-0-name": "Leitz", "aliases-0-tag": twin.pk}

        assert admin_client.post(f"{LIST}{twin.pk}/change/", data).status_code == 302
        assert TagSynonym.objects.get().tag == twin

    def test_it_merges_into_the_elder(self):
        elder = saved(Tag(name="leica", slug="leica"))
        merge(a_twin_of_old("LEICA"), elder, an_editor())

        assert Tag.objects.get() == elder
        assert list(a_story(tags=["LEICA"]).tags.all()) == [elder]

    def test_it_can_be_called_something_else(self, admin_client):
        saved(Tag(name="leica", slug="leica"))
        twin = a_twin_of_old("LEICA")
        admin_client.post(f"{LIST}{twin.pk}/rename/", {"name": "Leica M", "slug": "leica-m"})

        twin.refresh_from_db()
        assert (twin.name, twin.folded) == ("Leica M", "leica m")


@pytest.mark.django_db
class TestIntoARecordThatReadersCannotSee:
    ASKED = {"kind": "company", "name": "Sigma", "relevance": "about"}

    def test_the_tags_address_is_gone_and_leads_to_the_record_once_that_is_released(self, admin_client, client):
        a_published_story(tags=["Sigma"])
        admin_client.post(f"{LIST}{Tag.objects.get().pk}/record/", self.ASKED)
        sigma = Company.objects.get()
        assert sigma.released_at is None
        assert client.get("/tags/sigma/").status_code == 410

        release([sigma])
        assert client.get("/tags/sigma/", follow=True).request["PATH_INFO"] == sigma.get_absolute_url()

    def test_two_aliases_of_one_record_are_one_record(self, admin_client):
        a_story(tags=["Sigma"])
        record = a_company("SIGMA Corporation", "sigma")
        record.aliases.create(name="Sigma")
        record.aliases.create(name="SIGMA")

        answer = admin_client.post(f"{LIST}{Tag.objects.get().pk}/record/", self.ASKED)
        assert answer.status_code == 302
        assert not Tag.objects.exists()
