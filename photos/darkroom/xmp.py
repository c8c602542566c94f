"""The words that photographers' programs leave in a picture as XMP (ISO 16684-1): XML that somebody else wrote.

Names are those of the IPTC Photo Metadata Standard. Nothing here raises; entities and DTDs are not heeded at all.
"""

from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
LICENCE = "{http://creativecommons.org/ns#}"
# The first that a file has is taken.
WORDS = {
    "title": [DC + "title", PHOTOSHOP + "Headline"],
    "caption": [DC + "description"],
    "alt_text": [CORE + "AltTextAccessibility"],
    "creator": [DC + "creator"],
    "credit": [PHOTOSHOP + "Credit"],
    "copyright_notice": [DC + "rights"],
    "licence": [RIGHTS + "UsageTerms"],
    "licence_url": [LICENCE + "license", RIGHTS + "WebStatement"],
    "keywords": [DC + "subject"],
}
# A packet of words has a few thousand bytes; one of megabytes holds something else, or means harm.
LONGEST = 1_000_000


def words_of(image):
    """Return lists of texts by the names of WORDS, as they stand in an opened picture."""
    properties = read(image.info.get("xmp"))
    return {
        name: next((properties[place] for place in places if any(properties.get(place, ()))), [])
        for name, places in WORDS.items()
    }


def read(packet):
    """Return the properties of an XMP packet, bytes or str: their names with namespaces, and lists of texts."""
    if not isinstance(packet, bytes | str) or len(packet) > LONGEST:
        return {}
    try:
        tree = fromstring(packet.strip(b"\0 \n" if isinstance(packet, bytes) else "\0 \n"), forbid_dtd=True)
    except (DefusedXmlException, LookupError, ParseError, ValueError):
        return {}
    properties = {}
    for description in tree.iter(f"{RDF}Description"):
        for name, text in description.attrib.items():
            properties.setdefault(name, [text])
        for element in description:
            properties.setdefault(element.tag, texts_of(element))
    return properties


def texts_of(element):
    """Return the texts of a property: one, or all of its list, or of several languages the one that comes first."""
    items = list(element.iterfind(f"*/{RDF}li"))
    if not items:
        return [element.text or element.get(f"{RDF}resource") or ""]
    if element.find(f"{RDF}Alt") is not None:
        items = sorted(items, key=lambda item: item.get(LANGUAGE) != "x-default")[:1]
    return [item.text or "" for item in items]
