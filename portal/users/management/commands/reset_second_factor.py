from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.access import system
from portal.users import second_factor
from portal.users.models import User


class Command(BaseCommand):
    help = "Take away the second factor of somebody who lost it; ends all sessions of that person."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the address that the person signs in with")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        try:
            user = User.objects.get_by_natural_key(email)
        except User.DoesNotExist:
            raise CommandError(f"Nobody signs in with {email}.") from None
        by = system("reset_second_factor", second_factor.CHANGE_PEOPLE)
        if not second_factor.reset(user, by=by):
            raise CommandError(f"{email} has no second factor.")
        self.stdout.write(f"The second factor of {email} is gone, all sessions are ended.")
