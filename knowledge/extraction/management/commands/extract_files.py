"""Read again what was broken off, and files that were never read. May run at any time."""

from typing import Any

from django.core.management.base import BaseCommand

from knowledge.extraction import services


class Command(BaseCommand):
    help = "Have the text taken out of files that wait for it (after a crash, or the first time)."

    def handle(self, *args: Any, **options: Any) -> None:
        count = services.recover()
        if options["verbosity"]:
            self.stdout.write(f"{count} files to read")
