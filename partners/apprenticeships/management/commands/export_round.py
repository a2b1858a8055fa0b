"""Write a round that was matched on the portal as sheets and files."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _

from home.management.speaking import SpeakingCommand
from partners.apprenticeships.results import exporting
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.rounds.languages import Language
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.publishing import FolderIsTaken, check_folder


class Command(SpeakingCommand):
    help = (
        "Write the two sheets of a matched round (sheets/) and the folder that match_magang writes "
        "from them with the round's seed (round/): export_round CODE --out DIR."
    )

    language: Language = "id"

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="code of the round")
        parser.add_argument("--out", type=Path, required=True, help="a new or empty folder")

    def run(self, **options: Any) -> None:
        round = Round.objects.filter(code=options["code"]).first()
        matching = Matching.objects.standing(round) if round else None
        if matching is None:
            told = _("No round “%(code)s” that has been matched.") % {"code": options["code"]}
            raise CommandError(told)
        try:
            check_folder(options["out"])
            exporting.write_folder(matching, options["out"], self.language)
        except FolderIsTaken as error:
            raise CommandError(
                _("The folder %(out)s holds something else.") % {"out": error.args[0]}
            ) from error
        self.stdout.write(_("Written: %(out)s") % {"out": options["out"]})
