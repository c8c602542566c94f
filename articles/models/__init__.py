"""Every model of the room. Readers' modules import `articles.models.published` by its own path, nothing from here."""

from articles.models.article import Article
from articles.models.author import Author, AuthorAlias
from articles.models.blocks import BLOCKS, Aside, Figure, Quote, RecordCard, Text
from articles.models.parts import BrandLink, Byline, CompanyLink, PartnershipLink, Source
from articles.models.published import (
    ArchiveMonth,
    AuthorCoverage,
    BrandCoverage,
    CompanyCoverage,
    PartnershipCoverage,
    PhotoUse,
    PublishedArticle,
    TagCoverage,
)
from articles.models.rebuild import Rebuild
from articles.models.revision import Revision
from articles.models.tag import Tag, TaggedArticle

__all__ = [
    "BLOCKS",
    "ArchiveMonth",
    "Article",
    "Aside",
    "Author",
    "AuthorAlias",
    "AuthorCoverage",
    "BrandCoverage",
    "BrandLink",
    "Byline",
    "CompanyCoverage",
    "CompanyLink",
    "Figure",
    "PartnershipCoverage",
    "PartnershipLink",
    "PhotoUse",
    "PublishedArticle",
    "Quote",
    "Rebuild",
    "RecordCard",
    "Revision",
    "Source",
    "Tag",
    "TagCoverage",
    "TaggedArticle",
    "Text",
]
