"""The words of which statements are made, each with Wikidata's property where there is one of the same meaning.

Source: https://www.wikidata.org/wiki/Wikidata:List_of_properties. What only resembles a property bears none: who takes
an identifier at its word must not be told more than the record says. The licence of a brand has none, nor have the days
of an announcement and of a signature.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Property:
    """What is said of a subject; `wikidata` is the property's identifier there, or ""."""

    name: str
    wikidata: str = ""


INSTANCE_OF = Property("instance of", "P31")

OFFICIAL_NAME = Property("official name", "P1448")
ALSO_CALLED = Property("also called")
FORMERLY_CALLED = Property("formerly called")
ALIASES = {"legal": OFFICIAL_NAME, "other": ALSO_CALLED, "former": FORMERLY_CALLED}

COUNTRY = Property("country", "P17")
HEADQUARTERS = Property("headquarters", "P159")
WEBSITE = Property("official website", "P856")
DESCRIBED_AT = Property("described at", "P973")
MADE_FOR = Property("made for")
CAMERA_MAKE = Property("camera make in Exif")

# The dates of records, by kind and by what their citations call them.
DATES = {
    "company": {"since": Property("founded", "P571"), "until": Property("dissolved", "P576")},
    "brand": {"since": Property("launched", "P571"), "until": Property("retired", "P2669")},
    "partnership": {
        "announced": Property("announced"),
        "signed": Property("signed"),
        "since": Property("in effect since", "P580"),
        "until": Property("ended", "P582"),
    },
}

OWNED_BY = Property("owned by", "P127")
OWNER_OF = Property("owner of", "P1830")
LICENSED_TO = Property("licensed to")
LICENSEE_OF = Property("licensee of")
PARENT = Property("parent organization", "P749")
SUBSIDIARY = Property("has subsidiary", "P355")
REPLACES = Property("replaces", "P1365")
REPLACED_BY = Property("replaced by", "P1366")
MEMBER_OF = Property("member of", "P463")
HAS_MEMBER = Property("has member", "P527")
PARTICIPANT_IN = Property("participant in", "P1344")
HAS_PARTICIPANT = Property("has participant", "P710")
PARTNER_OF = Property("partnership with", "P2652")
HAS_BRAND = Property("has brand", "P1716")
CREATED_BY = Property("created by")
FOLLOWS = Property("follows", "P155")
FOLLOWED_BY = Property("followed by", "P156")
