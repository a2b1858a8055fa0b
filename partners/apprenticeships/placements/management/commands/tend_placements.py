"""Open placements for binding answers, ask hosts to confirm their batches, and remind of what is
to do. Run it every night.
"""

from typing import Any

from django.core.management.base import BaseCommand

from partners.apprenticeships.placements.tending import tend


class Command(BaseCommand):
    help = "Open placements for binding answers, and remind both sides of what is to do."

    def handle(self, *args: Any, **options: Any) -> None:
        tended = tend()
        if options["verbosity"]:
            self.stdout.write(
                f"{tended.opened} placements opened, {tended.called_off} called off, "
                f"{tended.to_do} things to do, {tended.awaited} batches to confirm, "
                f"{tended.silent} of silent hosts called off"
            )
