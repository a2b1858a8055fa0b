"""Development and demo: no secrets, no servers, mail to the console."""

from portal.settings import env
from portal.settings.base import *  # noqa: F403 - settings files inherit by design
from portal.settings.base import INSTALLED_APPS, STATIC_ROOT

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks"]  # its commands; what is served has none of it
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # nothing is collected here, and whitenoise looks
DEBUG = True
SECRET_KEY = env.SECRET_KEY or "development-only-key-never-use-it-where-people-are-served"
ALLOWED_HOSTS = env.ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
# Made-up records of the seeds show how things work; a real portal keeps them to its staff.
EXAMPLES_ARE_PUBLIC = True
INTERNAL_IPS = ["127.0.0.1"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
SMS_BACKEND = env.SMS_BACKEND or "home.sms.backends.ConsoleBackend"
# The demo's accounts are for looking around; a real portal asks its staff for a second factor.
SECOND_FACTOR_REQUIRED = False
