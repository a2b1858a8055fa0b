"""Forget what the table of retention says: lists first, and acts only when told to."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from home.privacy import retention


class Command(BaseCommand):
    help = "List what is kept too long; with --carry-out forget it (every night, cron)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--carry-out", action="store_true", help="forget what is listed")

    def handle(self, *args: Any, **options: Any) -> None:
        found = retention.due()
        for one in found:
            if options["verbosity"]:
                days = one.rule.after.days
                self.stdout.write(f"{one.count} {one.rule.what} after {days} days: {one.rule.why}")
            if options["carry_out"]:
                retention.carry_out(one)
        if options["verbosity"]:
            self.stdout.write(_ended(bool(found), options["carry_out"]))


def _ended(is_any: bool, is_carried_out: bool) -> str:
    if not is_any:
        return "Nothing is kept too long."
    return "Forgotten." if is_carried_out else "Nothing was changed: add --carry-out to forget it."
