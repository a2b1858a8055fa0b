#!/usr/bin/env python
"""Django's command-line utility for Simpul Koperasi."""

import os
import sys


def main() -> None:
    from portal.settings import env

    chosen = env.DJANGO_SETTINGS_MODULE or "portal.settings.dev"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", chosen)
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
