"""Ring again the jobs that were broken off, of every kind. May run at any time."""

from typing import Any

from django.core.management.base import BaseCommand

from home.jobs import recovery


class Command(BaseCommand):
    help = "Start again the jobs that a killed worker left behind, or give them up (cron)."

    def handle(self, *args: Any, **options: Any) -> None:
        for kind in recovery.kinds():
            count = recovery.recover(kind.model)
            if options["verbosity"]:
                self.stdout.write(f"{kind.model._meta.label}: {count} rung again")
