"""Look through published texts, and ask the addresses that they lead to. May run at any time."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from home.cache import renewal
from home.links import checking, places
from home.links.models import LINKS


class Command(BaseCommand):
    help = (
        "Find the addresses in published texts, see which pages and files of the portal are gone, "
        "and ask each address elsewhere once a week, the next day again where it did not answer."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--inside", action="store_true", help="ask nothing of the network")
        parser.add_argument("--most", type=int, default=checking.MOST, help="addresses elsewhere")

    def handle(self, *args: Any, **options: Any) -> None:
        found = places.look_through()
        missing = checking.check_inside()
        asked = 0 if options["inside"] else checking.check_elsewhere(most=options["most"])
        renewal.told(LINKS)
        if options["verbosity"]:
            said = f"{found} addresses, {asked} asked elsewhere, {missing} gone inside the portal"
            self.stdout.write(said)
