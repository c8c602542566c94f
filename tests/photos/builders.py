"""Pictures made on the spot, and photographs in the library."""

import struct
import zlib
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image
from pillow_heif import register_heif_opener

from photos.models import Photo

register_heif_opener()


def picture_bytes(format="JPEG", size=(60, 40), orientation=None, **options):
    """Return the bytes of a picture; `size` as it is stored, before the EXIF `orientation` turns it."""
    image = Image.effect_noise(size, 90).convert("RGB")
    if orientation:
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = orientation
        options["exif"] = exif
    buffer = BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def camera_exif(make="LEICA CAMERA AG", model="LEICA Q2", taken="2022:05:26 10:31:00", offset=None):
    """Return the Exif that a camera writes; None leaves a tag out."""
    exif = Image.Exif()
    below = exif.get_ifd(ExifTags.IFD.Exif)
    tags = ((exif, "Make", make), (exif, "Model", model))
    for table, name, value in (*tags, (below, "DateTimeOriginal", taken), (below, "OffsetTimeOriginal", offset)):
        if value is not None:
            table[ExifTags.Base[name]] = value
    return exif


def png(header, rows):
    """Return the bytes of a PNG: width, height, bits, colour type and so on, and its rows, not yet compressed."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    parts = chunk(b"IHDR", struct.pack(">IIBBBBB", *header)), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def png_that_claims(width, height):
    """Return a few bytes of PNG that would unfold to a grey picture of that size."""
    return png((width, height, 8, 0, 0, 0, 0), bytes(1000))


def png_of_wide_grey(width, height, *, level):
    """Return a PNG of one grey in 16 bits for each of red, green and blue."""
    return png((width, height, 16, 2, 0, 0, 0), (b"\0" + struct.pack(">H", level) * 3 * width) * height)


def tiff_that_claims(width, height, **options):
    """Return a small TIFF whose header says that it is of that size."""
    content = bytearray(picture_bytes("TIFF", **options))
    table = struct.unpack_from("<I", content, 4)[0]
    for at in range(table + 2, table + 2 + 12 * struct.unpack_from("<H", content, table)[0], 12):
        tag = struct.unpack_from("<H", content, at)[0]
        if tag in (256, 257, 278):  # width, height, rows in a strip
            struct.pack_into("<HHII", content, at, tag, 4, 1, width if tag == 256 else height)
    return bytes(content)


def webp_that_claims(width, height):
    content = bytearray(picture_bytes("WEBP", exif=camera_exif()))
    content[24:30] = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return bytes(content)


def heif_that_claims(format, width, height):
    """Return a small AVIF or HEIF whose box of measures says that it is of that size."""
    content = bytearray(picture_bytes(format))
    at = content.index(b"ispe") + 8
    content[at : at + 8] = struct.pack(">II", width, height)
    return bytes(content)


def an_upload(content=None, name="harbour.jpg", content_type="image/jpeg"):
    return SimpleUploadedFile(name, picture_bytes() if content is None else content, content_type)


def a_photo(title="Harbour at six", content=None, **fields):
    fields = {"alt_text": "Boats in fog.", "credit": "Leica / Panasonic / Sigma", "licence": "Our own"} | fields
    photo = Photo(title=title, file=ContentFile(content or picture_bytes(), name="given.jpg"), **fields)
    photo.full_clean()
    photo.save()
    return photo


def files_below(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
