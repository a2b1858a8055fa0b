"""Settings shared by every environment, by topic. Values come from `env`."""

import dj_database_url

from portal.settings import env
from portal.settings.logs import LOGGING  # noqa: F401 - read by Django
from portal.settings.security import *  # noqa: F403 - one namespace, split by topic

BASE_DIR = env.BASE_DIR
DATA_DIR = env.DATA_DIR
SECRET_KEY_FALLBACKS = env.SECRET_KEY_FALLBACKS
CERTIFICATE_KEY = env.CERTIFICATE_KEY
CERTIFICATE_FORMER_KEYS = env.CERTIFICATE_FORMER_KEYS
PROXIES = env.PROXIES
HEALTH_TOKEN = env.HEALTH_TOKEN

# Applications: ours first, so that our templates and translations win.
INSTALLED_APPS = [
    "portal",
    "portal.users",
    "portal.throttles",
    "home",
    "home.consent",
    "home.desk",
    "home.drafts",
    "home.intake",
    "home.links",
    "home.notices",
    "home.planning",
    "home.privacy",
    "home.visits",
    "partners.organisations",
    "partners.membership",
    "partners.agreements",
    "partners.apprenticeships",
    "partners.apprenticeships.rounds",
    "partners.apprenticeships.applications",
    "partners.apprenticeships.results",
    "partners.apprenticeships.placements",
    "partners.apprenticeships.programme",
    "knowledge",
    "knowledge.glossary",
    "knowledge.extraction",
    "knowledge.adoption",
    "search",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.users.admin.AccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "home.jobs.heavy.answering_middleware",
    "portal.access_log.access_log_middleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.nul_middleware",
    "search.insight.middleware.OpenedMiddleware",
    "home.visits.middleware.VisitsMiddleware",
    "home.cache.pages.PageCacheMiddleware",
    "portal.stack_room.stack_room_middleware",
    "portal.middleware.SecurityHeadersMiddleware",
    "portal.middleware.ContentSecurityPolicyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "portal.middleware.ConditionalPageMiddleware",
    "portal.slim_admin.slim_admin_middleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.AddressLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.workspace.PersonalAnswersMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.admin_access.AdminAccessMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "portal.throttles.answers.refusals_middleware",
    "home.desk.taken.AskedAgainMiddleware",
    "portal.unseen_marks.UnseenMarksMiddleware",
    "portal.unreadable_forms.UnreadableFormsMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
                "portal.context.site",
            ],
            "builtins": ["home.templatetags.ui_tags"],
        },
    },
]

# Database: SQLite in WAL mode needs no server; one writer at a time, so writers queue
# (IMMEDIATE + timeout) instead of failing with "database is locked".
_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA_DIR / "simpul.sqlite3",
    # An open connection reads on when the disk is full; a new one needs room for its shared index.
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}
DATABASES = {
    "default": dj_database_url.parse(env.DATABASE_URL, conn_max_age=60)
    if env.DATABASE_URL
    else _SQLITE
}

# Languages: Indonesian first. Addresses carry the language; no cookie does.
LANGUAGE_CODE = "id"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
# Our own words first, then those for the admin that Wagtail lacks in Indonesian.
_LOCALE = BASE_DIR / "locale"
LOCALE_PATHS = [_LOCALE, _LOCALE / "wagtail", _LOCALE / "accounts"]
USE_I18N = USE_TZ = True
FORMAT_MODULE_PATH = "portal.formats"
TIME_ZONE = "Asia/Jakarta"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_DATE_FORMAT, WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y", "%d/%m/%Y %H:%M"
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = True

