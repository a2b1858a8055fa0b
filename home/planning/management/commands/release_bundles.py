"""Release bundles whose moment has come. May run at any time."""

from typing import Any

from django.core.management.base import BaseCommand

from home.planning.releasing import release_due


class Command(BaseCommand):
    help = (
        "Publish the drafts of bundles that are planned for now, each bundle whole or not at all."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        released, failed = release_due()
        if options["verbosity"]:
            self.stdout.write(f"{released} bundles released, {failed} not")
