"""Country names in both languages, from a table of 249 rows beside this module.

The table is CLDR's (Unicode licence), as Babel 2.18 ships it: 6 KB instead of a package of
32 MB that we would use for nothing else. One row differs: Timor-Leste is written as that state
writes it in both languages.
"""

import csv
from functools import cache
from pathlib import Path

from django.utils import translation

SOURCE = Path(__file__).parent / "data" / "countries.csv"


@cache
def names() -> dict[str, dict[str, str]]:
    """Two-letter ISO 3166 code to name by language: ``names()["NL"]["id"] == "Belanda"``."""
    with SOURCE.open(newline="") as table:
        return {row["code"]: {"id": row["id"], "en": row["en"]} for row in csv.DictReader(table)}


def name_of(code: str, language: str | None = None) -> str:
    """The country's name in `language`, by default the active one; the code when unknown."""
    wanted = (language or translation.get_language() or "id")[:2]
    known = names().get(code, {})
    return known.get(wanted) or known.get("id") or code


def choices() -> list[tuple[str, str]]:
    """Code and name of every country, by name in the active language; Indonesia first."""
    rest = sorted(
        ((code, name_of(code)) for code in names() if code != "ID"), key=lambda pair: pair[1]
    )
    return [("ID", name_of("ID")), *rest]


def named(word: str) -> list[str]:
    """Codes of the countries whose name in either language holds the word.

    >>> named("leste"), named("")
    (['TL'], [])
    """
    wanted = _plain(word)
    return [
        code
        for code, known in names().items()
        if wanted and any(wanted in _plain(name) for name in known.values())
    ]


def code_of(typed: str) -> str:
    """The code of the one country that somebody means by its code or a name in either language, or
    the beginning of one; what was typed where that is none or several.

    >>> [code_of(one) for one in ("ke", "Belanda", " netherlands ", "Timor L", "Gui", "Kenja")]
    ['KE', 'NL', 'NL', 'TL', 'Gui', 'Kenja']
    """
    text = " ".join(typed.split())
    if text.upper() in names():
        return text.upper()
    wanted = _plain(text)
    for fits in (str.__eq__, str.startswith):
        found = {
            code
            for code, known in names().items()
            if wanted and any(fits(_plain(name), wanted) for name in known.values())
        }
        if len(found) == 1:
            return found.pop()
    return typed


def _plain(name: str) -> str:
    """Without capitals and hyphens, as people type it."""
    return name.casefold().replace("-", " ")
