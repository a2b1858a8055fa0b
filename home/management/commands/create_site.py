"""Make the home page in both languages where there is none; for a new installation."""

from typing import Any

from django.core.management.base import BaseCommand

from home.services.site import ensure_home


class Command(BaseCommand):
    help = "Create the home page in both languages; does nothing when it exists."

    def handle(self, *args: Any, **options: Any) -> None:
        home = ensure_home()
        self.stdout.write(f"home page: {home.title} ({home.url})")
