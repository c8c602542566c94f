"""Two people who save one story in the same moment: one is first, the other is asked."""

import pytest
from django.test import Client

from articles.models import Article, FormDraft, Revision
from tests.articles.desk import a_form, change_page
from tests.builders import a_member, a_story
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def signed_in(name):
    client = Client()
    client.force_login(a_member("Editor", name))
    return client


def test_of_saves_in_one_moment_one_is_written_and_the_others_are_stopped_with_their_words_kept():
    story = a_story("As it was", text="")
    people = {name: signed_in(name) for name in ("ana", "kim", "mina")}

    def saving(name):
        data = a_form(f"By {name}", slug=story.slug, version=story.latest_revision_id)
        return lambda: people[name].post(change_page(story), data).status_code

    answers = dict(zip(people, at_once(*map(saving, people)), strict=True))

    assert sorted(answers.values()) == [302, 409, 409]
    first = next(name for name, answer in answers.items() if answer == 302)
    assert Article.objects.get().headline == f"By {first}"
    assert [row.snapshot["headline"] for row in Revision.objects.order_by("number")] == ["As it was", f"By {first}"]
    kept = {draft.user.username: draft.headline for draft in FormDraft.objects.select_related("user")}
    assert kept == {name: f"By {name}" for name in people if name != first}
