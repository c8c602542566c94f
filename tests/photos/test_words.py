"""The words that come with a file: XMP, IPTC-IIM and Exif, read from bytes as other programs write them."""

import struct

import pytest
from PIL import ExifTags, Image, PngImagePlugin, TiffImagePlugin, TiffTags

from photos.darkroom.inspect import looked_at
from tests.photos.builders import picture_bytes

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "cc": "http://creativecommons.org/ns#",
}
FULL = """
<dc:title><rdf:Alt><rdf:li xml:lang="de">Hafen</rdf:li><rdf:li xml:lang="x-default">Harbour</rdf:li></rdf:Alt>
</dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="en">Boats in fog.\nWetzlar, 26 May.</rdf:li></rdf:Alt></dc:description>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Three boats.</rdf:li></rdf:Alt>
</Iptc4xmpCore:AltTextAccessibility>
<dc:creator><rdf:Seq><rdf:li>Ines Halloran</rdf:li><rdf:li>Jo Bräuer</rdf:li></rdf:Seq></dc:creator>
<photoshop:Credit>Leica / Ines Halloran</photoshop:Credit>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2022 Ines Halloran</rdf:li></rdf:Alt></dc:rights>
<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">CC BY 4.0</rdf:li></rdf:Alt></xmpRights:UsageTerms>
<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>
<dc:subject><rdf:Bag><rdf:li>fog</rdf:li><rdf:li>harbour; boats</rdf:li><rdf:li>Fog</rdf:li></rdf:Bag></dc:subject>
"""
READ = {
    "title": "Harbour",
    "caption": "Boats in fog.\nWetzlar, 26 May.",
    "alt_text": "Three boats.",
    "creator": "Ines Halloran, Jo Bräuer",
    "credit": "Leica / Ines Halloran",
    "copyright_notice": "© 2022 Ines Halloran",
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    "keywords": "fog, harbour, boats",
}


@pytest.fixture
def words(tmp_path):
    """What the darkroom reads from a file's bytes. It runs in our own process: many files."""

    def read(content):
        path = tmp_path / "original"
        path.write_bytes(content)
        return looked_at(path, tmp_path)["words"]

    return read


def xmp(inside="", attributes=""):
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        f'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" {spaces} {attributes}>'
        f'{inside}</rdf:Description></rdf:RDF></x:xmpmeta>{" " * 2000}<?xpacket end="w"?>'
    ).encode()


def exif(**values):
    tags = Image.Exif()
    for name, value in values.items():
        tags[ExifTags.Base[name]] = value
    return tags


def iim(*datasets, encoding="utf-8", says_so=True):
    """Return datasets of record 2, given as pairs of a number and a text, as bytes."""
    head = b"\x1c\x01\x5a\0\3\x1b%G" if says_so else b""
    encoded = [(number, text.encode(encoding)) for number, text in datasets]
    return head + b"".join(struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text for number, text in encoded)


def jpeg_with_iim(block, **options):
    resource = b"8BIM\4\4\0\0" + struct.pack(">I", len(block)) + block + bytes(len(block) % 2)
    segment = b"Photoshop 3.0\0" + resource
    return picture_bytes(extra=b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment, **options)


