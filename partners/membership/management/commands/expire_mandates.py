"""`manage.py expire_mandates`: what the night does about mandates; may be run again."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from partners.membership.services import mandates


class Command(BaseCommand):
    help = "End mandates that are past their last day, and tell of those that end in a month."

    def handle(self, *args: Any, **options: Any) -> None:
        today = localdate()
        ended, ending = mandates.expire(today), mandates.warn(today)
        self.stdout.write(f"{ended} mandates expired, {ending} end within 30 days")
