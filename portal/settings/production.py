"""Production: refuses to start without its secrets; https only."""

from importlib.util import find_spec

from django.core.exceptions import ImproperlyConfigured

from portal.settings import env
from portal.settings.base import *  # noqa: F403 - settings files inherit by design
from portal.settings.base import (
    _DATABASE,
    CACHES,
    LOGGING,
    SILENCED_SYSTEM_CHECKS,
    STORAGES,
    TASKS,
)

_missing = [
    name
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "EMAIL_URL")
    if not env.env.str(name, "")
]
if _missing:
    raise ImproperlyConfigured(
        f"Set {', '.join(_missing)} in the environment or in .env; docs/settings.md explains each."
    )

DEBUG = False
SECRET_KEY = env.SECRET_KEY
ALLOWED_HOSTS = env.ALLOWED_HOSTS
CSRF_TRUSTED_ORIGINS = env.CSRF_TRUSTED_ORIGINS or [env.BASE_URL]

vars().update(env.env.dj_email_url("EMAIL_URL"))
if "EMAIL_BACKEND" not in vars():  # else mail would leave by a server of Django's own choice
    raise ImproperlyConfigured(
        f"EMAIL_URL begins with {env.EMAIL_URL.partition(':')[0]}:, which nobody knows; "
        "for example submission://user:password@host:587."
    )
MAIL_SERVER_BACKEND, EMAIL_BACKEND = vars()["EMAIL_BACKEND"], "home.notices.queue.QueueBackend"
EMAIL_TIMEOUT = vars()["EMAIL_TIMEOUT"] or 30  # seconds; else a silent server holds the worker
SEARCH_INDEXER = env.SEARCH_INDEXER or "process"
if not env.JOBS:
    TASKS["jobs"] = _DATABASE
JOBS_NEED_WORKER = True
if env.CACHE_URL:
    if not env.CACHE_URL.startswith(("redis://", "rediss://", "unix://")):
        _cache = env.env.dj_cache_url("CACHE_URL")
    elif find_spec("redis"):
        _cache = {"BACKEND": "home.cache.stores.RedisCache", "LOCATION": env.CACHE_URL}
    else:
        raise ImproperlyConfigured(
            "CACHE_URL names Redis; install its client: .ci/pip .venv requirements-redis.txt"
        )
    CACHES |= {"default": _cache, "pages": {**_cache, "KEY_PREFIX": "pages"}}
else:
    CACHES |= {
        name: {
            "BACKEND": "home.cache.stores.TableCache",
            "LOCATION": table,
            "OPTIONS": {"MAX_ENTRIES": most},
        }
        for name, table, most in (("default", "cache", 100_000), ("pages", "page_cache", 5_000))
    }
STORAGES["staticfiles"] = {
    "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
}

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000
# Both bind a whole domain, also what the ministry runs beside the portal: the operator decides.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.HSTS_SUBDOMAINS
SECURE_HSTS_PRELOAD = env.HSTS_PRELOAD
SILENCED_SYSTEM_CHECKS = [*SILENCED_SYSTEM_CHECKS, "security.W005", "security.W021"]
# Uploads may be confidential: readable for the service and its group only.
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o640, 0o750
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
if env.TRUST_PROXY or env.PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
LOGGING["loggers"]["simpul.access"]["level"] = "INFO"
PAGE_CACHE_SECONDS = 300
