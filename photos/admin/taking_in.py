"""Taking a file in so that nothing is lost of it: whose form it is, and what happens when a storage fails."""

import logging

from photos.storage import NotStored

logger = logging.getLogger(__name__)


class TakingIn:
    """Mixed into the photographs' admin: its form knows who is signed in, and survives a storage that does not."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Return a form class made for this request only."""
        form = super().get_form(request, obj, change, **kwargs)
        form.editor, form.may_see = request.user.pk, self.has_view_permission(request)
        form.not_stored = getattr(request, "not_stored", False)
        return form

    def changeform_view(self, request, *args, **kwargs):
        """Show the form again, with all that was typed and the file kept, where the storage did not take the file."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except NotStored:
            logger.exception("A storage did not take a photograph.")
            request.not_stored = True
            return super().changeform_view(request, *args, **kwargs)
