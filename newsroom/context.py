"""What every template may say of the site; nothing here depends on who asks."""

from django.conf import settings

from newsroom.locales import card_locale


def site(request):
    return {
        "site_name": settings.SITE_NAME,
        "site_tagline": settings.SITE_TAGLINE,
        "site_url": settings.SITE_URL,
        "site_locale": card_locale(settings.SITE_LANGUAGE),
    }
