"""The words that photographers' programs leave in a picture as IPTC-IIM (IIM 4.2, record 2).

In JPEG it is an image resource of Photoshop's segment APP13, in TIFF a tag. Nothing here raises.
"""

import struct

from PIL import TiffImagePlugin

RESOURCE = 0x0404
# The character set that 1:90 names by its escape sequence; without it, programs mean Latin-1 or write UTF-8 unsaid.
CHARACTER_SET, UTF8 = (1, 90), b"\x1b%G"
WORDS = {
    "title": [(2, 5), (2, 105)],
    "caption": [(2, 120)],
    "creator": [(2, 80)],
    "credit": [(2, 110)],
    "copyright_notice": [(2, 116)],
    "keywords": [(2, 25)],
}
MOST = 2000


def words_of(image):
    """Return lists of texts by the names of WORDS, as they stand in an opened picture."""
    datasets = {}
    for number, value in read(block_of(image)):
        datasets.setdefault(number, []).append(value)
    is_utf8 = UTF8 in datasets.get(CHARACTER_SET, ())
    found = {}
    for name, numbers in WORDS.items():
        values = next((datasets[number] for number in numbers if number in datasets), [])
        found[name] = [decoded(value, is_utf8) for value in values]
    return found


def block_of(image):
    """Return the bytes in which a picture keeps its datasets, b"" if it has none."""
    resources = image.info.get("photoshop")
    block = resources.get(RESOURCE) if isinstance(resources, dict) else None
    if image.format == "TIFF":
        # As they stand in the file, because Photoshop calls these bytes numbers, and a number Pillow would turn.
        block = image.tag_v2._tagdata.get(TiffImagePlugin.IPTC_NAA_CHUNK)
    return block if isinstance(block, bytes) else b""


def read(block):
    """Yield each dataset's number, such as (2, 120), and its bytes, up to the first that makes no sense."""
    at = 0
    for _ in range(MOST):
        if block[at : at + 1] != b"\x1c" or len(block) < at + 5:
            return
        record, number, length = struct.unpack_from(">BBH", block, at + 1)
        at += 5
        if length & 0x8000:  # an extended dataset: this many bytes tell its length
            size = length & 0x7FFF
            length = int.from_bytes(block[at : at + min(size, 4)])
            at += size
        yield (record, number), block[at : at + length]
        at += length


def decoded(value, is_utf8):
    try:
        return value.decode()
    except UnicodeError:
        return value.decode("utf-8" if is_utf8 else "latin-1", errors="replace")
