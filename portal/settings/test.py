"""Tests: fast hashes, own folders, immediate jobs, no outside world."""

import tempfile
from pathlib import Path

from portal.settings import env
from portal.settings.base import *  # noqa: F403 - settings files inherit by design
from portal.settings.base import DATABASES, INSTALLED_APPS, SEARCH_ENGINES, STORAGES, TASKS

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks"]
DEBUG = False
EXAMPLES_ARE_PUBLIC = True
SECRET_KEY = "tests"  # noqa: S105 - not a secret
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SMS_BACKEND = "home.sms.backends.MemoryBackend"
DATA_DIR = Path(tempfile.mkdtemp(prefix="simpul-test-"))
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir()
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_ROOT = DATA_DIR / "private"
STORAGES["private"]["OPTIONS"]["location"] = PRIVATE_ROOT
SEARCH_ENGINES["default"]["PATH"] = DATA_DIR / "search"
TASKS["jobs"] = TASKS["default"]
if not env.DATABASE_URL:
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
# Throttling and the second factor have their own tests; elsewhere they would stand in the way.
ACCOUNT_RATE_LIMITS = False
SECOND_FACTOR_REQUIRED = False
# No thread writes into the database of a test behind its back.
VISITS_WRITTEN_EVERY = 0