# Files. Media pass portal/media.py, which asks who may see them; PRIVATE_ROOT holds what has no
# address at all: each view that sends one asks for a right.
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_ROOT = DATA_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "home.uploads.storage.WholeFileStorage"},
    "private": {
        "BACKEND": "home.uploads.storage.WholeFileStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Wagtail's page editor sends one field per block.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Search: the engine is chosen by address; callers never ask which.
SEARCH_ENGINES = {
    "default": {
        "URL": env.SEARCH_URL,
        "API_KEY": env.SEARCH_API_KEY,
        "CA_CERTS": env.SEARCH_CA_CERTS,
        "PATH": DATA_DIR / "search",
    }
}
# Filters of the site-wide search, in this order; those without a value are not shown.
SEARCH_FACETS = ["type", "sector", "challenge", "competency", "unit", "stage"]
SEARCH_INDEXER = env.SEARCH_INDEXER or "commit"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "portal.near_matches"}}

# Background work: Wagtail's own tasks run at once (a page must be findable without a
# worker); ours go to "jobs", which production drains with `manage.py db_worker`.
_IMMEDIATE = {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
_DATABASE = {"BACKEND": "django_tasks_db.DatabaseBackend"}
TASKS = {"default": _IMMEDIATE, "jobs": _DATABASE if env.JOBS == "database" else _IMMEDIATE}
JOBS_NEED_WORKER = False

_THROTTLES = {
    "BACKEND": "portal.throttles.store.ThrottleStore",
    "OPTIONS": {"MAX_ENTRIES": 200_000},
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "simpul",
    },
    # Whole pages, in bounds of their own: they must not push out what else is remembered.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
    },
    # Counts of what was tried too often, in every environment and whatever CACHE_URL says: the
    # database is needed to sign in anyway, and throws nothing out for the sake of others.
    "throttles": _THROTTLES,
}

# Made-up examples that the demo brings along: whether visitors see and count them.
EXAMPLES_ARE_PUBLIC = False
# Seconds after which a process writes what it counted (home/visits); 0: never by itself.
VISITS_WRITTEN_EVERY = 60
# The page cache is for visitors of a running site; demo and production switch it on.
# A query with other names is answered, not kept.
PAGE_CACHE_SECONDS = 0
PAGE_CACHE_PATHS = ("/id/", "/en/", "/sitemap")
# What is for one person is never kept, so it is not looked for either (portal/workspace.py).
PAGE_CACHE_PASSES = ("/id/ruang/", "/en/workspace/")
PAGE_CACHE_QUERY = {
    "country",
    "kind",
    "magang",
    "p",  # of a sitemap
    "page",
    "partner",
    "province",
    "sector",
    "sort",
    "stage",
    "status",
    "unit",
    "view",
    "year",
}

# Mail
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.EMAIL_FROM
CONTACT_EMAIL = env.CONTACT_EMAIL
EMAIL_SUBJECT_PREFIX = ""
MAIL_SERVER_BACKEND = None  # how letters in the queue leave; None: as all mail does

# Short messages: by a gateway when one is set, else not at all.
SMS_BACKEND = env.SMS_BACKEND or ("home.sms.backends.HttpBackend" if env.SMS_URL else "")
SMS_URL, SMS_TOKEN, SMS_BODY = env.SMS_URL, env.SMS_TOKEN, env.SMS_BODY

# Wagtail
WAGTAIL_SITE_NAME = "Simpul Koperasi"
WAGTAILADMIN_BASE_URL = BASE_URL = env.BASE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False  # home/reviews.py
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# Where people work, partners abroad too. The list of the machine holds names that browsers refuse
# ("localtime").
WAGTAIL_USER_TIME_ZONES = [
    "Asia/Jakarta",
    "Asia/Pontianak",
    "Asia/Makassar",
    "Asia/Jayapura",
    "Asia/Kuala_Lumpur",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Asia/Seoul",
    "Asia/Kolkata",
    "Asia/Riyadh",
    "Africa/Nairobi",
    "Europe/Brussels",
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
    "Australia/Sydney",
    "UTC",
]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
# Both look into the file, not at its name.
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.uploads.forms.DocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.uploads.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # no third-party origins
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "home.tags.read"
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # letters that look like others would make a second address
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
# Levels in the words of our notices (templates/components/notice.html).
MESSAGE_TAGS = {10: "primary", 20: "primary", 25: "success", 30: "attention", 40: "danger"}
