"""Load the glossary that comes with the portal."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from knowledge.glossary.loading import load_glossary


class Command(BaseCommand):
    help = "Load knowledge/glossary/data/glossary.csv; terms that exist are kept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--overwrite", action="store_true", help="replace editors' wording")

    def handle(self, *args: Any, **options: Any) -> None:
        written = load_glossary(overwrite=options["overwrite"])
        self.stdout.write(f"{written} terms created or rewritten")
