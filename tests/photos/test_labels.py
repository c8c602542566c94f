"""What renditions say of themselves, read back by exiv2, which shares no code with us."""

from collections import defaultdict

import pyexiv2
import pytest
from PIL import ExifTags, Image

from tests.photos import profiles
from tests.photos.darkroom import developed, patches, written

WORDS = {
    "title": "Harbour at six",
    "caption": "Boats in fog.\nThe pilot waits — as every day.",
    "alt_text": "Three boats, one with a lamp.",
    "creator": "Åsa Lindqvist",
    "credit": "Leica / Panasonic / Sigma",
    "copyright_notice": "© 2026 Åsa Lindqvist",
    "licence": "Our own",
    "licence_url": "https://newsroom.example/terms?of=use&lang=en",
    "keywords": "harbour, fog\nboats, fog",
}
EXIF = {
    "Exif.Image.ImageDescription": WORDS["caption"],
    "Exif.Image.Artist": WORDS["creator"],
    "Exif.Image.Copyright": WORDS["copyright_notice"],
}
XMP = {
    "Xmp.dc.title": {'lang="x-default"': WORDS["title"]},
    "Xmp.dc.description": {'lang="x-default"': WORDS["caption"]},
    "Xmp.dc.creator": [WORDS["creator"]],
    "Xmp.dc.rights": {'lang="x-default"': WORDS["copyright_notice"]},
    "Xmp.dc.subject": ["harbour", "fog", "boats"],
    "Xmp.photoshop.Credit": WORDS["credit"],
    "Xmp.xmpRights.UsageTerms": {'lang="x-default"': WORDS["licence"]},
    "Xmp.xmpRights.WebStatement": WORDS["licence_url"],
    "Xmp.xmpRights.Marked": "True",
    "Xmp.iptc.AltTextAccessibility": {'lang="x-default"': WORDS["alt_text"]},
}
IPTC = {
    "Iptc.Envelope.CharacterSet": "\x1b%G",
    "Iptc.Application2.RecordVersion": "4",
    "Iptc.Application2.ObjectName": WORDS["title"],
    "Iptc.Application2.Keywords": ["harbour", "fog", "boats"],
    "Iptc.Application2.Byline": [WORDS["creator"]],
    "Iptc.Application2.Credit": WORDS["credit"],
    "Iptc.Application2.Copyright": WORDS["copyright_notice"],
    "Iptc.Application2.Caption": WORDS["caption"],
}
SECRETS = (b"SN-4711-SECRET", b"MAKERNOTE-SECRET", b"COMMENT-SECRET", b"XMP-SECRET")


@pytest.fixture
def told(tmp_path):
    """Return what all files of each format say: Exif, XMP, IPTC, and the size of the ICC profile."""

    def told(words, content=None):
        read = defaultdict(list)
        for each in developed(content or written(patches((200, 90, 60)), "PNG"), tmp_path, words=words):
            file = pyexiv2.Image(str(each.path))
            read[each.format].append((file.read_exif(), file.read_xmp(), file.read_iptc(), len(file.read_icc())))
            file.close()
        return read

    return told


def a_cameras_file():
    """Return a JPEG that says where it was taken, by which body, and more than anybody should read."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Orientation] = "LEICA CAMERA AG", 6
    exif[ExifTags.Base.Artist] = "Somebody else"
    below = exif.get_ifd(ExifTags.IFD.Exif)
    below[ExifTags.Base.BodySerialNumber] = "SN-4711-SECRET"
    below[ExifTags.Base.MakerNote] = b"MAKERNOTE-SECRET"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", (59.0, 19.0, 46.0)
    xmp = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description rdf:about="" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" aux:SerialNumber="XMP-SECRET"/>'
        b"</rdf:RDF></x:xmpmeta>"
    )
    icc = profiles.display_p3()
    image = patches((255, 0, 0), (10, 200, 30))
    return written(image, "JPEG", exif=exif, xmp=xmp, comment=b"COMMENT-SECRET", icc_profile=icc)


def test_every_rendition_says_whose_it_is_and_how_it_may_be_used(told):
    read = told(WORDS)

    for name in ("avif", "webp", "jpeg"):
        for exif, xmp, iptc, icc in read[name]:
            assert exif == EXIF
            assert xmp == XMP
            assert iptc == (IPTC if name == "jpeg" else {})
            assert 0 < icc < 500


def test_renditions_for_wide_screens_say_the_same(told):
    for exif, xmp, _iptc, icc in told(WORDS, a_cameras_file())["avif-p3"]:
        assert (exif, xmp) == (EXIF, XMP)
        assert 0 < icc < 500


def test_nothing_of_the_originals_own_words_place_or_serial_number_comes_along(tmp_path):
    content = a_cameras_file()
    assert all(secret in content for secret in SECRETS)

    made = developed(content, tmp_path, words={"title": "Harbour at six"})

    assert {each.format for each in made} == {"avif-p3", "avif", "webp", "jpeg"}
    for each in made:
        file = pyexiv2.Image(str(each.path))
        assert file.read_exif() == {}
        assert list(file.read_xmp()) == ["Xmp.dc.title"]
        assert file.read_comment() == ""
        assert file.read_thumbnail() == b""
        assert not any(secret in each.path.read_bytes() for secret in SECRETS)
        file.close()


def test_a_picture_of_which_nothing_is_known_says_nothing(told):
    for read in told({}).values():
        assert {(len(exif), len(xmp), len(iptc)) for exif, xmp, iptc, _icc in read} == {(0, 0, 0)}


def test_hostile_words_stay_words(told):
    hostile = '</rdf:li></rdf:Alt><dc:creator>Mallory & "sons" <!-- ]]> \x00\x1b\x0b\ud800\ufffe&amp;'
    seen = '</rdf:li></rdf:Alt><dc:creator>Mallory & "sons" <!-- ]]> &amp;'

    for read in told({"title": hostile, "keywords": [hostile]}).values():
        for _exif, xmp, _iptc, _icc in read:
            assert xmp["Xmp.dc.title"] == {'lang="x-default"': seen}
            assert xmp["Xmp.dc.subject"] == [seen]
            assert "Xmp.dc.creator" not in xmp


def test_words_that_never_end_are_cut_so_that_they_fit(told):
    endless = {name: "&🌊" * 100_000 for name in WORDS if name != "keywords"} | {"keywords": ["🌊" * 50_000] * 3}

    for name, read in told(endless).items():
        for exif, xmp, iptc, _icc in read:
            assert set(xmp) == set(XMP)
            assert xmp["Xmp.dc.title"]['lang="x-default"'].startswith("&🌊&🌊")
            assert set(exif) == set(EXIF)
            assert name != "jpeg" or len(iptc["Iptc.Application2.Byline"][0].encode()) <= 32
