"""Pictures made on the spot, and photographs in the library."""

import struct
import zlib
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image

from photos.models import Photo


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


def png_that_claims(width, height):
    """Return a few bytes of PNG that would unfold to a grey picture of that size."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def an_upload(content=None, name="harbour.jpg", content_type="image/jpeg"):
    return SimpleUploadedFile(name, picture_bytes() if content is None else content, content_type)


def a_photo(title="Harbour at six", content=None, **fields):
    fields = {"alt_text": "Boats in fog.", "credit": "Leica / Panasonic / Sigma"} | fields
    photo = Photo(title=title, file=ContentFile(content or picture_bytes(), name="given.jpg"), **fields)
    photo.full_clean()
    photo.save()
    return photo


def files_below(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
