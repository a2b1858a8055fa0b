"""A result into its tables: plain rows, for a national round has 80,000 and millions who wait."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from django.db import connection

from home import bulk
from home.cache import renewal
from partners.apprenticeships.results import packing
from partners.apprenticeships.results.models import BatchFacts, Reasons, Result, WaitingList
from partners.apprenticeships.results.models.result import Standing
from partners.apprenticeships.rounds.bundle import RoundBundle
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.rounds.result import RoundResult
from partners.matching.arrays import Bools, Longs

PIECE = 1 << 19
"""Entries of waiting lists that are looked at together."""


def write(
    round: Round,
    bundle: RoundBundle,
    result: RoundResult,
    *,
    applications: Sequence[int],
    organisations: Mapping[int, int],
    batches: Sequence[int],
) -> None:
    """Inside the transaction of whoever has locked the round and its batches.

    `applications` are the keys of the applications of the result, in their order, `organisations`
    whose they are, `batches` the keys of `RoundBatch` of its batches.
    """
    seats(result, batches)
    rows = _results(bundle, applications, organisations, batches)
    names = (
        "application",
        "organisation",
        "standing",
        "place",
        "first_place",
        "preference",
        "mode",
        "is_3t",
    )
    bulk.insert(Result, [*names], rows, round=round)
    lists = _waiting_lists(bundle, np.array(applications, dtype="<i8"), batches)
    bulk.insert(WaitingList, ["round_batch", "length", "applications", "preferences"], lists)
    texts = packing.pack_all(result, batches)
    bulk.insert(Reasons, ["application", "content"], zip(applications, texts, strict=True))
    facts = zip(batches, packing.pack_batches(result), strict=True)
    bulk.insert(BatchFacts, ["round_batch", "content"], facts)


def seats(result: RoundResult, batches: Sequence[int]) -> None:
    """What each batch has and gave. One statement for all rows."""
    rows = zip(
        (row.seats for row in result.batches),
        result.filled.tolist(),
        result.closed.tolist(),
        (row.reserve for row in result.batches),
        _from_3t(result),
        batches,
        strict=True,
    )
    quote = connection.ops.quote_name
    sets = ", ".join(
        f"{quote(name)} = %s" for name in ("seats", "taken", "is_closed", "reserve", "taken_3t")
    )
    table = quote(RoundBatch._meta.db_table)
    statement = f"UPDATE {table} SET {sets} WHERE {quote('id')} = %s"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(rows))
    renewal.changed(RoundBatch)


def _from_3t(result: RoundResult) -> list[int]:
    """How many of each batch's places went to 3T regions: (m,)."""
    there = result.place[(result.place >= 0) & result.protected]
    counts: list[int] = np.bincount(there, minlength=len(result.batches)).tolist()
    return counts


def _results(
    bundle: RoundBundle,
    applications: Sequence[int],
    organisations: Mapping[int, int],
    batches: Sequence[int],
) -> Iterator[tuple[Any, ...]]:
    o, waits = bundle.outcome, who_waits(bundle)
    protected = bundle.market.applications.protected.tolist()
    columns = (o.place.tolist(), o.order.tolist(), o.mode.tolist(), waits.tolist(), protected)
    placed, waiting, nowhere = (
        str(one.value) for one in (Standing.PLACED, Standing.WAITING, Standing.NOT_PLACED)
    )
    for key, place, order, mode, is_waiting, is_3t in zip(applications, *columns, strict=True):
        whose = organisations[key]
        if place >= 0:
            there = batches[place]
            yield key, whose, placed, there, there, order, mode, is_3t
        else:
            yield key, whose, waiting if is_waiting else nowhere, None, None, None, 0, is_3t


def who_waits(bundle: RoundBundle) -> Bools:
    """Whether each application stands on any waiting list: shape (n,)."""
    lists = bundle.outcome.waiting
    waits = np.zeros(bundle.outcome.place.size, dtype=np.bool_)
    for begin in range(0, len(lists), PIECE):
        waits[lists.application[begin : begin + PIECE]] = True
    return waits


def _waiting_lists(
    bundle: RoundBundle, keys: Longs, batches: Sequence[int]
) -> Iterator[tuple[int, int, bytes, bytes]]:
    """Preferences are looked up for many batches together: of one alone it takes as long."""
    lists = bundle.outcome.waiting
    start, m = lists.start, len(batches)
    first = 0
    while first < m:
        after = int(np.searchsorted(start, start[first] + PIECE, side="right")) - 1
        after = min(m, max(after, first + 1))
        begin, end = int(start[first]), int(start[after])
        who = lists.application[begin:end].astype(np.int64)
        which = np.repeat(np.arange(first, after), np.diff(start[first : after + 1]))
        order = bundle.market.preferences.of_pairs(who, which).astype("<i8")
        ids = keys[who]
        for j in range(first, after):
            at = slice(int(start[j]) - begin, int(start[j + 1]) - begin)
            if at.stop > at.start:
                yield batches[j], at.stop - at.start, ids[at].tobytes(), order[at].tobytes()
        first = after
