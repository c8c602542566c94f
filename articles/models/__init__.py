"""Every model of the room. Readers' modules import `articles.models.published` by its own path, nothing from here."""

from articles.models.article import Article
from articles.models.author import Author, AuthorAlias
from articles.models.blocks import (
    BLOCKS,
    Aside,
    Comparison,
    Embed,
    Figure,
    GalleryBlock,
    Quote,
    RecordCard,
    Table,
    Text,
)
from articles.models.departure import Departure
from articles.models.desk_comment import DeskComment
from articles.models.embedded import Embedded
from articles.models.fact import ChangeNoted, FactToSettle
from articles.models.form_draft import FormDraft
from articles.models.hub_ping import HubPing
from articles.models.parts import (
    BrandLink,
    Byline,
    CompanyLink,
    Correction,
    Note,
    PartnershipLink,
    RelatedStory,
    Source,
)
from articles.models.preview_link import PreviewLink
from articles.models.publication import Publication
from articles.models.published import (
    AddressUse,
    ArchiveMonth,
    AuthorCoverage,
    BrandCoverage,
    CompanyCoverage,
    EmbedUse,
    PartnershipCoverage,
    PhotoUse,
    PublishedArticle,
    PublishedCorrection,
    TagCoverage,
)
from articles.models.rebuild import Edition, Rebuild
from articles.models.refused_mention import RefusedMention
from articles.models.revision import Revision
from articles.models.search import SearchDocument, SearchName, SearchWord
from articles.models.tag import Tag, TaggedArticle, TagSynonym

__all__ = [
    "BLOCKS",
    "AddressUse",
    "ArchiveMonth",
    "Article",
    "Aside",
    "Author",
    "AuthorAlias",
    "AuthorCoverage",
    "BrandCoverage",
    "BrandLink",
    "Byline",
    "ChangeNoted",
    "CompanyCoverage",
    "CompanyLink",
    "Comparison",
    "Correction",
    "Departure",
    "DeskComment",
    "Edition",
    "Embed",
    "EmbedUse",
    "Embedded",
    "FactToSettle",
    "Figure",
    "FormDraft",
    "GalleryBlock",
    "HubPing",
    "Note",
    "PartnershipCoverage",
    "PartnershipLink",
    "PhotoUse",
    "PreviewLink",
    "Publication",
    "PublishedArticle",
    "PublishedCorrection",
    "Quote",
    "Rebuild",
    "RecordCard",
    "RefusedMention",
    "RelatedStory",
    "Revision",
    "SearchDocument",
    "SearchName",
    "SearchWord",
    "Source",
    "Table",
    "Tag",
    "TagCoverage",
    "TagSynonym",
    "TaggedArticle",
    "Text",
]
