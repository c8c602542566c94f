"""What every template may say of the site; nothing here depends on who asks."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from newsroom.frame import frame
from newsroom.locales import card_locale
from newsroom.middleware import DESK, PREVIEWS


def site(request):
    return {
        "site_name": settings.SITE_NAME,
        "site_tagline": settings.SITE_TAGLINE,
        "site_url": settings.SITE_URL,
        # Asked for by readers' pages only: the desk has none.
        "frame": SimpleLazyObject(frame),
        "analytics": None if request.path_info.startswith((DESK, PREVIEWS)) else settings.ANALYTICS,
        "site_locale": card_locale(settings.SITE_LANGUAGE),
    }
