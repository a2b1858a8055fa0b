"""Which cooperatives a row may mean that has no key of its own: a suggestion, never more.

Names are compared within one regency, as three villages in ten share theirs.
"""

import re
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from rapidfuzz import fuzz

from home.regions import names
from partners.organisations.importing.known import Known, One
from partners.organisations.importing.lines import Line

_COMMON = re.compile(
    r"\b(?:koperasi|kopdes|kopkel|kdmp|kkmp|kdkmp|desa|kelurahan|merah|putih|kop|ds|kel)\b"
)
ALIKE = 90.0  # of 100
MOST = 3


def bare(name: str) -> str:
    """What is a cooperative's own in its name.

    >>> bare("Koperasi Desa Merah Putih Sidomulyo"), bare("Koperasi Merah Putih")
    ('sidomulyo', 'koperasimerahputih')
    """
    words = " ".join(names.words_of(name))
    return _COMMON.sub("", words).replace(" ", "") or words.replace(" ", "")


class Suggestions:
    """Asked once all rows with a key have found theirs, which are `claimed`."""

    def __init__(self, known: Known, claimed: Collection[int]) -> None:
        self._by_regency: dict[str, list[tuple[str, One]]] = defaultdict(list)
        for one in known.ones.values():
            if one.region and one.key not in claimed:
                self._by_regency[one.region[:4]].append((bare(one.name), one))

    def of(self, line: Line) -> list[dict[str, Any]]:
        """As `RegisterRow.candidates` keeps them, the likeliest first."""
        name = bare(str(line.said.get("name", "")))
        scored = [
            (fuzz.ratio(name, other), one)
            for other, one in self._by_regency.get(line.region[:4], ())
            if _may_be(line, one)
        ]
        near = sorted(
            (pair for pair in scored if pair[0] >= ALIKE), key=lambda p: (-p[0], p[1].code)
        )
        return [
            {"code": one.code, "score": round(score), "why": "name"} for score, one in near[:MOST]
        ]


def _may_be(line: Line, one: One) -> bool:
    """Nothing that is known of the two speaks against it."""
    if line.key and one.number:
        return False
    shorter = min(len(line.region), len(one.region))
    return line.region[:shorter] == one.region[:shorter]
