"""Ring again the jobs that were broken off, of every kind. May run at any time."""

from typing import Any

from django.core.management.base import BaseCommand

from home.jobs import queue, recovery


class Command(BaseCommand):
    help = "Start again the jobs that a killed worker left behind, or give them up (cron)."

    def handle(self, *args: Any, **options: Any) -> None:
        told = []
        if ended := queue.end_what_was_left():
            told.append(f"{ended} runs that their worker left are noted as failed.")
        for kind in recovery.kinds():
            if count := recovery.recover(kind.model):
                told.append(f"{count} jobs of {kind.model._meta.label} wait for a worker again.")
        if options["verbosity"]:
            self.stdout.write("\n".join(told or ["No job was left behind."]))
