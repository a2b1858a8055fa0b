"""Write one archive with the database and every uploaded file."""

import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import filesizeformat
from django.utils import translation

from portal.backup import making
from portal.backup.archive import BackupFailed
from portal.backup.databases import database

NAMED = 20  # missing files; the manifest names all


class Command(BaseCommand):
    help = "Write one archive with the database and every uploaded file. The site may run on."
    requires_system_checks: list[str] = []  # they would make an empty database where none is

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            help="file or folder; default: simpul-TIME.tar.gz here, TIME in UTC",
        )
        parser.add_argument(
            "--keep", type=int, help="then remove all but so many archives named simpul-TIME.tar.gz"
        )

    def handle(self, *args: Any, file: Path | None, keep: int | None, **options: Any) -> None:
        if keep is not None and keep < 1:
            raise CommandError("--keep takes 1 or more.")
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # nothing half-written stays
        try:
            target = file or Path()
            if target.is_dir():
                target /= datetime.now(UTC).strftime(making.NAME)
            saved = making.make(target)
            removed = making.prune(target.parent, keep) if keep else []
        except PermissionError as error:
            raise CommandError(f"{error.filename} is closed to this account.") from error
        except (BackupFailed, OSError) as error:
            raise CommandError(str(error)) from error
        with translation.override("en"):
            self._say(saved, len(removed))

    def _say(self, saved: making.Saved, removed: int) -> None:
        manifest = saved.manifest
        content = sum(member.size for member in manifest.members)
        self.stdout.write(
            f"{database().address()}: {len(manifest.rows)} tables with "
            f"{sum(manifest.rows.values())} rows, {len(manifest.members) - 1} files, "
            f"{filesizeformat(content)}.\n"
            f"{saved.archive}: {filesizeformat(saved.size)}, SHA-256 {saved.sha256}.\n"
            "It holds confidential documents and password hashes."
        )
        if manifest.vanished:
            self.stdout.write(f"{manifest.vanished} files went while they were saved.")
        if manifest.dangling:
            self.stderr.write(f"{manifest.dangling} rows name rows that are not there.")
        if manifest.missing:
            self.stderr.write(f"{len(manifest.missing)} files that rows name are missing:")
            self.stderr.write("\n".join(manifest.missing[:NAMED]))
        if removed:
            self.stdout.write(f"{removed} older archives were removed.")
