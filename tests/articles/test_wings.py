"""The desk and the page are different wings: no relation leads a reader's view or template from one to the other."""

import pytest
from django.apps import apps
from django.db import models

from articles.models import (
    BLOCKS,
    AddressUse,
    ArchiveMonth,
    Article,
    AuthorCoverage,
    BrandCoverage,
    BrandLink,
    Byline,
    ChangeNoted,
    CompanyCoverage,
    CompanyLink,
    Correction,
    Departure,
    DeskComment,
    EmbedUse,
    FactToSettle,
    FormDraft,
    HubPing,
    Note,
    PartnershipCoverage,
    PartnershipLink,
    PhotoUse,
    PreviewLink,
    Publication,
    PublishedArticle,
    PublishedCorrection,
    Rebuild,
    RefusedMention,
    RelatedStory,
    Revision,
    Source,
    TagCoverage,
    TaggedArticle,
)
from articles.models.rebuild import Edition

COVERAGE = {
    AddressUse,
    AuthorCoverage,
    BrandCoverage,
    CompanyCoverage,
    EmbedUse,
    PartnershipCoverage,
    PhotoUse,
    TagCoverage,
}
SEARCH = {apps.get_model("articles", name) for name in ("SearchDocument", "SearchName", "SearchWord")}
PAGE = {PublishedArticle, PublishedCorrection, ArchiveMonth, Departure, *COVERAGE, *SEARCH}
DESK = {
    Article,
    Revision,
    Byline,
    Source,
    Correction,
    DeskComment,
    FormDraft,
    HubPing,
    FactToSettle,
    ChangeNoted,
    Note,
    PreviewLink,
    RefusedMention,
    RelatedStory,
    Publication,
    CompanyLink,
    BrandLink,
    PartnershipLink,
    TaggedArticle,
    Rebuild,
    Edition,
    *BLOCKS.values(),
}
SHARED = {
    model
    for name in ("Author", "AuthorAlias", "Embedded", "Tag", "TagSynonym")
    for model in [apps.get_model("articles", name)]
}


def test_every_model_of_the_room_belongs_to_a_wing_or_to_both():
    assert set(apps.get_app_config("articles").get_models()) == PAGE | DESK | SHARED


@pytest.mark.parametrize("model", sorted(DESK, key=lambda model: model.__name__))
def test_nothing_that_readers_reach_can_be_walked_to_a_desk_model(model):
    """A hidden relation has no accessor on its other side, so neither a view nor a template can follow it back."""
    for field in model._meta.get_fields():
        if isinstance(field, models.ForeignKey) and field.related_model not in DESK:
            assert field.remote_field.hidden, f"{field} can be walked back to the desk"


@pytest.mark.parametrize("model", sorted(PAGE, key=lambda model: model.__name__))
def test_no_relation_of_a_page_leads_to_the_desk(model):
    assert {field.related_model for field in model._meta.get_fields() if field.is_relation} & DESK == set()


@pytest.mark.parametrize("model", sorted(COVERAGE, key=lambda model: model.__name__))
def test_what_a_page_uses_cannot_be_deleted_and_is_listed_from_an_index(model):
    entity = model._meta.get_field(model.ENTITY)

    assert entity.remote_field.on_delete is models.PROTECT
    assert [index.fields for index in model._meta.indexes] == [[model.ENTITY, "-published_at", "-page"]]
