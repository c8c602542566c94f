"""The record: companies, brands and partnerships, tied by dated and sourced relations."""

from companies.models.brand import Brand, BrandAlias, Ownership
from companies.models.citation import Citation
from companies.models.company import Company, CompanyAlias, Parenthood, Succession
from companies.models.partnership import Creation, Participation, Partnership, PartnershipAlias
from companies.models.relation import Status

__all__ = [
    "Brand",
    "BrandAlias",
    "Citation",
    "Company",
    "CompanyAlias",
    "Creation",
    "Ownership",
    "Parenthood",
    "Participation",
    "Partnership",
    "PartnershipAlias",
    "Status",
    "Succession",
]
