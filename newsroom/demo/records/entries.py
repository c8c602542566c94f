"""The words in which the demo's record is written down: a company, a brand, who owns it, who takes part."""

from companies.models import (
    Brand,
    Company,
    CompanyAlias,
    Ownership,
    Parenthood,
    Participation,
    Partnership,
    Status,
    Succession,
)
from newsroom.demo.shapes import Entry, Tie

LEGAL, FORMER, OTHER = CompanyAlias.Kind.LEGAL, CompanyAlias.Kind.FORMER, CompanyAlias.Kind.OTHER


def company(slug, name, summary, *, aliases=(), ties=(), citations=(), makes=(), **fields):
    return Entry(Company, {"slug": slug, "name": name, "summary": summary, **fields}, aliases, ties, citations, makes)


def brand(slug, name, kind, summary, *, ties=(), citations=(), **fields):
    named = {"slug": slug, "name": name, "kind": kind, "summary": summary, **fields}
    return Entry(Brand, named, ties=ties, citations=citations)


def partnership(slug, name, kind, summary, *, status, aliases=(), ties=(), citations=(), follows="", **fields):
    named = {"slug": slug, "name": name, "kind": kind, "summary": summary, "status": status, **fields}
    return Entry(Partnership, named, aliases, ties, citations, follows=follows)


def owner(company, *citations, status=Status.CONFIRMED, **fields):
    return Tie(Ownership, {"company": company}, {"role": Ownership.Role.OWNER, "status": status, **fields}, citations)


def licensee(company, *citations, **fields):
    named = {"role": Ownership.Role.LICENSEE, "status": Status.CONFIRMED, **fields}
    return Tie(Ownership, {"company": company}, named, citations)


def participant(company, role, *citations, status=Status.CONFIRMED, **fields):
    return Tie(Participation, {"company": company}, {"role": role, "status": status, **fields}, citations)


def partners(*companies, status, citations):
    return tuple(participant(slug, Participation.Role.PARTNER, *citations, status=status) for slug in companies)


def part_of(parent, *citations, status=Status.CONFIRMED, **fields):
    return Tie(Parenthood, {"parent": parent}, {"status": status, **fields}, citations)


def came_after(predecessor, *citations, **fields):
    return Tie(Succession, {"predecessor": predecessor}, {"status": Status.CONFIRMED, **fields}, citations)
