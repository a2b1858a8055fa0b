"""Rows whose words are those that somebody typed, or nearly those. Pure but for `rapidfuzz`.

For lists of thousands; names of a country's regions have `home.regions.gazetteer`.
"""

from collections.abc import Iterable
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from home.regions.gazetteer import errors_allowed
from home.regions.names import words_of

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
    held = [(key, set(words_of(text))) for key, text in rows] if asked else []
    known = sorted(set().union(*(words for _key, words in held))) if held else []
    near = [_near(word, known) for word in asked]
    found = []
    for at, (key, words) in enumerate(held):
        distances = [min((far[word] for word in words & far.keys()), default=None) for far in near]
        if None not in distances:
            found.append((sum(filter(None, distances)), at, key))
    return [key for _far, _at, key in sorted(found, key=lambda one: one[:2])[:most]]


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
