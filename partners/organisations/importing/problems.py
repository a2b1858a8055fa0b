"""What is wrong with a row of a list for the register, beside what `home.sheets` tells. Pure."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from home.sheets.reader import Row
from partners.organisations.importing.columns import in_file


class RowProblem(StrEnum):
    """In brackets: what `more` holds."""

    UNKNOWN_WORD = "unknown-word"  # (the word, codes of those that are known)
    NOT_A_YEAR = "not-a-year"
    NOT_A_VILLAGE = "not-a-village"  # (what the code names)
    CODE_LENGTH = "code-length"  # (how many digits, the region that they begin like, or "")
    NO_SUCH_VILLAGE = "no-such-village"  # (the region that the code begins like, or "")
    NO_SUCH_PLACE = "no-such-place"  # (the region that it was looked for in, or "", near names)
    NO_KEY = "no-key"  # neither number nor place
    PLACES_DIFFER = "places-differ"  # (what the code names, what stands beside it)
    NOT_A_WEBSITE = "not-a-website"
    NUMBER_TWICE = "number-twice"  # (the other row)
    VILLAGE_TWICE = "village-twice"  # (the other row)
    COOPERATIVE_TWICE = "cooperative-twice"  # (the other row, code of the cooperative)
    NUMBER_AND_VILLAGE = "number-and-village"  # (code by the number, code by the village)
    NUMBER_ELSEWHERE = "number-elsewhere"  # (code by the number)
    NUMBER_ALONE = "number-alone"  # (code by the number)
    VILLAGE_CORRECTED = "village-corrected"  # (codes of those that the register said to be there)
    FORMER_NUMBER = "former-number"  # (code of who had the number)
    OTHER_NUMBER = "other-number"  # (code by the village, its number)
    PERHAPS_KNOWN = "perhaps-known"  # (codes of cooperatives)
    TAKEN_SINCE = "taken-since"  # (code of who has the number now)
    GONE_SINCE = "gone-since"


def error(row: Row, key: str, problem: StrEnum, *more: str) -> dict[str, Any]:
    """As `RegisterRow.errors` keeps it."""
    told = row.error(in_file(key), problem, *more)
    return {"key": key, "problem": str(problem), "value": told.value, "more": list(told.more)}


def misses_its_place(errors: Collection[Mapping[str, Any]]) -> bool:
    """Whether a row, wrong or unsure, names a place that is not known."""
    return any(one["problem"] == RowProblem.NO_SUCH_PLACE for one in errors)


def place_of(row: Row) -> str:
    """Where another row stands: `Jawa Tengah 17`."""
    return f"{row.sheet} {row.number}"
