"""End claims that wait for their person, and ask beyond boards that are silent. Run it nightly."""

from typing import Any

from django.core.management.base import BaseCommand

from partners.membership.claiming.following import follow


class Command(BaseCommand):
    help = "Claims and proposals: expire after 30 days without an answer, escalate after 14."

    def handle(self, *args: Any, **options: Any) -> None:
        done = follow()
        if options["verbosity"]:
            self.stdout.write(f"{done.expired} expired, {done.escalated} escalated")
