"""Renditions from the local disk, for readers. Where MEDIA_STORAGE is another house's, that house serves them."""

import re
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from photos import ladder
from photos.models import Photo
from photos.renditions import rendition

MEDIA_TYPES = {kind.extension: kind.media_type for kind in ladder.FORMATS.values()}
RENDITION = re.compile(r"renditions/[\w-]{1,100}/([0-9a-f]{16})\.(avif|webp|jpg)", re.ASCII)
# Until renditions came, a photograph's own file was public.
ONCE_PUBLIC = re.compile(r"photos/\d{4}/\d\d/[0-9a-f]{32}\.\w+", re.ASCII)
# A name holds the hash of its content, so whatever it answers once it answers for ever.
FOR_EVER = "public, max-age=31536000, immutable"
# Should anybody open a file by itself, then as a picture and nothing else.
ONLY_A_PICTURE = "default-src 'none'; sandbox"


@require_safe
def media(request, path):
    """Answer with the rendition of that name, and with nothing else that lies in the folder."""
    named = RENDITION.fullmatch(path)
    if named is None:
        return instead(path)
    try:
        file = Path(settings.MEDIA_ROOT, path).open("rb")  # noqa: SIM115 - the response closes it
    except OSError as error:
        raise Http404 from error
    digest, extension = named.groups()
    headers = {"Cache-Control": FOR_EVER, "Content-Security-Policy": ONLY_A_PICTURE, "ETag": f'"{digest}"'}
    return FileResponse(file, content_type=MEDIA_TYPES[extension], headers=headers)


def instead(path):
    """Lead on from a photograph's own file, where pages rendered long ago still look for it, to a rendition."""
    photo = Photo.objects.filter(file=path, closed_at=None).first() if ONCE_PUBLIC.fullmatch(path) else None
    shown = rendition(photo, width=ladder.FIRST_WIDTH) if photo else None
    if shown is None:
        raise Http404
    return redirect(shown.url)
