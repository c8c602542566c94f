"""The record: companies, brands and partnerships, tied by dated and sourced relations."""

from companies.models.brand import Brand, BrandAlias, Ownership
from companies.models.camera_make import CameraMake
from companies.models.change import ChangedRecord, RecordChange
from companies.models.checked_address import CheckedAddress
from companies.models.citation import Citation
from companies.models.company import Company, CompanyAlias, Parenthood, Succession
from companies.models.merger import Merger
from companies.models.partnership import Creation, Participation, Partnership, PartnershipAlias
from companies.models.relation import Status

__all__ = [
    "Brand",
    "BrandAlias",
    "CameraMake",
    "ChangedRecord",
    "CheckedAddress",
    "Citation",
    "Company",
    "CompanyAlias",
    "Creation",
    "Merger",
    "Ownership",
    "Parenthood",
    "Participation",
    "Partnership",
    "PartnershipAlias",
    "RecordChange",
    "Status",
    "Succession",
]
