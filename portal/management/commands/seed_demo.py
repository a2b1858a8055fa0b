"""Fill the portal with demo content in both languages, or take it out again.

Every app brings its own part (`<app>.demo`: `load(progress)` and `unload()`), in the
order of the architecture's arrows. Running it twice changes nothing. `--nation` adds a made-up
cooperative for each village of the programme: 82,780, three minutes more.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.db.models import ProtectedError, RestrictedError

from partners.organisations import demo as organisations
from search import indexing

PARTS = (
    "home.demo",
    "partners.organisations.demo",
    "partners.agreements.demo",
    "knowledge.glossary.demo",
    "knowledge.demo",
    "partners.apprenticeships.demo",
    "home.demo.site",
    "portal.users.demo",
    "partners.membership.demo",
    "partners.membership.demo.mandates",
    "partners.agreements.demo.example",
    "partners.membership.claiming.demo",
    "partners.organisations.demo.lists",
    "knowledge.adoption.demo",
    "partners.apprenticeships.rounds.demo",
    "partners.apprenticeships.applications.demo",
    "partners.apprenticeships.results.demo",
    "partners.apprenticeships.placements.demo",
    "partners.apprenticeships.programme.demo",
)
BAR_WIDTH = 24
NAMED = 10
"""Records that stand in the way, of those that are told."""


def _holding(error: Any) -> Iterator[str]:
    """What the database says still needs what should go, each with the round that it is of."""
    held = getattr(error, "protected_objects", None) or error.restricted_objects
    lines = sorted({f"  {one._meta.verbose_name}: {getattr(one, 'round', one)}" for one in held})
    yield from lines[:NAMED]
    if len(lines) > NAMED:
        yield f"  … and {len(lines) - NAMED} more"


class Command(BaseCommand):
    help = "Seed the demo content (idempotent); --remove takes it out."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--remove", action="store_true", help="remove the demo records")
        parser.add_argument(
            "--nation", action="store_true", help="with cooperatives of the whole country"
        )
        parser.add_argument("--quiet", action="store_true", help="no progress")

    def handle(self, *args: Any, **options: Any) -> None:
        self.is_quiet = options["quiet"]
        started = time.monotonic()
        modules = [import_module(name) for name in PARTS]
        with indexing.deferred():
            if options["remove"]:
                self._remove(modules)
            else:
                for module in modules:
                    module.load(self.show)
                if options["nation"]:
                    organisations.load_nation(self.show)
        call_command("reindex", verbosity=0)
        self._say(f"done in {time.monotonic() - started:.0f} s\n")

    def _remove(self, modules: Sequence[Any]) -> None:
        """All of it or nothing: what people made on top of the demo keeps it."""
        try:
            with transaction.atomic():
                for module in reversed(modules):
                    module.unload()
        except (ProtectedError, RestrictedError) as error:
            raise CommandError(
                "Nothing was removed. These are not of the demo, and need records of it:\n"
                + "\n".join(_holding(error))
                + "\nRemove them first, or call them off and keep the demo."
            ) from error

    def show(self, message: str, done: int, total: int) -> None:
        """One line per step; on a terminal a bar that fills."""
        if not sys.stdout.isatty():
            if done == total:
                self._say(f"  {message}: {total}\n")
            return
        filled = BAR_WIDTH * done // max(total, 1)
        bar = "█" * filled + "·" * (BAR_WIDTH - filled)
        self._say(f"\r  {bar} {done:>5}/{total} {message:<40}" + ("\n" if done == total else ""))

    def _say(self, text: str) -> None:
        if not self.is_quiet:
            self.stdout.write(text, ending="")
            self.stdout.flush()
