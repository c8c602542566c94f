"""What a record's page tells search engines, in schema.org's words (https://schema.org/Organization, /Brand).

JSON-LD says a thing flatly or not at all: it has no word for "reported", for "according to" or for "until 2011". So it
says only what holds today, is not merely reported and is not disputed; the rest is in the record's data.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from companies.found.house import publisher
from companies.found.terms import CONTEXT, said
from companies.links import absolute, listed_addresses, web_address, wikidata_address
from companies.models import Status
from companies.open_data.relations import is_alliance
from companies.words import GOING_ON, stage
from photos.renditions import rendition

# Pixels; search engines want a logo of at least 112 (https://developers.google.com/search/docs/appearance/structured-data/logo).
LOGO_WIDTH = 480


def structured_data(record, now=None):
    """Return the JSON-LD of a record that came through `with_record()`; None for what schema.org has no true word for.

    An alliance is an organization with members; any other agreement is none.
    """
    about = ABOUT[record.kind_word](record, now)
    return about and CONTEXT | about


def organization(company, now):
    owned = [row.brand for row in holding(company.shown_ownerships, now) if row.role == row.Role.OWNER]
    alliances = [row.partnership for row in holding(company.shown_participations, now) if is_alliance(row.partnership)]
    return said(
        **head("Organization", company),
        legalName=next((alias.name for alias in company.aliases.all() if alias.kind == alias.Kind.LEGAL), ""),
        url=web_address(company.website),
        foundingDate=agreed(company, "since"),
        dissolutionDate=agreed(company, "until"),
        address=seat(company),
        logo=logo(company),
        parentOrganization=[named(row.parent) for row in holding(company.shown_as_child, now)],
        subOrganization=[named(row.child) for row in holding(company.shown_as_parent, now)],
        memberOf=list(map(named, unique(alliances))),
        brand=list(map(named, unique(owned))),
    )


def brand(record, now):
    return said(**head("Brand", record), url=web_address(record.website), logo=logo(record))


def alliance(partnership, now):
    if not is_alliance(partnership):
        return None
    members = [row.company for row in holding(partnership.shown_participations, now)]
    return said(
        **head("Organization", partnership),
        foundingDate=agreed(partnership, "since"),
        dissolutionDate=agreed(partnership, "until"),
        member=list(map(named, unique(members))),
    )


ABOUT = {"company": organization, "brand": brand, "partnership": alliance}


def dataset():
    """Return the JSON-LD of the whole record as something to be downloaded (https://schema.org/Dataset)."""
    files = {"application/json": reverse("record_json"), "text/csv": reverse("record_csv")}
    return CONTEXT | said(
        **{"@type": "Dataset", "@id": absolute(reverse("record")) + "#dataset"},
        name=gettext("The record of %(site)s") % {"site": settings.SITE_NAME},
        description=gettext(
            "Companies, brands and partnerships of the photographic industry; each relation dated and sourced."
        ),
        url=absolute(reverse("record")),
        license=settings.RECORD_LICENCE,
        isAccessibleForFree=True,
        creator=publisher(),
        distribution=[
            {"@type": "DataDownload", "encodingFormat": form, "contentUrl": absolute(path)}
            for form, path in files.items()
        ],
    )


def head(kind, record):
    elsewhere = [wikidata_address(record)] if record.wikidata else []
    return {
        **named(record),
        "@type": kind,
        "alternateName": [alias.name for alias in record.aliases.all() if alias.kind != alias.Kind.FORMER],
        "description": record.summary,
        "mainEntityOfPage": absolute(record.get_absolute_url()),
        "sameAs": elsewhere + listed_addresses(record.same_as),
    }


def kind_of(record):
    """Return what a record is in schema.org's words: of an agreement that is no alliance, only that it is something."""
    if record.kind_word == "brand":
        return "Brand"
    return "Organization" if record.kind_word == "company" or is_alliance(record) else "Thing"


def named(record):
    """Return how one record points at another, the thing and not its page."""
    kind = kind_of(record)
    return {"@type": kind, "@id": f"{absolute(record.get_absolute_url())}#{kind.lower()}", "name": record.name}


def seat(company):
    place = said(addressLocality=company.headquarters, addressCountry=company.country.code or "")
    return {"@type": "PostalAddress", **place} if place else None


def logo(record):
    shown = record.logo and rendition(record.logo, width=LOGO_WIDTH)
    return absolute(shown.url) if shown else ""


def agreed(record, value):
    """Return a date as ISO 8601, no more exact than it is known; "" where sources differ or nobody says when."""
    date = getattr(record, record.claimable[value])
    return "" if date.unknown or record.disputed(value) else date.iso


def holding(relations, now):
    return [row for row in relations if stage(row, now) == GOING_ON and is_sure(row)]


def is_sure(relation):
    return relation.status != Status.REPORTED and not relation.disputed("status")


def unique(records):
    return list(dict.fromkeys(records))
