"""Every value that the environment may set for the portal, read in one place.

`docs/settings.md` lists the same names; a test compares the two.
"""

import os
from pathlib import Path

from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = Env()
ENV_FILE = Path(env.str("ENV_FILE", str(BASE_DIR / ".env")))
if "ENV_FILE" in os.environ and not ENV_FILE.is_file():
    raise FileNotFoundError(f"ENV_FILE={ENV_FILE} is not there.")
env.read_env(ENV_FILE, recurse=False)

DJANGO_SETTINGS_MODULE = env.str("DJANGO_SETTINGS_MODULE", "")
SECRET_KEY = env.str("SECRET_KEY", "")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", [])
CERTIFICATE_KEY = env.str("CERTIFICATE_KEY", "")
CERTIFICATE_FORMER_KEYS = env.list("CERTIFICATE_FORMER_KEYS", [])
BASE_URL = env.str("BASE_URL", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])
TRUST_PROXY = env.bool("TRUST_PROXY", False)
PROXIES = env.int("PROXIES", int(TRUST_PROXY))
WEB_WORKERS = env.int("WEB_WORKERS", 2)
HSTS_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", False)
HSTS_PRELOAD = env.bool("HSTS_PRELOAD", False)

DATA_DIR = Path(env.str("DATA_DIR", str(BASE_DIR / "var"))).resolve()
DATABASE_URL = env.str("DATABASE_URL", "")
CACHE_URL = env.str("CACHE_URL", "")
EMAIL_URL = env.str("EMAIL_URL", "")
EMAIL_FROM = env.str("EMAIL_FROM", "Simpul Koperasi <simpul@localhost>")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", "")

SMS_BACKEND = env.str("SMS_BACKEND", "")
SMS_URL = env.str("SMS_URL", "")
SMS_TOKEN = env.str("SMS_TOKEN", "")
SMS_BODY = env.str("SMS_BODY", '{"to": "{number}", "text": "{text}"}')

SEARCH_URL = env.str("SEARCH_URL", "embedded://")
SEARCH_API_KEY = env.str("SEARCH_API_KEY", "")
SEARCH_CA_CERTS = env.str("SEARCH_CA_CERTS", "")
SEARCH_INDEXER = env.str("SEARCH_INDEXER", "")
JOBS = env.str("JOBS", "")
LOG_FORMAT = env.str("LOG_FORMAT", "")
HEALTH_TOKEN = env.str("HEALTH_TOKEN", "")
