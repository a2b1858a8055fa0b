"""Count what published rounds came to, for the page of the programme. Run it every night."""

from typing import Any

from django.core.management.base import BaseCommand

from partners.apprenticeships.programme.tending import count_all


class Command(BaseCommand):
    help = "Count what published rounds came to, for the page of the programme in figures."

    def handle(self, *args: Any, **options: Any) -> None:
        counted = count_all()
        if options["verbosity"]:
            self.stdout.write(f"{counted.rounds} rounds counted, {counted.hosts} hosts told")
