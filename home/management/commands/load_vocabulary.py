"""Load sectors, competencies, challenges, business units and stages."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext_noop, ngettext

from home.management.speaking import SpeakingCommand
from home.services.vocabulary import load_vocabulary

gettext_noop("vocabulary")  # as `load_vocabulary` names what it is at


class Command(SpeakingCommand):
    help = "Load the vocabulary of home/demo/vocabulary.toml; terms that exist are kept."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--overwrite", action="store_true", help="replace editors' wording")

    def run(self, **options: Any) -> None:
        count = load_vocabulary(self._show, overwrite=options["overwrite"])
        text = ngettext(
            "%(n)d term created or rewritten", "%(n)d terms created or rewritten", count
        )
        self.stdout.write(text % {"n": count})

    def _show(self, message: str, done: int, total: int) -> None:
        if done == total:
            self.show_progress(message, done, total)
