"""Which records are compared at all, and how clear each pair is. Pure.

Never all pairs: only those inside a block, records that share a village, the name of a village in
a district, a number or an address. What a district alone could bring together cannot come to
SHOWN_FROM, so that it is no block. A block that is larger than WINDOW is walked in the order of
names, each compared with its next neighbours (the sorted neighbourhood method: M. Hernández, S.
Stolfo, "The merge/purge problem for large databases", SIGMOD 1995).
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from partners.organisations.duplicates.scoring import (
    DISTRICT,
    SHOWN_FROM,
    VILLAGE,
    Record,
    compare,
    digits_of,
)

WINDOW = 40
MOST_AT_ONE_ADDRESS = 5
"""An address of more is that of an office or a village, and tells nothing."""


class Pair(NamedTuple):
    """Keys in their order. `margin` is how far the next candidate of either record lies behind;
    less than 0 where it lies before.
    """

    first: int
    second: int
    score: int
    margin: int
    reasons: tuple[str, ...]


def pairs_of(records: Iterable[Record]) -> list[Pair]:
    """Those that a person should look at, the likeliest first."""
    known = _with_telling_contacts(list(records))
    best: dict[int, list[int]] = defaultdict(list)
    found = []
    for one, other in _candidates(known):
        scored = compare(one, other)
        first, second = sorted((one.key, other.key))
        for key in (first, second):
            best[key] = heapq.nlargest(2, [*best[key], scored.score])
        if scored.score >= SHOWN_FROM:
            found.append(Pair(first, second, scored.score, 0, scored.reasons))
    clear = [pair._replace(margin=_margin(pair, best)) for pair in found]
    return sorted(clear, key=lambda pair: (-pair.score, -pair.margin, pair.first, pair.second))


def _margin(pair: Pair, best: Mapping[int, Sequence[int]]) -> int:
    """Against nothing, where neither has another candidate."""
    others = (_next_to(pair.score, best[key]) for key in (pair.first, pair.second))
    return pair.score - max(others)


def _next_to(score: int, two_best: Sequence[int]) -> int:
    best, *second = two_best
    return best if best > score else max(second, default=0)


def _candidates(records: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
    """Each pair once, in the first of its blocks."""
    blocks: dict[tuple[str, str, bool], list[Record]] = defaultdict(list)
    for record in records:
        for kind, value in blocks_of(record):
            blocks[kind, value, record.is_demo].append(record)
    seen: set[tuple[int, int]] = set()
    for together in blocks.values():
        for one, other in _neighbours(together):
            pair = (min(one.key, other.key), max(one.key, other.key))
            if pair not in seen:
                seen.add(pair)
                yield one, other


def blocks_of(record: Record) -> set[tuple[str, str]]:
    """Where a record meets others."""
    found = {("number", number) for number in record.all_numbers}
    found |= {("contact", contact) for contact in record.contacts}
    if digits := digits_of(record.number):
        found.add(("digits", digits))
    if len(record.region) == VILLAGE:
        found.add(("village", record.region))
    if len(record.region) >= DISTRICT and record.village_key:
        found.add(("village", record.region[:DISTRICT] + record.village_key))
    return found


def _neighbours(block: list[Record]) -> Iterator[tuple[Record, Record]]:
    block.sort(key=lambda record: (record.called.key, record.key))
    for at, record in enumerate(block):
        for other in block[at + 1 : at + 1 + WINDOW]:
            yield record, other


def _with_telling_contacts(records: Sequence[Record]) -> Sequence[Record]:
    users: dict[str, int] = defaultdict(int)
    for record in records:
        for contact in record.contacts:
            users[contact] += 1
    common = {contact for contact, number in users.items() if number > MOST_AT_ONE_ADDRESS}
    return [
        replace(record, contacts=record.contacts - common) if record.contacts & common else record
        for record in records
    ]
