"""What a contributor may not read of another's draft, asked of every page of the desk that shows stories."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db.models import CharField, TextField
from django.urls import reverse
from django_prose_editor.fields import ProseEditorField

from articles.models import BLOCKS, Embedded
from tests.articles.desk import page_of
from tests.builders import THEN, a_company, a_gallery, a_member, a_photo, a_story, add_blocks, an_editor, retype

pytestmark = pytest.mark.django_db

SECRET = "Zanzibar"


def in_every_word(model):
    """Return the secret under the name of every column of a block that holds words of the editor's."""
    columns = [field for field in model._meta.get_fields() if isinstance(field, CharField | TextField)]
    return {
        field.name: SECRET if not isinstance(field, ProseEditorField) else f"<p>{SECRET}</p>"
        for field in columns
        if not field.choices and field.name != "region"
    }


MODELS = [model for model in apps.get_app_config("articles").get_models() if admin.site.is_registered(model)]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_page_of_the_desk_tells_a_contributor_of_anothers_draft(client, model):
    """A secret in another's draft, in every block and part that has words: no list, form or history names it."""
    photo = a_photo("A lens")
    draft = a_story(f"{SECRET} headline", text=f"<p>{SECRET}</p>", owner=a_member("Editor", "ana"), slug="zanzibar")
    needed = {
        "gallery": {"gallery": a_gallery(photo)},
        "comparison": {"before": photo, "after": a_photo("Another lens")},
        "figure": {"photo": photo},
        "embed": {"embedded": Embedded.objects.create(url="https://video.example/1")},
        "table": {"cells": f"{SECRET} | 1\n2 | 3"},
        "record_card": {"company": a_company()},
    }
    add_blocks(draft, [(kind, in_every_word(model) | needed.get(kind, {})) for kind, model in BLOCKS.items()])
    draft.corrections.create(words=SECRET)
    draft.notes.create(words=SECRET)
    draft.sources.create(publisher=SECRET, title=SECRET)
    retype(draft, SECRET)
    draft.desk_comments.create(author=an_editor(), words=SECRET, written_at=THEN)
    draft.preview_links.create(revision=draft.latest_revision, token=SECRET, made_at=THEN, expires_at=THEN)
    mina = a_member("Contributor", "mina")
    client.force_login(mina)

    pages = [reverse(f"admin:articles_{model._meta.model_name}_changelist")]
    for row in model._base_manager.all():
        names = (f"admin:articles_{model._meta.model_name}_{page}" for page in ("change", "history", "delete"))
        pages += [reverse(name, args=[row.pk]) for name in names]
    pages += [page_of(draft, word) for word in ("compare", "preview", "preview/page", "share", "history")]
    pages += [
        f"/admin/autocomplete/?term=zanzibar&app_label=articles&model_name={model._meta.model_name}&field_name={field.name}"
        for field in model._meta.concrete_fields
        if field.is_relation
    ]
    for address in [*pages, f"{pages[0]}?q=zanzibar", f"/admin/photos/photo/{photo.pk}/change/", "/admin/"]:
        assert SECRET not in client.get(address, follow=True).text, address
