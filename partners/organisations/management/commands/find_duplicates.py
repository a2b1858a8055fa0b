"""Seek cooperatives that stand twice, and count what is known. Run it every night."""

from typing import Any

from django.core.management.base import BaseCommand

from home.access import system
from partners.organisations.models import DuplicatePair
from partners.organisations.services import duplicates


class Command(BaseCommand):
    help = "Seek cooperatives that stand twice, and count how complete the register is."

    def handle(self, *args: Any, **options: Any) -> None:
        by = system("find_duplicates", "organisations.change_organisation")
        done = duplicates.look_through(by=by)
        if options["verbosity"]:
            open_ones = DuplicatePair.objects.open().count()
            said = f"{open_ones} pairs wait for a person" if done else "another run is at work"
            self.stdout.write(said)
