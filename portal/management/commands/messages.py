"""Collect every interface string into the catalogues of both languages.

Needs GNU gettext (Debian: `apt-get install gettext`). Translations already present are
kept; `locale/parts/*.po` add Indonesian ones; English falls back to the message itself.
"""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

LOCALE = Path(settings.LOCALE_PATHS[0])


class Command(BaseCommand):
    help = "Update locale/{id,en}/LC_MESSAGES/django.po from the code and locale/parts."

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
        parts = _parts()
        for language in ("id", "en"):
            catalogue = polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))
            missing = _fill(catalogue, parts if language == "id" else {}, language)
            catalogue.save()
            self.stdout.write(f"{language}: {len(catalogue)} messages, {missing} untranslated")
        call_command("compile_catalogues")


def _key(entry: polib.POEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid


def _parts() -> dict[tuple[str | None, str], polib.POEntry]:
    return {
        _key(entry): entry
        for part in sorted((LOCALE / "parts").glob("*.po"))
        for entry in polib.pofile(str(part))
    }


def _fill(
    catalogue: polib.POFile, parts: dict[tuple[str | None, str], polib.POEntry], language: str
) -> int:
    """Fill empty entries; returns how many stay untranslated."""
    for entry in catalogue:
        source = parts.get(_key(entry))
        if "fuzzy" in entry.flags:
            entry.flags.remove("fuzzy")
            entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")
        if source:
            entry.msgstr, entry.msgstr_plural = source.msgstr, _plural(entry, source)
        elif language == "en" and not entry.translated():
            entry.msgstr = "" if entry.msgid_plural else entry.msgid
            if entry.msgid_plural:
                entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
    return len(catalogue.untranslated_entries())


def _plural(entry: polib.POEntry, source: polib.POEntry) -> dict[int, str]:
    return dict(source.msgstr_plural) if entry.msgid_plural else {}
