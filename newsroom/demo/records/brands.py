"""Brands and their owners."""

from companies.models import Brand, Ownership, Status
from newsroom.demo.publications import OLYMPUS_TRANSFER
from newsroom.demo.shapes import Cited, Entry, Tie


def brand(slug, name, kind, summary, *, ties=(), **fields):
    return Entry(Brand, {"slug": slug, "name": name, "kind": kind, "summary": summary, **fields}, ties=ties)


def owner(company, *citations, since="", until="", scope=""):
    fields = {"role": Ownership.Role.OWNER, "since": since, "until": until, "scope": scope, "status": Status.CONFIRMED}
    return Tie(Ownership, {"company": company}, fields, citations)


BRANDS = (
    brand(
        "leica",
        "Leica",
        Brand.Kind.CAMERAS_AND_LENSES,
        "The name on the cameras and lenses of Leica Camera; one of the two Ls in L² Technology.",
        ties=(owner("leica-camera"),),
    ),
    brand(
        "lumix",
        "Lumix",
        Brand.Kind.CAMERAS_AND_LENSES,
        "Panasonic’s brand of cameras since 2001; the other of the two Ls in L² Technology.",
        launched="2001",
        ties=(owner("panasonic", since="2001"),),
    ),
    brand(
        "l2-technology",
        "L² Technology",
        Brand.Kind.TECHNOLOGY,
        "The joint brand of Leica Camera and Panasonic for technology that they develop and pay for together.",
        description="The name is spoken “L squared”; the two Ls stand for Leica and Lumix.\n\nThe announcement of "
        "May 2022 named no product that will carry it, and no date.",
    ),
    brand(
        "olympus",
        "Olympus",
        Brand.Kind.CAMERAS_AND_LENSES,
        "The name of Olympus’s cameras, lent for a time to the company that took them over.",
        description="The cameras passed to OM Digital Solutions on 1 January 2021. The name was licensed to it for "
        "a time; how long is not in the record.",
        ties=(owner("olympus", Cited(OLYMPUS_TRANSFER)),),
    ),
    brand(
        "om-system",
        "OM System",
        Brand.Kind.CAMERAS_AND_LENSES,
        "The brand of OM Digital Solutions, which follows Olympus on cameras.",
        ties=(owner("om-digital-solutions"),),
    ),
)
