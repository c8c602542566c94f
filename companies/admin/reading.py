"""Forms of the desk on which nothing is entered."""

from django.contrib import admin


class ReadOnly(admin.ModelAdmin):
    """What came about by itself, or is edited elsewhere: to be found and read."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
