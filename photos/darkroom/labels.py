"""What every rendition says of itself: whose picture it is, what it shows, on which terms it may be used.

The house's own words, and nothing of what the original says: no place, no serial number, no thumbnail, no orientation.
Fields and their names: IPTC Photo Metadata Standard 2023.1, which gives each its place in XMP, IIM and Exif.
"""

import html
import struct
import unicodedata
from typing import NamedTuple

from PIL import ExifTags, Image

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
# By the kind of value that the standard wants: in a language, one after the other, in no order, plain.
LANGUAGE, ORDERED, UNORDERED, PLAIN = "rdf:Alt", "rdf:Seq", "rdf:Bag", ""
XMP_FIELDS = {
    "dc:title": ("title", LANGUAGE),
    "dc:description": ("caption", LANGUAGE),
    "dc:creator": ("creator", ORDERED),
    "dc:rights": ("copyright_notice", LANGUAGE),
    "dc:subject": ("keywords", UNORDERED),
    "photoshop:Credit": ("credit", PLAIN),
    "xmpRights:UsageTerms": ("licence", LANGUAGE),
    "xmpRights:WebStatement": ("licence_url", PLAIN),
    "Iptc4xmpCore:AltTextAccessibility": ("alt_text", LANGUAGE),
}
EXIF_FIELDS = {
    ExifTags.Base.ImageDescription: "caption",
    ExifTags.Base.Artist: "creator",
    ExifTags.Base.Copyright: "copyright_notice",
}
# Dataset and most bytes: IIM 4.2, record 2. Who reads both takes the longer words from XMP.
IIM_FIELDS = {
    "title": (5, 64),
    "keywords": (25, 64),
    "creator": (80, 32),
    "credit": (110, 32),
    "copyright_notice": (116, 128),
    "caption": (120, 2000),
}
# Controls, halves of surrogate pairs, and what is no character.
UNFIT = {"Cc", "Cs", "Cn"}
# JPEG has room for 64 KB in a segment; words are cut to the first of these lengths with which they all fit.
ROOM, LENGTHS, MOST_KEYWORDS = 60_000, (2000, 500, 100), 100


class Labels(NamedTuple):
    """The same words three times: Exif, an XMP packet, and for JPEG a segment APP13 with IPTC's IIM."""

    exif: bytes = b""
    xmp: bytes = b""
    iim: bytes = b""


def labels_of(words):
    """Return the Labels of `words`, a dict of texts; "keywords" are a list, or parted by commas or lines."""
    for length in LENGTHS:
        tidied = {name: tidy(words.get(name), length) for name in words if name != "keywords"}
        tidied["keywords"] = keywords_of(words.get("keywords") or (), length)
        labels = Labels(exif_of(tidied), xmp_of(tidied), iim_of(tidied))
        if max(map(len, labels)) <= ROOM:
            break
    return labels


def tidy(text, length):
    """Return `text` without control characters and what XML cannot hold; lines stay lines."""
    plain = (text or "").replace("\r\n", "\n")[:length]
    return "".join(letter for letter in plain if letter == "\n" or unicodedata.category(letter) not in UNFIT).strip()


def keywords_of(keywords, length):
    parted = keywords.replace("\n", ",").split(",") if isinstance(keywords, str) else keywords
    return [word for word in dict.fromkeys(tidy(keyword, length) for keyword in parted) if word][:MOST_KEYWORDS]


def exif_of(words):
    """Return Exif of three tags, or b"". Its text is UTF-8, as programs write and read it in spite of "ASCII"."""
    exif = Image.Exif()
    for tag, name in EXIF_FIELDS.items():
        if words.get(name):
            exif[tag] = words[name].encode()
    return exif.tobytes() if exif else b""


def xmp_of(words):
    """Return an XMP packet, ISO 16684-1, 7; b"" where there is nothing to say."""
    fields = {field: (words[name], kind) for field, (name, kind) in XMP_FIELDS.items() if words.get(name)}
    if not fields:
        return b""
    written = "".join(f"<{field}>{xmp_value(value, kind)}</{field}>" for field, (value, kind) in fields.items())
    if words.get("copyright_notice"):
        written += "<xmpRights:Marked>True</xmpRights:Marked>"
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if f"<{prefix}:" in written)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{spaces}>{written}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def xmp_value(value, kind):
    if kind == PLAIN:
        return escaped(value)
    language = ' xml:lang="x-default"' if kind == LANGUAGE else ""
    items = value if isinstance(value, list) else [value]
    listed = "".join(f"<rdf:li{language}>{escaped(item)}</rdf:li>" for item in items)
    return f"<{kind}>{listed}</{kind}>"


def escaped(text):
    return html.escape(text, quote=False)


def iim_of(words):
    """Return JPEG's segment APP13 with IIM in UTF-8, as Photoshop writes it (image resource 0x0404); or b""."""
    datasets = b""
    for name, (number, most) in IIM_FIELDS.items():
        value = words.get(name) or []
        for item in value if isinstance(value, list) else [value]:
            datasets += dataset(2, number, item.encode()[:most].decode(errors="ignore").encode())
    if not datasets:
        return b""
    # The escape sequence that says UTF-8 (1:90), the version of record 2 (2:00).
    datasets = dataset(1, 90, b"\x1b%G") + dataset(2, 0, b"\0\4") + datasets
    resource = b"8BIM\4\4\0\0" + struct.pack(">I", len(datasets)) + datasets + bytes(len(datasets) % 2)
    segment = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment


def dataset(record, number, value):
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
