"""Load sectors, competencies, challenges, business units and stages."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from home.services.vocabulary import load_vocabulary


class Command(BaseCommand):
    help = "Load the vocabulary of home/demo/vocabulary.toml; terms that exist are kept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--overwrite", action="store_true", help="replace editors' wording")

    def handle(self, *args: Any, **options: Any) -> None:
        changed = load_vocabulary(self._show, overwrite=options["overwrite"])
        self.stdout.write(f"{changed} terms created or rewritten")

    def _show(self, message: str, done: int, total: int) -> None:
        if done == total:
            self.stdout.write(f"  {message}: {total}")
