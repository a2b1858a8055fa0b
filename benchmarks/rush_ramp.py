"""How many people a second are too many: the same visits, faster and faster."""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from benchmarks import rush_visits
from benchmarks.rush_plan import Waits, arrivals, percentile
from benchmarks.rush_serving import Portal
from benchmarks.rush_visits import Visitor, Visits

LASTS = 30
"""Seconds of each rate."""


def rates(text: str) -> list[float]:
    """
    >>> rates("6,9.5")
    [6.0, 9.5]
    """
    return [float(one) for one in text.split(",")]


def people_for(asked: Sequence[float]) -> int:
    return sum(round(rate * LASTS) for rate in asked)


def climb(
    site: Portal, visits: Visits, visitors: Sequence[Visitor], asked: Sequence[float]
) -> Iterator[str]:
    """Each rate for its time, then until its last visit is over; then the next, faster one. A visit
    that stopped is a problem, a rate that takes too long is an answer.
    """
    left, visit = iter(visitors), visits.hand_in
    print("| people a second | requests a second | p50, p95, longest | cores in use |")
    print("|---|---|---|---|")
    for rate in asked:
        coming = list(islice(left, round(rate * LASTS)))
        visits.asker.waits = waits = Waits()
        began, before, own = time.perf_counter(), sum(site.cpu()), time.process_time()
        stopped = _come(coming, visit)
        took = time.perf_counter() - began
        spent = sum(site.cpu()) - before + time.process_time() - own
        told = [percentile(waits.all, share) for share in (0.5, 0.95, 1)]
        figures = ", ".join(f"{1000 * one:,.0f}" for one in told)
        share = 100 * spent / took / (os.cpu_count() or 1)
        print(
            f"| {rate:g} | {len(waits.all) / took:.1f} | {figures} ms | {share:.0f} % |", flush=True
        )
        yield from (f"a visit stopped: {said}" for said in stopped)
        if waits.errors:
            yield f"{waits.errors} answers of 5xx at {rate:g} people a second"
    rest = list(left)  # so that all have a receipt
    yield from (f"a visit stopped: {said}" for said in _come(rest, visit))


def _come(coming: Sequence[Visitor], visit: Callable[[Visitor], Awaitable[Any]]) -> list[str]:
    stopped = list[str]()
    times = arrivals(len(coming), LASTS, (1.0,))
    asyncio.run(rush_visits.come(coming, times, visit, stopped))
    return stopped
