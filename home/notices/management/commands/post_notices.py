"""Put what waits for people into letters, on the day that they chose. Run it every morning."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from home.notices.posting import post_all


class Command(BaseCommand):
    help = "Write to those who hear once a week, and to whom a notice waits for another reason."

    def handle(self, *args: Any, **options: Any) -> None:
        posted = post_all(timezone.localdate())
        if options["verbosity"]:
            self.stdout.write(
                f"{posted.notices} notices in {posted.letters} letters, {posted.waiting} waiting"
            )
