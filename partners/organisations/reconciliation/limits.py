"""How much one network may ask: in questions, and in what answering them costs.

A count alone bounds nothing: fifty queries over fifty regencies take forty times as long as fifty
in one. Costs are counted in rows, as `costing` has them.
"""

import math
import time

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest

APP = "reconciliation"
PAUSE = 60  # seconds
BUSY = 1  # second, while another request of the network is being counted
Spent = list[tuple[float, int]]


def may_ask(request: HttpRequest, action: str) -> bool:
    """Counts one more, by GET too; False for who asked too often. `action` of the setting."""
    limits = settings.RECONCILIATION_LIMITS
    usage = ratelimit.consume(request, app=APP, action=action, config=limits, limit_get=True)
    return usage is not None


def seconds_to_wait(request: HttpRequest, cost: int, paid: int = 0) -> int:
    """0, and the cost is counted; or after how many seconds it fits into what one network may
    spend, and nothing is counted. Who has spent nothing may ask for whatever one list can cost.

    `paid` was counted for the same list before: it stays counted, and does not stand in its way.
    """
    config = settings.RECONCILIATION_LIMITS
    rates = ratelimit.get_rates(app=APP, action="cost", config=config)
    return max((_spend(request, cost, paid, rate) for rate in rates), default=0)


def _spend(request: HttpRequest, cost: int, paid: int, rate: ratelimit.Rate) -> int:
    key = ratelimit.get_cache_key(request, app=APP, action="cost", rate=rate)
    with ratelimit.cache_lock(key) as is_locked:
        if not is_locked:
            return BUSY
        now = time.time()
        known: Spent = ratelimit.cache.get(key, [])
        spent = [(at, one) for at, one in known if at > now - rate.duration]
        since = now - rate.duration
        if until_it_fits(without(spent, paid), cost + paid, rate.amount, since):
            # Whoever comes again pays for reading once more.
            wait = until_it_fits(spent, cost + paid, rate.amount, since)
        else:
            wait = 0
        if not wait:
            ratelimit.cache.set(key, [*spent, (now, cost)], rate.duration)
        return wait


def without(spent: Spent, paid: int) -> Spent:
    """Without the latest that cost just this.

    >>> without([(1, 7), (2, 7), (3, 5)], 7), without([(1, 7)], 0)
    ([(1, 7), (3, 5)], [(1, 7)])
    """
    at = next((at for at in reversed(range(len(spent))) if spent[at][1] == paid), len(spent))
    return spent[:at] + spent[at + 1 :]


def until_it_fits(spent: Spent, cost: int, amount: int, since: float) -> int:
    """Seconds until enough of `spent`, (when, cost) with the oldest first, lies before `since`.

    >>> until_it_fits([(10, 60), (40, 30)], 20, 100, since=0), until_it_fits([], 900, 100, since=0)
    (10, 0)
    """
    left = sum(one for _, one in spent)
    wait = 0.0
    for at, one in spent:
        if left + cost <= amount:
            break
        left, wait = left - one, at - since
    return math.ceil(wait)
