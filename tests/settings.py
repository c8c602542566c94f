"""The settings of the tests: a bare clone's, with data that vanishes and nothing slow that proves nothing."""

import atexit
import os
import shutil
import tempfile

# What a developer exports for a site of their own must not change what a test sees.
for name in (
    *("DEBUG", "DEMO", "LICENSING_PAGE", "PAGE_CACHE_MB", "RECORD_LICENCE", "REQUIRE_MFA", "SECRET_KEY"),
    *("MEDIA_ADDRESS", "MEDIA_STORAGE", "ORIGINALS_STORAGE", "S3_ENDPOINT", "S3_REGION"),
    *("EMAIL_FROM", "EMAIL_HOST", "EMAIL_PASSWORD", "EMAIL_PORT", "EMAIL_TLS", "EMAIL_USER"),
    *("ERROR_MAIL", "LOG_FORMAT", "LOG_LEVEL", "SENTRY_DSN", "SITE_LANGUAGE", "SITE_NAME", "SITE_URL", "TIME_ZONE"),
    *("AGGREGATORS", "ANALYTICS_ATTRIBUTES", "ANALYTICS_SCRIPT", "AUDIT_DAYS", "ROBOTS_UNWANTED"),
    *("STORY_LICENCE", "STORY_RIGHTS", "TRUSTED_PROXIES", "WEBSUB_HUB"),
):
    os.environ.pop(name, None)
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="newsroom-tests-")
atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)

from newsroom.settings import *  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, because a database in memory is not shared with the live server's threads as a real one is.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "tests.sqlite3")}
else:
    # The pool keeps connections open, and PostgreSQL drops no database that somebody is connected to.
    DATABASES["default"]["OPTIONS"].pop("pool")

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Manifest storage would collect and compress every file for every worker; this finds the same missing ones.
STORAGES["staticfiles"] = {"BACKEND": "tests.staticfiles.FoundStaticFiles"}
STATIC_ROOT.mkdir()
# Stories in tests are short: they are held against nobody's rules but where a test asks for it.
AGGREGATORS = []
