"""End invitations that are over, ask for yearly reviews. Run it every night."""

from typing import Any

from django.core.management.base import BaseCommand

from partners.membership.tending import tend


class Command(BaseCommand):
    help = "End invitations that are over, and ask who still acts for their organisation."

    def handle(self, *args: Any, **options: Any) -> None:
        tended = tend()
        if options["verbosity"]:
            self.stdout.write(
                f"{tended.expired} invitations ended, {tended.to_confirm} people to be confirmed"
            )
