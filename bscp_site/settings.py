"""One settings module, read from the environment. The defaults are production's.

Every variable read here stands in `.env.example`; a test compares the two.
"""

from ipaddress import ip_network
from pathlib import Path
from urllib.parse import quote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from bscp_site import logs
from bscp_site.accounts import allauth_options

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# --- Identity of the installation -------------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY")  # missing: the start stops; `make run` keeps one under var/
SITE_URL = env("SITE_URL").rstrip("/")

_site = urlsplit(SITE_URL)
if _site.scheme not in {"http", "https"} or not _site.hostname or _site.path or _site.query:
    raise ImproperlyConfigured("SITE_URL must look like https://www.example.org, without a path.")

ALLOWED_HOSTS = [_site.hostname, *env.list("ALLOWED_HOSTS", default=[])]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# Networks whose X-Forwarded-* headers are believed. Read by bscp_site/gunicorn.py.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
for _proxy in TRUSTED_PROXIES:
    try:
        ip_network(_proxy.strip(), strict=False)
    except ValueError:
        raise ImproperlyConfigured(
            "TRUSTED_PROXIES must list addresses or networks such as 10.0.0.0/8, with commas "
            f"between them; “{_proxy}” is none. The name of a machine will not do."
        ) from None

# --- What follows from SITE_URL ---------------------------------------------------------------

HTTPS = _site.scheme == "https"
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
WAGTAILADMIN_BASE_URL = SITE_URL

# --- Applications -----------------------------------------------------------------------------

INSTALLED_APPS = [
    "bscp_site",
    "events",
    "newsletter",
    "pages",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "bscp_site.accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "bscp_site.request_log.log_requests",
    "bscp_site.policies.Policies",
    "bscp_site.middleware.answer_probes",
    "bscp_site.middleware.refuse_rubbish",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bscp_site.middleware.answer_when_database_is_down",
    "bscp_site.middleware.say_who_may_cache",
    "django.middleware.http.ConditionalGetMiddleware",
    "bscp_site.middleware.keep_out_of_search",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "bscp_site.accounts.gate.AskForTwoSteps",
    "bscp_site.admin_refusals.refuse_in_place",
    "bscp_site.admin_refusals.tell_what_the_data_refuses",
    "bscp_site.admin_rubbish.answer_rubbish",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "bscp_site.urls"
WSGI_APPLICATION = "bscp_site.wsgi.application"
SECURE_REFERRER_POLICY = "same-origin"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pages.context_processors.site",
            ],
        },
    }
]

if DEBUG:
    INSTALLED_APPS += ["debug_toolbar"]
    MIDDLEWARE.insert(1, "debug_toolbar.middleware.DebugToolbarMiddleware")
    INTERNAL_IPS = ["127.0.0.1"]

# --- Data -------------------------------------------------------------------------------------

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{quote(str(VAR_DIR))}/db.sqlite3")
}
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE takes the write lock at the start of a transaction, so that two writers wait for
    # each other instead of failing half-way; WAL lets readers read meanwhile. The wait is 20 s.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
elif DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # A server that has gone without a word is noticed, and no question runs for ever.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 5,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 15_000,
        # Compiling our short questions to machine code (jit) takes longer than answering them.
        "options": "-c statement_timeout=60s -c jit=off",
    } | DATABASES["default"].get("OPTIONS", {})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by the worker processes of one machine; several machines share a Redis.
CACHES = {"default": env.cache_url("CACHE_URL", default=f"filecache://{quote(str(VAR_DIR))}/cache")}
if CACHES["default"]["BACKEND"].endswith("RedisCache"):
    CACHES["default"]["BACKEND"] = "bscp_site.shared_cache.PatientRedisCache"
elif CACHES["default"]["BACKEND"].endswith("FileBasedCache"):
    # Beyond this number a third is thrown away at random. With Django's 300, strangers could wash
    # out what is counted against them.
    CACHES["default"].setdefault("OPTIONS", {}).setdefault("MAX_ENTRIES", 10_000)

TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if DEBUG
        else "django_tasks_db.DatabaseBackend"
    }
}

# --- Mail -------------------------------------------------------------------------------------

vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="") or f"no-reply@{_site.hostname}"
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Files ------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = env("MEDIA_URL", default="/media/")
MEDIA_ROOT = VAR_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o644
# A long page with many blocks has thousands of fields; its text is small all the same.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
ERROR_PAGES_DIR = VAR_DIR / "error_pages"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
S3_BUCKET = env("S3_BUCKET", default="")
if S3_BUCKET:
    STORAGES["default"] = {
        "BACKEND": "bscp_site.object_storage.ObjectStorage",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": env("S3_ENDPOINT_URL", default="") or None,
            "region_name": env("S3_REGION", default="") or None,
            "access_key": env("S3_ACCESS_KEY", default="") or None,
            "secret_key": env("S3_SECRET_KEY", default="") or None,
        },
    }

# --- Language and time ------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

# --- Accounts ---------------------------------------------------------------------------------

# Nobody uses the admin, or opens what is private, without a second step.
REQUIRE_TWO_STEPS = env.bool("REQUIRE_TWO_STEPS", default=True)

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = LOGOUT_REDIRECT_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
PASSWORD_RESET_TIMEOUT = 4 * 3600  # how long the link in a mail opens, in seconds
# Two hours without a request end a session; bscp_site/accounts/sessions.py says what else does.
SESSION_COOKIE_AGE = 2 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# No other host of the same domain can set a cookie with this beginning.
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"

vars().update(allauth_options.OPTIONS)
# These have a page of their own, where the rules above hold; addresses decide who gets a link.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

# --- Wagtail ----------------------------------------------------------------------------------

WAGTAIL_ALLOW_UNICODE_SLUGS = False  # addresses are typed, printed and read out
WAGTAIL_SITE_NAME = "Partnership website"
WAGTAILIMAGES_IMAGE_MODEL = "pages.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "pages.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "pages.document_form.DocumentForm"
# Nothing calls out from an editor's browser.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS = []  # a video is a link; no page of ours loads another company's player
# As people here write a date. With another format the field would take today's date instead.
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # one choice hides the question and its "localtime" trap
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English")]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # permissions are checked; no file has a second address
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
# The most that telephones take. The worker needs 0.3 GB for it as a JPEG, 0.6 GB as a PNG.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "pages.picture_form.PictureForm"
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "avif", "webp": "jpeg", "heic": "jpeg"}
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # approvers are asked; they are enough
WAGTAILSEARCH_HITS_MAX_AGE = 90  # days; what was searched for without a result is then forgotten
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "bscp_site.search_backend", "SEARCH_CONFIG": "english"}
}

CSRF_FAILURE_VIEW = "bscp_site.error_views.forbidden"

# --- Logging ----------------------------------------------------------------------------------

LOG_FORMAT = env("LOG_FORMAT", default="json")
if LOG_FORMAT not in logs.FORMATS:
    raise ImproperlyConfigured(f"LOG_FORMAT must be one of: {', '.join(logs.FORMATS)}.")
LOGGING = logs.configuration(LOG_FORMAT)
