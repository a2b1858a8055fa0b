"""Load provinces, regencies and cities, districts and villages with their Kemendagri codes."""

from typing import Any

from django.core.management.base import BaseCommand

from home.regions.source import DECREE
from home.services.regions import load_regions


class Command(BaseCommand):
    help = f"Load the 91,599 regions of {DECREE}, down to the village; keeps 3T corrections."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_regions(self._show)
        self.stdout.write(
            f"{loaded.added:,} regions added, {loaded.changed:,} corrected, "
            f"{loaded.moved:,} followed to another code, {loaded.vanished:,} put out of force"
        )

    def _show(self, message: str, done: int, total: int) -> None:
        self.stdout.write(f"  {message}: {done:,} of {total:,}")
