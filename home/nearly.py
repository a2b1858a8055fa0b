"""Rows whose words are those that somebody typed, or nearly those. Pure but for `rapidfuzz`.

For lists of thousands; names of a country's regions have `home.regions.gazetteer`.
"""

from collections.abc import Iterable
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from home.regions.gazetteer import errors_allowed
from home.regions.names import words_of, words_of_each

MOST_WORDS = 8
Key = TypeVar("Key")


def nearly(typed: str, rows: Iterable[tuple[Key, str]], most: int = 50) -> list[Key]:
    """Keys of the rows that hold each typed word, the closest first.

    A word is held that begins so, or that differs by one letter, from seven letters on by two.

    >>> nearly("rapt anggota", [(1, "Rapat anggota tahunan"), (2, "Buku anggota")])
    [1]
    >>> nearly("pembukaun", [(1, "Pembukuan sederhana")])
    [1]
    """
    asked = words_of(typed)[:MOST_WORDS]
    told = list(rows) if asked else []
    held = words_of_each(text for _key, text in told)
    known = sorted(set().union(*held))
    near = [_near(word, known) for word in asked]
    found = []
    for at, words in enumerate(held):
        if all(any(word in far for word in words) for far in near):
            distance = sum(min(far[word] for word in words if word in far) for far in near)
            found.append((distance, at))
    return [told[at][0] for _far, at in sorted(found)[:most]] if asked else []


def _near(word: str, known: list[str]) -> dict[str, int]:
    """The known words that may be meant, and how many letters differ."""
    most = errors_allowed(word)
    alike = process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=None)
    begun = {one: 0 for one in known if one.startswith(word)}
    # Half a word, mistyped: "pembukaun" while it is being written.
    started = [one[: len(word)] for one in known] if most else []
    halves = process.extract(word, started, scorer=OSA.distance, score_cutoff=most, limit=None)
    found = {known[at]: int(far) for _text, far, at in halves}
    return found | {one: int(far) for one, far, _at in alike} | begun
