from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand

from portal.users import second_factor


class Command(BaseCommand):
    help = "Write all second factors with the current SECRET_KEY; then its former one may go."

    def handle(self, *args: Any, **options: Any) -> None:
        count = second_factor.encrypt_all(Authenticator.objects)
        self.stdout.write(f"{count} second factors are written with the current key.")
