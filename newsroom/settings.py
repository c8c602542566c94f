"""Settings for every installation: safe on a bare clone, changed by the environment only.

The table of variables is in README.md.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE

from newsroom import analytics, storing, telling
from newsroom import environment as env

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.text("DATA_DIR", str(BASE_DIR / "var"))).resolve()

# --- Who we are -------------------------------------------------------------------------------------------------------

SITE_NAME = env.text("SITE_NAME", "Baryta")
SITE_TAGLINE = env.text("SITE_TAGLINE", "The photographic paper")
SITE_URL = env.text("SITE_URL", "http://localhost:8000").rstrip("/")
SITE_LANGUAGE = env.text("SITE_LANGUAGE", "en")
# The address of the licence under which the record may be downloaded; empty: none is stated.
RECORD_LICENCE = env.text("RECORD_LICENCE", "https://creativecommons.org/publicdomain/zero/1.0/")
# What is said in feeds of the rights to our stories, and under which licence one may use them, by its address.
STORY_RIGHTS = env.text("STORY_RIGHTS", f"© {SITE_NAME}")
STORY_LICENCE = env.text("STORY_LICENCE")
# The address of a WebSub hub that is told when feeds change; empty: nobody is.
WEBSUB_HUB = env.web_address("WEBSUB_HUB")
DEMO = env.flag("DEMO", default=True)
# Crawlers that are asked to read nothing, by the names they go by in robots.txt.
ROBOTS_UNWANTED = env.words("ROBOTS_UNWANTED")
# Aggregators that this house delivers to: before a story is published, it is held against their rules. They take only
# what was arranged with them, so that there are none until somebody says so; the demo shows all that we know.
AGGREGATORS = env.words("AGGREGATORS", default="google-news msn flipboard" if DEMO else "")
# A script that counts readers; without it nobody is counted, and readers' pages load nothing from elsewhere.
ANALYTICS = analytics.read(env.text("ANALYTICS_SCRIPT"), env.text("ANALYTICS_ATTRIBUTES"))
# The page that says how one may use a photograph of ours, as search engines are told; empty: there is none.
LICENSING_PAGE = env.text("LICENSING_PAGE", "/contact/" if DEMO else "")

# --- Safety -----------------------------------------------------------------------------------------------------------

DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.text("SECRET_KEY") or env.secret_key(DATA_DIR / "secret_key")
site = urlsplit(SITE_URL)
SERVED_SECURELY = site.scheme == "https"
SITE_IS_LOCAL = site.hostname in ("localhost", "127.0.0.1", "::1")
# No page reads the Host header; these names are only what Django itself accepts.
ALLOWED_HOSTS = [site.hostname, "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SERVED_SECURELY
SESSION_COOKIE_HTTPONLY = True
# With another password, other rights or at a word every session of an account ends at once (newsroom/sessions.py).
SESSION_ENGINE = "newsroom.sessions"
# Seconds: who signed in a week ago signs in again.
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
# A machine left behind at night is signed out by the morning; a long day's work, lunch included, is not cut.
SESSION_IDLE_HOURS = 12
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SERVED_SECURELY else None
SECURE_SSL_REDIRECT = SERVED_SECURELY
# A balancer asks these of each machine, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if SERVED_SECURELY else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SERVED_SECURELY
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
# No window that another site opened, or that opened one of ours, can reach into it.
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# What browsers can do and no page of ours asks for: it is refused to them, and to whatever a story shows in a frame.
POWERS_NEVER_USED = [
    *("accelerometer", "bluetooth", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "hid"),
    *("magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking"),
]
X_FRAME_OPTIONS = "DENY"
# A clone that answers on plain http has nothing to secure with TLS; with an https SITE_URL all of these are on.
SILENCED_SYSTEM_CHECKS = [] if SERVED_SECURELY else ["security.W004", "security.W008", "security.W012", "security.W016"]

# Other houses whose videos and tracks a story can offer: their addresses, whom to ask about one (oEmbed), and from
# where its frame may come. Nothing of theirs is fetched before a reader asks for it.
EMBED_PROVIDERS = [
    {
        "name": "YouTube",
        "addresses": [r"https://(www\.|m\.)?youtube\.com/(watch\?|shorts/|live/)", r"https://youtu\.be/\S"],
        "endpoint": "https://www.youtube.com/oembed",
        "frames": ["https://www.youtube-nocookie.com"],
    },
    {
        "name": "Vimeo",
        "addresses": [r"https://(www\.)?vimeo\.com/\S"],
        "endpoint": "https://vimeo.com/api/oembed.json?dnt=true",
        "frames": ["https://player.vimeo.com"],
    },
    {
        "name": "Dailymotion",
        "addresses": [r"https://(www\.)?dailymotion\.com/video/\S", r"https://dai\.ly/\S"],
        "endpoint": "https://www.dailymotion.com/services/oembed",
        "frames": ["https://geo.dailymotion.com", "https://www.dailymotion.com"],
    },
    {
        "name": "SoundCloud",
        "addresses": [r"https://(www\.|m\.)?soundcloud\.com/\S"],
        "endpoint": "https://soundcloud.com/oembed",
        "frames": ["https://w.soundcloud.com"],
    },
]
FRAMES = [origin for provider in EMBED_PROVIDERS for origin in provider["frames"]]
# Sources' addresses are looked at on the public internet only, and in these networks beside it: "10.0.0.0/8".
LINK_CHECK_NETWORKS = []
LINK_CHECKS = env.flag("LINK_CHECKS", default=True)

# Where readers get photographs that lie in a bucket; empty: from this site.
MEDIA_ADDRESS = env.web_address("MEDIA_ADDRESS")
PICTURES_FROM = ["{0.scheme}://{0.netloc}".format(urlsplit(MEDIA_ADDRESS))] if MEDIA_ADDRESS else []
COUNTED_BY = [ANALYTICS.origin] if ANALYTICS.origin else []
# Readers' pages carry no nonce: a cached page would freeze it.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, *COUNTED_BY],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *PICTURES_FROM],
        "font-src": [SELF],
        "connect-src": [SELF, *COUNTED_BY],
        "frame-src": FRAMES,
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
# The desk's editors write inline styles while one types, and their import map is an inline script.
DESK_CONTENT_SECURITY_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "script-src": [SELF, NONCE],
    "connect-src": [SELF],
    "style-src": [SELF, UNSAFE_INLINE],
    "frame-src": [SELF, *FRAMES],
    "frame-ancestors": [SELF],
}

# Whose X-Forwarded-For is believed: the web servers in front, by their addresses or networks. Of others nobody's is.
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")
# What one address may ask for so many times at once, and again each so many seconds, in one process.
RATE_LIMITS = {
    "/search/": (30, 1.0),
    "/search/suggest/": (60, 0.25),
    "/admin/login/": (20, 5.0),
    "/admin/login/code/": (20, 5.0),
}
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
# So many failures lock for so long (newsroom/lockout.py). What is tried meanwhile neither counts nor prolongs it.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = "newsroom.lockout.counted_by"
AXES_LOCKOUT_CALLABLE = "newsroom.lockout.locked_out"
AXES_CLIENT_IP_CALLABLE = "newsroom.client_address.client_address"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "csrfmiddlewaretoken"]
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# For so many days one can look up who did what (newsroom/audit/). 0: for ever.
AUDIT_DAYS = env.number("AUDIT_DAYS", default=400, most=36_500)
# Whoever may publish or change accounts must have a second step of signing in (newsroom/second_step/).
REQUIRE_MFA = env.flag("REQUIRE_MFA", default=False)
# Whose codes they are, as the authenticator lists them.
OTP_TOTP_ISSUER = SITE_NAME
# Half a minute early or late by our clock, for whoever types slowly; what was late once makes nothing later right.
OTP_TOTP_SYNC = False

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# --- The house --------------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "newsroom",
    "articles",
    "companies",
    "photos",
    "content_editor",
    "django_prose_editor",
    "js_asset",
    "taggit",
    "django_countries",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "newsroom.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sites",
    "django.contrib.redirects",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "newsroom.middleware.RefusesUnsafeSettings",
    "newsroom.request_context.RequestContext",
    "django.middleware.security.SecurityMiddleware",
    "newsroom.middleware.PermissionsPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.middleware.Compressed",
    "newsroom.middleware.ContentSecurity",
    "newsroom.rate_limit.RateLimited",
    "newsroom.middleware.DeskLanguage",
    "newsroom.middleware.MovedOrGone",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.middleware.Hands",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
SITE_ID = 1

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Pages that must do without any tag, for when something is broken, are written once more for each language.
        "DIRS": [BASE_DIR / "templates" / SITE_LANGUAGE, BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.site",
            ],
        },
    }
]

# --- What is kept -----------------------------------------------------------------------------------------------------

DATABASES = {"default": dj_database_url.parse(env.text("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'newsroom.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Kept for as long as a thread lives: opening it, which reads the whole schema, would cost more than most pages do.
    DATABASES["default"]["CONN_MAX_AGE"] = None
    # IMMEDIATE: a transaction that reads first and writes later would otherwise fail at once when another one writes.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    # In seconds: whoever cannot be connected, or waits for one of the connections in vain, is told so and not kept.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
    # Readers' queries read a few rows; to compile one, which PostgreSQL does where it expects many, takes 0.2 seconds.
    DATABASES["default"]["OPTIONS"].setdefault("options", "-c jit=off")
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 6, "timeout": 10}
# In megabytes, for each web process: readers' pages, made once and kept until they change. 0: none is kept.
PAGE_CACHE_MB = 0 if DEBUG else env.number("PAGE_CACHE_MB", default=32, most=4096)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": storing.public(
        storing.storage("MEDIA_STORAGE", "django.core.files.storage.FileSystemStorage"), MEDIA_ADDRESS
    ),
    # Photographs as they came. Nobody outside may read from here.
    "originals": storing.storage("ORIGINALS_STORAGE", "photos.storage.Originals"),
    "staticfiles": {"BACKEND": "newsroom.whole_styles.WholeStyles"},
}
# A story of sixty-five blocks has more than five hundred fields; a thousand is Django's default for all.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# --- Words and days ---------------------------------------------------------------------------------------------------

LANGUAGE_CODE = SITE_LANGUAGE
# Those in which every word of readers' pages is there; a test holds each catalogue in locale/ against the sources.
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["newsroom.formats"]
TIME_ZONE = env.text("TIME_ZONE", "UTC")
USE_TZ = True
TAGGIT_CASE_INSENSITIVE = True

# --- What is told of the site at work ---------------------------------------------------------------------------------

# Who gets a mail when something breaks, by which server, from whom.
ADMINS = telling.people("ERROR_MAIL")
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("EMAIL_PORT", default=587, most=65_535)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env.text("EMAIL_USER"), env.text("EMAIL_PASSWORD")
EMAIL_TLS = env.choice("EMAIL_TLS", of=["starttls", "tls", "none"])
EMAIL_USE_TLS, EMAIL_USE_SSL = EMAIL_TLS == "starttls", EMAIL_TLS == "tls"
EMAIL_TIMEOUT = 10
SERVER_EMAIL = DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", f"newsroom@{site.hostname}")
EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
# The address of a Sentry that is told of it too; empty: none is.
SENTRY_DSN = telling.sentry("SENTRY_DSN")
# Lines for people, or a JSON object each for programs.
LOG_FORMAT = env.choice("LOG_FORMAT", of=["line", "json"])
LOGGING = telling.log(LOG_FORMAT, level=env.text("LOG_LEVEL", "INFO"), by_mail=bool(ADMINS), to_sentry=bool(SENTRY_DSN))
