"""Forget the words of letters that did not arrive, and old letters. May run at any time."""

from typing import Any

from django.core.management.base import BaseCommand

from home.notices import forgetting


class Command(BaseCommand):
    help = (
        f"Forget the words of letters that did not arrive after {forgetting.WORDS.days} days, and "
        f"letters without notices after {forgetting.LETTERS.days} (cron)."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        forgotten, removed = forgetting.forget()
        if options["verbosity"]:
            self.stdout.write(f"{forgotten} letters lost their words, {removed} were removed.")
