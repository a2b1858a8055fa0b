"""Import a list of agreements and commitments from a workbook or CSV file: all or nothing."""

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.access import ActionNotPermitted, Actor
from home.management.speaking import SpeakingCommand
from home.sheets.problems import FileRefused
from home.sheets.updates import EVERY, ShownUpdate
from partners.agreements.importing import differing
from partners.agreements.importing.plan import Plan
from partners.agreements.importing.problems import complaint, counted, file_words, receipt_lines
from partners.agreements.refusals import AgreementRefusal, explain
from partners.agreements.services import importing


class Command(SpeakingCommand):
    help = "Import agreements and commitments from a table; docs/agreements.md tells the columns."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, metavar="EMAIL", help="who imports them")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument(
            "--update", action="store_true", help="take over what known records say otherwise"
        )
        parser.add_argument("--publish", action="store_true", help="show them on the site at once")
        parser.add_argument("--empty", action="store_true", help="with --update: dashes empty")
        super().add_arguments(parser)

    def run(self, **options: Any) -> None:
        try:
            self._import(**options)
        except FileRefused as refusal:
            raise CommandError(file_words(refusal)) from refusal
        except ActionNotPermitted as refusal:
            raise CommandError(_("%(by)s may not do this") % {"by": options["by"]}) from refusal
        except AgreementRefusal as refusal:
            raise CommandError(explain(refusal)) from refusal

    def _import(
        self, *, file: Path, by: str, dry_run: bool, publish: bool, update: bool, empty: bool,
        **options: Any,
    ) -> None:  # fmt: skip
        person = get_user_model()._default_manager.filter(email=by).first()
        if person is None:
            raise CommandError(_("Nobody here has the address %(by)s") % {"by": by})
        if not file.is_file():
            raise CommandError(_("There is no file %(file)s") % {"file": file})
        actor = Actor(person)
        handed_in = importing.hand_in(file.read_bytes(), file.name, by=actor)
        plan = importing.look(handed_in, by=actor)
        self._tell(plan)
        if dry_run or plan.errors:
            importing.forget(handed_in, by=actor)
        if plan.errors:
            words = ngettext(
                "%(count)d error; nothing was imported",
                "%(count)d errors; nothing was imported",
                len(plan.errors),
            )
            raise CommandError(words % {"count": len(plan.errors)})
        if not dry_run:
            wanted = {EVERY} if update else set()
            made = importing.carry_out(
                handed_in, by=actor, publish=publish, update=wanted, empty=empty
            )
            words = counted(len(made.agreements), len(made.commitments))
            self.stdout.write(_("imported: %(counted)s") % {"counted": words})
            self.stdout.write(_("known and changed: %(count)d") % {"count": made.changed})

    def _tell(self, plan: Plan) -> None:
        for error in map(complaint, plan.errors):
            self.stderr.write(str(error))
        for line in receipt_lines(plan.receipt):
            self.stdout.write(line)
        new = counted(len(plan.new), len(plan.new_promised))
        known = counted(len(plan.known), len(plan.known_promised))
        self.stdout.write(_("new: %(counted)s") % {"counted": new})
        self.stdout.write(_("known already: %(counted)s") % {"counted": known})
        for each in differing.shown(plan.offered):
            self._tell_of(each)
        if more := len(plan.updates) - len(plan.offered):
            words = ngettext(
                "One more row differs. Hand the list in again after this import.",
                "%(count)d more rows differ. Hand the list in again after this import.",
                more,
            )
            self.stdout.write(words % {"count": more})

    def _tell_of(self, known: ShownUpdate) -> None:
        """Before and after, as the page of the import shows it."""
        self.stdout.write(f"{known.place}: {known.title}")
        for note in known.notes:
            self.stdout.write(f"  {note}")
        for change in known.changes:
            after = _("nothing (a dash)") if change.empties else change.after
            self.stdout.write(f"  {change.label}: {change.before} → {after}")
        for change in known.elsewhere:
            only = _("only by its own step, not by a list")
            self.stdout.write(f"  {change.label}: {change.before} → {change.after} ({only})")
