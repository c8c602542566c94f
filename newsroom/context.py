"""What every template may say of the site; nothing here depends on who asks."""

from django.conf import settings

from newsroom.locales import card_locale
from newsroom.middleware import DESK, PREVIEWS
from newsroom.models import StaticPage


def site(request):
    return {
        "site_name": settings.SITE_NAME,
        "site_tagline": settings.SITE_TAGLINE,
        "site_url": settings.SITE_URL,
        # Asked for by the foot of readers' pages only. A row changes for all at once, so none is remembered here: what
        # a process remembers, another one would go on showing, and the query takes a third of a millisecond.
        "footer_pages": StaticPage.objects.for_footer(),
        "analytics": None if request.path_info.startswith((DESK, PREVIEWS)) else settings.ANALYTICS,
        "site_locale": card_locale(settings.SITE_LANGUAGE),
    }
