"""Build the search index anew; the old one answers until the new one is complete."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import backends, rebuilding
from search.engines.port import EngineUnavailable


class Command(BaseCommand):
    help = "Build the search index and its vocabulary anew, then swap."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-needed", action="store_true", help="only when the engine has no usable index"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.loud = options["verbosity"] > 0
        if options["if_needed"] and backends.engine().health().documents:
            return
        started = time.monotonic()
        try:
            report = rebuilding.rebuild(progress=self.show)
        except EngineUnavailable as error:
            raise CommandError(f"The search engine cannot be used: {error}") from error
        if self.loud:
            seconds = time.monotonic() - started
            self.stdout.write(
                f"{report.documents} documents of {report.objects} objects in {seconds:.1f} s"
            )
        for name in report.failed:
            self.stderr.write(f"failed: {name}")

    def show(self, label: str, done: int, total: int) -> None:
        """One line for each kind of object, each thousand on the way."""
        if self.loud and (done == total or done % 1_000 == 0):
            self.stdout.write(f"  {label}: {done}/{total}")
