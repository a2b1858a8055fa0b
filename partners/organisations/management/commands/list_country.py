"""Make the list of all cooperatives that visitors take away. Run it every night."""

from typing import Any

from django.core.management.base import BaseCommand

from home.access import system
from partners.organisations.services import country_lists


class Command(BaseCommand):
    help = "Make the list of all cooperatives of the country, as CSV, XLSX and JSON Lines."

    def handle(self, *args: Any, **options: Any) -> None:
        by = system("list_country", "organisations.change_organisation")
        made = country_lists.make(by=by)
        if options["verbosity"]:
            said = f"{made.rows} cooperatives" if made else "another run is at work"
            self.stdout.write(said)
