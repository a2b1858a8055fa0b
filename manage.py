#!/usr/bin/env python
"""Django's command-line utility for Simpul Koperasi."""

import os
import sys


def main() -> None:
    from portal.settings import env

    chosen = env.DJANGO_SETTINGS_MODULE or "portal.settings.dev"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", chosen)
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except Exception as error:
        from portal import database_away

        if not database_away.is_cause_of(error):
            raise
        sys.exit(database_away.sentence(error))


if __name__ == "__main__":
    main()
