"""The words that come with a file, for a photograph's columns.

The same may stand in three places. XMP goes before IPTC-IIM, that before Exif: newer programs write the newer form
with more care, and leave the older ones as they were.
"""

import re

from photos.darkroom import exif, iptc, xmp
from photos.darkroom.tidying import decoded, line, paragraph

# As long as the columns of a photograph.
LENGTHS = {
    "title": 200,
    "caption": 2000,
    "alt_text": 500,
    "creator": 200,
    "credit": 200,
    "copyright_notice": 300,
    "licence": 200,
    "licence_url": 500,
    "keywords": 2000,
}
MOST_KEYWORDS = 100
WEB_ADDRESS = re.compile(r"https?://[^\s/?#<>\"]+\.[^\s<>\"]+", re.IGNORECASE)
# What cameras, phones and programs write where nobody has said anything.
RUBBISH = {
    *("olympus digital camera", "minolta digital camera", "konica minolta digital camera", "digital camera"),
    *("kodak digital still camera", "samsung digital camera", "samsung camera pictures", "sony dsc", "dcim", "dsc"),
    *("exif_jpeg_picture", "exif_jpeg", "jpeg", "picture", "photo", "image", "untitled", "untitled image"),
    *("default", "unknown", "none", "null", "n/a", "no name", "your name", "photographer", "author", "artist"),
    *("copyright", "(c)", "©", "all rights reserved", "screenshot", "dji default", "dav", "lg electronics"),
    *("oznor", "hdr", "hdrpl", "rhdr", "sdr", "edf", "cof", "dig", "mde", "ptr", "bty", "bsh", "dcim\\100gopro"),
}
FILE_NAME = re.compile(r"_?(img|dsc|dscn|dscf|dji|gopr|mvimg|pxl|p|l)[_-]?[e\d_]*\d{3,}(\.\w{2,4})?", re.IGNORECASE)


def words_of(image):
    """Return what an opened picture says for the columns of LENGTHS; a column of which it says nothing is left out."""
    words = {}
    for source in (xmp, iptc, exif):
        for name, found in source.words_of(image).items():
            words[name] = words.get(name) or column(name, found if isinstance(found, list) else [found])
    words["credit"] = words.get("credit") or words.get("creator")
    return {name: text for name, text in words.items() if text}


def column(name, texts):
    """Return the text for a column, made of what stands in a file; "" if that says nothing."""
    longest = LENGTHS[name]
    if name == "keywords":
        return keywords(texts, longest)
    if name == "caption":
        return spoken(paragraph(texts[0] if texts else "", longest))
    if name == "licence_url":
        # Cut short it would lead elsewhere.
        address = line(texts[0] if texts else "", longest + 1)
        return address if WEB_ADDRESS.fullmatch(address) and len(address) <= longest else ""
    said = [spoken(line(text, longest)) for text in texts[:MOST_KEYWORDS]]
    return ", ".join(filter(None, said))[:longest].rstrip(", ")


def keywords(texts, longest):
    """Return keywords joined by commas, each once, as many as there is room for."""
    parted = [line(word, 64) for text in texts[:MOST_KEYWORDS] for word in re.split("[,;\n]", decoded(text))]
    kept, room = {}, longest
    for word in parted:
        if word and word.casefold() not in kept and len(word) + 2 <= room:
            kept[word.casefold()] = word
            room -= len(word) + 2
    return ", ".join(kept.values())


def spoken(text):
    """Return `text` if somebody may have meant it, "" if a device wrote it."""
    is_rubbish = text.casefold() in RUBBISH or FILE_NAME.fullmatch(text)
    return "" if is_rubbish else text
