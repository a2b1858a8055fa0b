"""Reading one cell of a round's spreadsheets, beside what ``home.sheets.cells`` reads.

Each kind turns what stands in a cell into a value, or raises ``BadCell`` or ``CellRefused``.
"""

import re
from collections.abc import Callable
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from home.sheets import cells
from home.sheets.identifiers import Codes, whole_code
from home.sheets.values import Value
from partners.apprenticeships.rounds.sources.problems import BadCell
from partners.apprenticeships.rounds.sources.terms import Lookup
from partners.matching.rows import Mode

Read = Callable[[Value], Any]
"""From what stands in a cell that is not empty to its value."""

CODES = Codes()
LONGEST_ID = 100
LONGEST_TEXT = 300
YEARS = range(2000, 2101)
_PLAIN_CODES = re.compile("[A-Za-z0-9][A-Za-z0-9._/-]*(?:; *[A-Za-z0-9][A-Za-z0-9._/-]*)*")
"""As nearly every list of choices is written: nothing in it is damaged, see ``Codes``."""
_BETWEEN = re.compile(r"[;|\n\r]+")


def identifier(value: Value, codes: Codes = CODES) -> str:
    """A code that names something: no control characters, since it stands in digests.

    ``codes`` knows the other cells of its column.
    """
    return _identifier(codes.read(value))


def _identifier(text: str) -> str:
    if not text.isprintable():
        raise BadCell(
            _("has characters that cannot be seen"), _("letters, digits and punctuation only")
        )
    if len(text) > LONGEST_ID:
        right = format_lazy(_("{most} characters at most"), most=LONGEST_ID)
        raise BadCell(_("is too long"), right)
    return text


def words(value: Value) -> str:
    return " ".join(cells.text(value, LONGEST_TEXT).split())


def whole(least: int, most: int) -> Read:
    """A whole number in ``least … most``."""
    return lambda value: cells.whole(value, least, most)


def day(value: Value) -> Any:
    """A day as people type it, see ``home.sheets.cells.day``."""
    return cells.day(value, YEARS)


def tier(value: Value) -> int:
    """0, 1 or 2; "yes" is 1 and "no" is 0."""
    text = cells.text(value)
    if text.casefold() in {"ya", "yes", "tidak", "no"}:
        return int(cells.yes_or_no(value))
    if text not in {"0", "1", "2"}:
        raise BadCell(_("is not a 3T tier"), _("0 (not 3T), 1 or 2"))
    return int(text)


def one_of(lookup: Lookup) -> Read:
    return lambda value: lookup.find(cells.text(value))


def stage(lookup: Lookup) -> Read:
    """Number of a stage: by its number, code or name."""
    codes = list(lookup.terms)

    def read(value: Value) -> int:
        text = cells.text(value)
        if re.fullmatch(r"[0-9]", text) and int(text) <= len(codes):
            return int(text)
        return codes.index(lookup.find(text)) + 1

    return read


def several(lookup: Lookup) -> Read:
    """Codes between semicolons, bars, new lines, or commas where no name has one."""

    def read(value: Value) -> tuple[str, ...]:
        texts = parts(cells.text(value), lookup.knows)
        return tuple(dict.fromkeys(lookup.find(part) for part in texts))

    return read


def parts(text: str, is_known: Callable[[str], bool] = lambda part: False) -> list[str]:
    """What stands between separators; a comma separates unless the whole is known."""
    found: list[str] = []
    for part in _BETWEEN.split(text):
        found += [part] if is_known(part) else part.split(",")
    return [part.strip() for part in found if part.strip()]


def identifiers(value: Value, codes: Codes = CODES) -> tuple[str, ...]:
    """Batch codes, best first."""
    if isinstance(value, str) and len(value) <= LONGEST_ID and _PLAIN_CODES.fullmatch(value):
        return tuple(part.strip() for part in value.split(";"))
    return tuple(_identifier(whole_code(part)) for part in parts(codes.read(value)))


def modes(lookup: Lookup) -> Read:
    """On site, online or both, by any of their names."""

    def read(value: Value) -> Mode:
        found = Mode(0)
        for part in parts(cells.text(value), lookup.knows):
            for name in [part] if lookup.knows(part) else re.split(r"[+/&]", part):
                found |= _MODES[lookup.find(name)]
        return found

    return read


_MODES = {"onsite": Mode.ONSITE, "online": Mode.ONLINE, "both": Mode.ONSITE | Mode.ONLINE}
