"""Bring the national register up to date from a workbook or CSV file; a dry run by default."""

import datetime
import time
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _

from home.access import Actor, system
from home.desk.locking import version_of
from home.desk.refusals import Refusal
from home.management.speaking import SpeakingCommand
from partners.organisations.importing import job, stands, words
from partners.organisations.models import RegisterImport
from partners.organisations.services import register_imports as services

NAME = "import_register"
RIGHTS = tuple(f"organisations.{verb}_registerimport" for verb in ("view", "add", "change"))
State, Scope = RegisterImport.State, RegisterImport.Scope
CORRECTED = "-corrected.xlsx"
TOLD = ("rows", "same", "new", "changed", "noted", "kept", "missing", "unsure", "wrong")
SECONDS = 1.0  # between two looks at a list that a worker has


class Command(SpeakingCommand):
    help = (
        "Compare a list with the register, and with --write bring the register up to date. Ends "
        "with 1 where it is refused; docs/register.md tells the columns."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?")
        parser.add_argument("--source", help="who keeps the list, and what it is called")
        parser.add_argument("--as-of", type=datetime.date.fromisoformat, help="2026-11-01")
        parser.add_argument("--full", action="store_true", help="holds every cooperative")
        parser.add_argument(
            "--columns", nargs="*", default=[], metavar="SHEET!C=KEY", help="what a column means"
        )
        parser.add_argument("--write", action="store_true", help="write, if nothing speaks against")
        parser.add_argument("--because", default="", help="why guards are passed, or it is undone")
        parser.add_argument("--undo", type=int, metavar="ID", help="take a list back")
        parser.add_argument("--list", action="store_true", help="the lists that were handed in")
        super().add_arguments(parser)

    def run(self, **options: Any) -> None:
        by = system(NAME, *RIGHTS)
        try:
            if options["list"]:
                self._list()
            elif options["undo"]:
                self._undo(options["undo"], by, options["because"])
            else:
                self._import(by, **options)
        except Refusal as refused:
            raise CommandError(words.of_refusal(refused)) from refused

    def _list(self) -> None:
        for record in RegisterImport.objects.all():
            day = record.as_of.isoformat()
            self.stdout.write(f"{record.pk}\t{day}\t{record.name}\t{stands.of(record)}")

    def _undo(self, key: int, by: Actor, because: str) -> None:
        record = RegisterImport.objects.filter(pk=key).first()
        if record is None:
            raise CommandError(_("There is no list %(key)s") % {"key": key})
        services.roll_back(record, seen=version_of(record), by=by, because=because)
        record = self._worked(record)
        self.stdout.write(_("taken back; stayed: %(stayed)s") % record.figures)

    def _import(self, by: Actor, *, file: Path | None, **options: Any) -> None:
        record = self._handed_in(file, by, **options)
        keys = dict(pair.rsplit("=", 1) for pair in options["columns"] if "=" in pair)
        services.choose_columns(record, seen=version_of(record), by=by, keys=keys)
        record = self._worked(record)
        self._tell(record)
        if record.figures.get("wrong") or record.figures.get("unsure"):
            self._keep_corrected(record, file, by)
        if options["write"]:
            because = options["because"]
            services.carry_out(record, seen=version_of(record), by=by, because=because)
            record = self._worked(record)
            self.stdout.write(_("written: %(written)s") % record.figures)
        elif record.guards:
            raise CommandError(_("not to be written as it is"))

    def _handed_in(self, file: Path | None, by: Actor, **options: Any) -> RegisterImport:
        if file is None or not file.is_file():
            raise CommandError(_("There is no file %(file)s") % {"file": file or ""})
        if not (options["source"] and options["as_of"]):
            raise CommandError(_("Say --source and --as-of"))
        scope = Scope.FULL if options["full"] else Scope.PART
        return self._worked(
            services.hand_in(
                file.read_bytes(),
                file.name,
                scope=scope,
                source=options["source"],
                as_of=options["as_of"],
                by=by,
            )
        )

    def _worked(self, record: RegisterImport) -> RegisterImport:
        """The step done, here or by a worker. Raises CommandError where it stopped."""
        job.run(record.key)
        while (record := RegisterImport.objects.get(pk=record.pk)).is_at_work:
            time.sleep(SECONDS)
        if record.state == State.STOPPED:
            raise CommandError(words.of_problem(record.problem))
        label = record.get_step_display()
        self.stdout.write(f"{record.pk} · {label}: {record.done_rows:,}")
        return record

    def _tell(self, record: RegisterImport) -> None:
        for key in TOLD:
            self.stdout.write(f"{words.figure_name(key)}: {record.figures.get(key, 0):,}")
        for guard in record.guards:
            self.stderr.write(words.of_guard(guard))

    def _keep_corrected(self, record: RegisterImport, file: Path | None, by: Actor) -> None:
        if file is not None:
            target = file.with_name(file.stem + CORRECTED)
            target.write_bytes(services.corrected_rows(record, by=by))
            self.stderr.write(_("to be corrected: %(file)s") % {"file": target})
