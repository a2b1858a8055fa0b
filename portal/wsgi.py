"""WSGI entry point: `gunicorn portal.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from portal.settings import env

os.environ.setdefault(
    "DJANGO_SETTINGS_MODULE", env.DJANGO_SETTINGS_MODULE or "portal.settings.production"
)
application = get_wsgi_application()
