"""Note what applicants should hear: lists not handed in, batches that are lost. Every morning."""

from typing import Any

from django.core.management.base import BaseCommand

from partners.apprenticeships.applications.reminding import remind


class Command(BaseCommand):
    help = "Note lists that are not handed in three days before the deadline, and lost batches."

    def handle(self, *args: Any, **options: Any) -> None:
        reminded = remind()
        if options["verbosity"]:
            self.stdout.write(
                f"{reminded.due} people to remind of a list, {reminded.changed} of a lost batch"
            )
