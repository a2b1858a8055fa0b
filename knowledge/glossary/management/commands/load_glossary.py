"""Load the glossary that comes with the portal."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import ngettext

from home.management.speaking import SpeakingCommand
from knowledge.glossary.loading import load_glossary


class Command(SpeakingCommand):
    help = "Load knowledge/glossary/data/glossary.csv; terms that exist are kept."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--overwrite", action="store_true", help="replace editors' wording")

    def run(self, **options: Any) -> None:
        count = load_glossary(overwrite=options["overwrite"])
        text = ngettext(
            "%(n)d term created or rewritten", "%(n)d terms created or rewritten", count
        )
        self.stdout.write(text % {"n": count})
