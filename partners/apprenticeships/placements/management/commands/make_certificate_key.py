"""Print a new key for CERTIFICATE_KEY, and its public half for CERTIFICATE_FORMER_KEYS later."""

import secrets
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management.base import BaseCommand

from partners.apprenticeships.placements.certificates.signing import LENGTH, encoded


class Command(BaseCommand):
    help = "Print a new key that signs certificates (docs/placements.md)."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        seed = secrets.token_bytes(LENGTH)
        public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
        self.stdout.write(f"CERTIFICATE_KEY={encoded(seed)}")
        self.stdout.write(f"# public: {encoded(public)}")
