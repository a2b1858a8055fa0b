"""Put a backup in the place of the database and the uploaded files."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from home.cache import generations
from portal import backup


class Command(BaseCommand):
    help = "Replace the database and all uploaded files by those of a backup; then reindex."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, file: Path, yes: bool, **options: Any) -> None:
        if not yes and input("This replaces everything. Type yes to go on: ") != "yes":
            raise CommandError("Nothing was changed.")
        try:
            backup.read(file)
        except backup.BackupFailed as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        # An archive of an older release has no table for what it did not keep yet.
        call_command("createcachetable", verbosity=0)
        call_command("migrate", verbosity=0, interactive=False)
        generations.renew()
        call_command("reindex")
        self.stdout.write("Restored. Restart the web workers, so that they forget what they knew.")
