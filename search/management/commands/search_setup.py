"""Prepare a search cluster: print or install the index template."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.module_loading import import_string

from search import backends
from search.engines.port import EngineUnavailable

NOWHERE = "http://localhost:9200"


class Command(BaseCommand):
    help = (
        "Install the index template in the cluster of SEARCH_URL; --dry-run prints it, for "
        "administrators who install it themselves. Only new indices follow: run reindex after."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="print it, install nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        config = settings.SEARCH_ENGINES["default"]
        is_cluster = backends.dotted_path(config) == backends.CLUSTER
        if not is_cluster and not options["dry_run"]:
            raise CommandError("SEARCH_URL names no cluster: there is nothing to set up.")
        engine = import_string(backends.CLUSTER).configured(
            config if is_cluster else {"URL": NOWHERE}
        )
        if options["dry_run"]:
            self.stdout.write(f"PUT /_index_template/{engine.indices.name}")
            self.stdout.write(json.dumps(engine.indices.template(), indent=2))
            return
        try:
            engine.indices.install_template()
        except EngineUnavailable as error:
            raise CommandError(f"The search engine cannot be used: {error}") from error
        self.stdout.write(
            f"index template {engine.indices.name} installed; next: manage.py reindex"
        )
