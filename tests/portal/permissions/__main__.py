"""`python -m tests.portal.permissions` writes the table into docs/people.md."""

import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    from tests.portal.permissions.table import write

    write()
