"""The demo: like production for the visitor, like development for the newcomer."""

from portal.settings.dev import *  # noqa: F403 - settings files inherit by design

DEBUG = False
# Static files straight from the source folders: no collectstatic step to wait for.
WHITENOISE_USE_FINDERS = True
CACHES |= {  # noqa: F405 - from dev
    name: {
        "BACKEND": "portal.full_disk.FileCache",
        "LOCATION": DATA_DIR / folder,  # noqa: F405 - from dev
        "OPTIONS": {"MAX_ENTRIES": most},
    }
    for name, folder, most in (("default", "cache", 10_000), ("pages", "pages", 1_000))
}
PAGE_CACHE_SECONDS = 300
CONTACT_EMAIL = CONTACT_EMAIL or "halo@simpul.demo"  # noqa: F405 - from dev
