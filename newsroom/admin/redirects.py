"""Redirects that somebody makes by hand: Django's own page for them, with the audit trail told."""

from django.contrib import admin
from django.contrib.redirects.admin import RedirectAdmin as StockRedirectAdmin
from django.contrib.redirects.models import Redirect
from django.db import transaction

from newsroom.audit.writing import enter
from newsroom.models import Deed

admin.site.unregister(Redirect)


@admin.register(Redirect)
class RedirectAdmin(StockRedirectAdmin):
    """What leads on because a story or a record moved is not told of here: its own entry says that it did."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        had = {f"had {name}": form.initial[name] for name in form.changed_data} if change else {}
        enter(Deed.REDIRECT_CHANGED, obj, label=obj.old_path, **{"leads to": leads_to(obj)}, **had)

    def delete_model(self, request, obj):
        enter(Deed.REDIRECT_CHANGED, obj, label=obj.old_path, deleted=leads_to(obj))
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        with transaction.atomic():
            for redirect in queryset:
                self.delete_model(request, redirect)


def leads_to(redirect):
    return redirect.new_path or "nowhere: it is gone"
