"""A photograph that readers have lost, or do not have yet, as who may change it sees it on the desk."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from photos.inspecting import read_picture

# Opened by itself it is a picture and nothing else; that nobody keeps it, the admin says of all its pages.
PRIVATE = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class Closed:
    """Mixed into the photographs' admin. The original never leaves the house: the darkroom makes a JPEG of it."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_safe(self.closed_view))
        return [path("<path:object_id>/closed/", view, name="photos_photo_closed"), *super().get_urls()]

    def closed_view(self, request, object_id):
        """Answer with a JPEG of a photograph that has none which readers get; 404 for any other."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        photo = self.get_object(request, unquote(object_id))
        if photo is None or photo.is_shown:
            raise Http404
        if not self.has_change_permission(request, photo):
            raise PermissionDenied
        try:
            with photo.file.open() as original:
                picture = read_picture(original)
        except (OSError, ValidationError) as error:
            raise Http404 from error
        return HttpResponse(picture.first, content_type="image/jpeg", headers=PRIVATE)

    def address_of_closed(self, request, photo):
        """Return where that JPEG is for a photograph whose rights have ended; "" for who may not see it."""
        may = photo.is_closed and self.has_change_permission(request, photo)
        return reverse(f"{self.admin_site.name}:photos_photo_closed", args=[photo.pk]) if may else ""
