"""Remind the people in charge of agreements. Run it every morning; it catches up by itself."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from partners.agreements.reminding import sending


class Command(BaseCommand):
    help = "Write to the people in charge: ends, due dates, lateness, missing reports."

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        result = sending.remind()
        if options["verbosity"]:
            self.stdout.write(
                f"{result.due} matters are due: {result.told} told in {result.letters} letters, "
                f"{result.waiting} waiting, {result.told_before} told before, "
                f"{result.unheard} with nobody in charge. {time.monotonic() - started:.1f} s"
            )
