"""Check the signature in the address of a certificate's QR code; needs no network or database."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from partners.apprenticeships.placements.certificates import signing


class Command(BaseCommand):
    help = "Check the signature of a certificate, from the whole address that its code leads to."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="with all that stands behind #")
        parser.add_argument(
            "--public",
            action="append",
            default=[],
            help="a public key (x in keys.json) to check with instead of this portal's; repeatable",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        token = options["address"].rpartition("#")[2]
        try:
            given = [signing.decoded(one) for one in options["public"]]
            keys = {signing.name_of(one): one for one in given} or None
            said = signing.opened(token, keys)
        except ValueError as error:
            raise CommandError("No certificate that these keys have signed.") from error
        self.stdout.write(json.dumps(said, ensure_ascii=False, indent=2))
        self.stdout.write("Signed. Whether it was withdrawn since, its page says.")
