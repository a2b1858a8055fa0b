"""How the portal is, for cron and for people: 0 well, 1 something limits it, 2 it is down."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.core.serializers.json import DjangoJSONEncoder

from portal import health

CODES = {health.OK: 0, health.DEGRADED: 1, health.DOWN: 2}


class Command(BaseCommand):
    help = "Say how each part of the portal is. Exit code: 0 ok, 1 degraded, 2 down."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="say only what is not well")

    def handle(self, *args: Any, quiet: bool, **options: Any) -> None:
        parts = health.look(within=health.LATE)
        for name, part in parts.items():
            if not (quiet and part.ok):
                facts = json.dumps(part.facts, cls=DjangoJSONEncoder, ensure_ascii=False)
                self.stdout.write(f"{'ok ' if part.ok else '!! '} {name:<9} {facts}")
        if code := CODES[health.state(parts)]:
            sys.exit(code)
