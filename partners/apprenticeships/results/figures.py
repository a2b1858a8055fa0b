"""What moderators look at before they publish a round. Counted from the result, kept with it."""

from collections import Counter
from typing import Any

import numpy as np

from partners.apprenticeships.rounds.result import RoundResult
from partners.matching.arrays import Bools

RANKS = 3
"""Places of the own list that are counted one by one."""


def figures(result: RoundResult, waits: Bools) -> dict[str, Any]:
    """JSON: of all `applications`, of 3T (`asked_3t`, `placed_3t`) and by `provinces` (code, asked,
    placed); `ranks`: places by the number of the choice, "more" beyond RANKS, "points" for those
    not listed; `closed` batches (code, had, needed). `waits` (n,) says who stands on a list.
    """
    placed, protected = result.place >= 0, result.protected
    return {
        "applications": int(placed.size),
        "placed": int(np.count_nonzero(placed)),
        "asked_3t": int(np.count_nonzero(protected)),
        "placed_3t": int(np.count_nonzero(placed & protected)),
        "provinces": _provinces(result, placed),
        "ranks": _ranks(result, placed),
        "batches": len(result.batches),
        "seats": sum(row.seats for row in result.batches),
        "filled": int(result.filled.sum()),
        "waiting": int(np.count_nonzero(~placed & waits)),
        "closed": [
            [result.batches[j].id, had, result.batches[j].minimum] for j, had in result.closings
        ],
        "with_list": result.with_list,
        "pairs": result.pairs,
        "inputs": result.digests.inputs,
        "result": result.digests.result,
    }


def _provinces(result: RoundResult, placed: Bools) -> list[list[Any]]:
    asked = Counter(row.province for row in result.applications)
    got = Counter(
        row.province for row, has in zip(result.applications, placed.tolist(), strict=True) if has
    )
    return [[code, asked[code], got[code]] for code in sorted(asked)]


def _ranks(result: RoundResult, placed: Bools) -> dict[str, int]:
    counts = Counter(result.rank[placed].tolist())
    one_by_one = {str(rank): counts[rank] for rank in range(1, RANKS + 1)}
    more = sum(count for rank, count in counts.items() if rank > RANKS)
    return {**one_by_one, "more": more, "points": counts[0]}
