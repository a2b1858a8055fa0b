"""Load provinces, regencies and cities, districts with their Kemendagri codes."""

from typing import Any

from django.core.management.base import BaseCommand

from home.services.regions import load_regions


class Command(BaseCommand):
    help = "Load 38 provinces, 514 regencies and cities, 7,277 districts; keeps 3T corrections."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = load_regions(self._show)
        self.stdout.write(f"{changed} regions created or renamed")

    def _show(self, message: str, done: int, total: int) -> None:
        self.stdout.write(f"  {message}: {done:,} of {total:,}")