def tiff_with_iim(block, *, as_numbers):
    """Return a TIFF; Photoshop says of its IIM that it is numbers of four bytes each."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    padded = block + bytes(-len(block) % 4)
    number = TiffImagePlugin.IPTC_NAA_CHUNK
    tags.tagtype[number] = TiffTags.UNDEFINED
    tags[number] = padded
    entry = struct.pack("<HHI", number, TiffTags.UNDEFINED, len(padded))
    told = struct.pack("<HHI", number, TiffTags.LONG, len(padded) // 4) if as_numbers else entry
    return picture_bytes("TIFF", tiffinfo=tags).replace(entry, told)


def with_xmp(format, packet):
    if format == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_itxt("XML:com.adobe.xmp", packet.decode("utf-8", "replace"))
        return picture_bytes(format, pnginfo=texts)
    if format == "TIFF":
        tags = TiffImagePlugin.ImageFileDirectory_v2()
        tags.tagtype[700] = TiffTags.BYTE
        tags[700] = packet
        return picture_bytes(format, tiffinfo=tags)
    return picture_bytes(format, xmp=packet)


@pytest.mark.parametrize("format", ["JPEG", "MPO", "PNG", "WEBP", "AVIF", "TIFF", "HEIF"])
def test_xmp_is_read_from_every_format(words, format):
    assert words(with_xmp(format, xmp(FULL))) == READ


def test_properties_may_be_attributes(words):
    attributes = (
        'photoshop:Credit="Leica" photoshop:Headline="Harbour" xmpRights:WebStatement="http://example.org/terms"'
    )
    assert words(picture_bytes(xmp=xmp(attributes=attributes))) == {
        "title": "Harbour",
        "credit": "Leica",
        "licence_url": "http://example.org/terms",
    }


IIM = [(5, "Harbour"), (80, "Ines Halloran"), (110, "Leica"), (116, "© Leica"), (120, "Nebel über Wetzlar")]
FROM_IIM = {
    "title": "Harbour",
    "caption": "Nebel über Wetzlar",
    "creator": "Ines Halloran",
    "credit": "Leica",
    "copyright_notice": "© Leica",
    "keywords": "fog, boats",
}


@pytest.mark.parametrize(("encoding", "says_so"), [("utf-8", True), ("utf-8", False), ("latin-1", False)])
def test_iim_is_read_from_jpeg_in_every_character_set_that_programs_use(words, encoding, says_so):
    block = iim(*IIM, (25, "fog"), (25, "boats"), encoding=encoding, says_so=says_so)
    assert words(jpeg_with_iim(block)) == FROM_IIM


@pytest.mark.filterwarnings("ignore:Metadata Warning, tag 33723")
@pytest.mark.parametrize("as_numbers", [False, True])
def test_iim_is_read_from_tiff(words, as_numbers):
    assert words(tiff_with_iim(iim(*IIM, (25, "fog"), (25, "boats")), as_numbers=as_numbers)) == FROM_IIM


def test_exif_has_three_texts_and_the_credit_is_then_the_photographer(words):
    tags = exif(ImageDescription="Boats in fog.", Artist="Ines Halloran", Copyright="© Ines Halloran".encode())
    assert words(picture_bytes(exif=tags)) == {
        "caption": "Boats in fog.",
        "creator": "Ines Halloran",
        "credit": "Ines Halloran",
        "copyright_notice": "© Ines Halloran",
    }


def test_xmp_goes_before_iim_and_that_before_exif(words):
    content = jpeg_with_iim(
        iim((120, "From IIM."), (80, "From IIM")),
        xmp=xmp("<dc:description><rdf:Alt><rdf:li>From XMP.</rdf:li></rdf:Alt></dc:description>"),
        exif=exif(ImageDescription="From Exif.", Artist="From Exif", Copyright="From Exif"),
    )
    found = words(content)
    assert (found["caption"], found["creator"], found["copyright_notice"]) == ("From XMP.", "From IIM", "From Exif")


@pytest.mark.parametrize(
    "text",
    [
        "OLYMPUS DIGITAL CAMERA         ",
        "SONY DSC",
        "DCIM",
        "default",
        "Untitled",
        "DSC_0042.JPG",
        "IMG_20220526_103100",
    ],
)
def test_what_devices_write_is_no_caption(words, text):
    assert words(picture_bytes(exif=exif(ImageDescription=text))) == {}


def test_words_are_made_fit_for_their_columns(words):
    long = xmp(
        f"<dc:title><rdf:Alt><rdf:li>{'x' * 9000}</rdf:li></rdf:Alt></dc:title>"
        f"<dc:description><rdf:Alt><rdf:li>One\u202e\u0085 two\r\n\n\n\nThree{'y' * 9000}</rdf:li></rdf:Alt>"
        "</dc:description>"
        f"<dc:subject><rdf:Bag>{'<rdf:li>fog</rdf:li>' * 999}<rdf:li>boats</rdf:li></rdf:Bag></dc:subject>"
    )
    found = words(picture_bytes("WEBP", xmp=long))
    assert found["title"] == "x" * 200
    assert found["caption"].startswith("One two\n\nThreeyyy")
    assert len(found["caption"]) == 2000
    assert found["keywords"] == "fog"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "creativecommons.org", "http://x", "https://a.b/ c"],
)
def test_the_address_of_a_licence_is_one_of_the_web(words, address):
    assert words(picture_bytes(xmp=xmp(attributes=f'xmpRights:WebStatement="{address}"'))) == {}


LAUGHS = (
    b"""<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>"""
)


@pytest.mark.parametrize(
    "packet",
    [
        b"<",
        b"\xff\xfe\0",
        b"<x:xmpmeta/>",
        b'<?xml version="1.0" encoding="no-such"?><a/>',
        LAUGHS + b"<x>&c;</x>",
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
        b"<a>" * 60_000,
        xmp("<dc:title/><dc:creator><rdf:Seq/></dc:creator><dc:subject><rdf:li/></dc:subject>"),
        xmp("<dc:title><rdf:Alt><rdf:li><b>x</b></rdf:li></rdf:Alt></dc:title>" * 1000),
    ],
    ids=["broken", "binary", "empty", "charset", "laughs", "outside", "deep", "hollow", "nested"],
)
def test_absurd_xmp_says_nothing_and_harms_nobody(words, packet):
    assert words(picture_bytes("WEBP", xmp=packet)) == {}


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"\x1c",
        b"\x1c\x02\x78\xff\xff",
        b"\x1c\x02\x78\x80\x04\xff\xff\xff\xffx",
        b"\x1c\x02\x78\xff\xff" + b"\xff" * 50,
        b"\x1c\x02\x05\0\0" * 9000,
        bytes(500),
    ],
)
def test_absurd_iim_says_no_more_than_is_there(words, block):
    assert set(words(jpeg_with_iim(block))) <= {"caption"}


def test_texts_that_are_no_texts_are_none(words):
    numbers = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x0e\0\x03\0\0\0\x01\0\x07\0\0\0\0\0\0"
    assert words(picture_bytes(exif=numbers)) == {}
