"""Compile every catalogue of `LOCALE_PATHS` to `.mo` without GNU gettext."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compile the message catalogues (needs no gettext)."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in map(Path, settings.LOCALE_PATHS):
            for catalogue in sorted(folder.glob("*/LC_MESSAGES/*.po")):
                self._compile(catalogue)

    def _compile(self, catalogue: Path) -> None:
        target = catalogue.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < catalogue.stat().st_mtime:
            polib.pofile(str(catalogue)).save_as_mofile(str(target))
            self.stdout.write(f"compiled {target.relative_to(settings.BASE_DIR)}")
