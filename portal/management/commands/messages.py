"""Collect every interface string into the catalogues of both languages.

Needs GNU gettext (Debian: `apt-get install gettext`). Translations already present are
kept; a message whose wording changed loses its guessed translation and asks for a new one.
English falls back to the message itself.
"""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

LOCALE = Path(settings.LOCALE_PATHS[0])


class Command(BaseCommand):
    help = "Update locale/{id,en}/LC_MESSAGES/django.po from the code."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command(
            "makemessages",
            locale=["id", "en"],
            ignore_patterns=[".venv*", "var", "node_modules", "tests", "benchmarks", ".cache"],
            no_obsolete=True,
            no_wrap=True,
            add_location="file",
            verbosity=0,
        )
        for language in ("id", "en"):
            catalogue = polib.pofile(
                str(LOCALE / language / "LC_MESSAGES" / "django.po"), wrapwidth=0
            )
            catalogue.header = ""
            catalogue.metadata_is_fuzzy = False
            catalogue.metadata.pop("POT-Creation-Date", None)
            missing = _fill(catalogue, language)
            catalogue.save()
            self.stdout.write(f"{language}: {len(catalogue)} messages, {missing} untranslated")
        call_command("compile_catalogues")


def _fill(catalogue: polib.POFile, language: str) -> int:
    """Empty guesses, let English speak for itself; returns how many stay untranslated."""
    for entry in catalogue:
        if "fuzzy" in entry.flags:
            entry.flags.remove("fuzzy")
            entry.previous_msgid = entry.previous_msgctxt = entry.previous_msgid_plural = None
            entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")
        if language == "en" and not entry.translated():
            entry.msgstr = "" if entry.msgid_plural else entry.msgid
            if entry.msgid_plural:
                entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
    return len(catalogue.untranslated_entries())
