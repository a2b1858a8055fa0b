"""Write one archive with the database and every uploaded file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from portal import backup


class Command(BaseCommand):
    help = "Write one archive with the database and every uploaded file. The site may run on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="default: simpul-DATE.tar.gz")

    def handle(self, *args: Any, file: Path | None, **options: Any) -> None:
        target = file or Path(f"simpul-{timezone.localtime():%Y%m%d-%H%M%S}.tar.gz")
        try:
            size = backup.make(target)
        except (backup.BackupFailed, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{target}: {filesizeformat(size)}. It holds confidential documents.")
