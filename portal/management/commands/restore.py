"""Put a backup in the place of the database and the uploaded files, and the way back."""

import sys
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from home.cache import generations
from portal.backup import restoring
from portal.backup.archive import BackupFailed
from portal.backup.databases import database
from portal.backup.swap import Journal

BEFORE = "Undo with `manage.py restore --undo`; free its room with `manage.py restore --forget`."


class Command(BaseCommand):
    help = (
        "Replace the database and all uploaded files by those of a backup; then migrate and "
        "reindex. Without a file: finish a restore that was broken off."
    )
    requires_system_checks: list[str] = []  # the database may be damaged

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path)
        parser.add_argument("--yes", action="store_true", help="do not ask")
        parser.add_argument(
            "--without-manifest",
            action="store_true",
            help="take an archive of a release before there were manifests",
        )
        parser.add_argument(
            "--check", action="store_true", help="read all of the archive, change nothing"
        )
        parser.add_argument(
            "--undo", action="store_true", help="bring back what was there before the last restore"
        )
        parser.add_argument(
            "--forget", action="store_true", help="remove what was there before the last restore"
        )

    def handle(self, *args: Any, file: Path | None, **options: Any) -> None:
        without = options["without_manifest"]
        try:
            if file and options["check"]:
                manifest = restoring.check(file, without_manifest=without)
                self.stdout.write(
                    f"{file} is whole, of {manifest.made}, and can be restored."
                    if manifest
                    else f"{file} can be read to its end and restored. {UNKNOWN}"
                )
                if database().vendor == "postgresql":
                    self.stdout.write(LATER)
                return
            if options["forget"]:
                self._ask(options["yes"], FORGETS)
                restoring.forget()
                self.stdout.write("What was there before the last restore is removed.")
                return
            if not file and not options["undo"]:
                journal = restoring.finish()
                if not journal:
                    raise CommandError("Name the archive to restore.")
            else:
                if not file:
                    restoring.refuse_nothing_to_undo()
                self._ask(options["yes"], REPLACES)
                journal = (
                    restoring.restore(file, without_manifest=without) if file else restoring.undo()
                )
        except BackupFailed as error:
            raise CommandError(str(error)) from error
        self._follow(journal)

    def _ask(self, is_answered: bool, question: str) -> None:
        if is_answered:
            return
        if not sys.stdin.isatty():
            raise CommandError("Nobody can be asked here. Say --yes to go on.")
        if input(f"{question} Type yes to go on: ") != "yes":
            raise CommandError("Nothing was changed.")

    def _follow(self, journal: Journal) -> None:
        # An archive of an older release has no table for what it did not keep yet.
        call_command("createcachetable", verbosity=0)
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
        generations.renew()
        call_command("reindex")
        self.stdout.write(f"{'Undone' if journal.is_undo else 'Restored'}. {BEFORE}")
        if journal.needs_restart:
            self.stdout.write(
                "The database was damaged and its file is replaced: restart web workers, indexer "
                "and jobs NOW, they have the damaged one open."
            )
        else:
            self.stdout.write("Restart the web workers, so that they forget what they knew.")


UNKNOWN = "It has no manifest, so nothing tells whether files and rows are those that were saved."
LATER = (
    "Constraints are judged by PostgreSQL while it is restored, in one transaction: what it "
    "refuses changes nothing."
)
REPLACES = "This replaces everything."
FORGETS = "After this there is no way back to what was there before the last restore."
