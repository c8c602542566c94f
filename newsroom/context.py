"""What every template may say of the site; nothing here depends on who asks."""

from django.conf import settings


def site(request):
    return {"site_name": settings.SITE_NAME, "site_tagline": settings.SITE_TAGLINE, "site_url": settings.SITE_URL}
