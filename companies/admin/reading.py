"""Forms of the desk on which nothing is entered."""

from photos.admin.lists import LongList


class ReadOnly(LongList):
    """What came about by itself, or is edited elsewhere: to be found and read."""

    # They come in the order in which they were written, for which there is an index.
    sortable_by = ()

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
