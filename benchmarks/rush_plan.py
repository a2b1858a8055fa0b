"""When people come: the shape of three days in however many seconds; and how long they waited."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

HOURS = 72
# Shares of the hours by ten thousand: the first six hours, then days and nights, then the last
# evening. Beyond "front-loaded, and a peak on the last evening" nothing is known of the real ones.
FIRST, LAST = (500, 450, 350, 300, 250, 200), (200, 250, 300, 350, 450, 500)
BY_DAY, BY_NIGHT = range(6, 22), 40
RESULTS = (900, 700, 500, 400, 300, 250, 200, 200, 150, 150, 100, 100)
"""The first day of results, by two hours."""


def three_days() -> list[float]:
    """A weight for each hour, from six in the morning of the first day."""
    hours = [float(BY_NIGHT)] * HOURS
    day = [hour for hour in range(len(FIRST), HOURS - len(LAST)) if (hour + 6) % 24 in BY_DAY]
    left = 10_000 - sum(FIRST) - sum(LAST)
    nights = HOURS - len(FIRST) - len(LAST) - len(day)
    for hour in day:
        hours[hour] = (left - nights * BY_NIGHT) / len(day)
    hours[: len(FIRST)], hours[-len(LAST) :] = map(float, FIRST), map(float, LAST)
    return hours


def arrivals(count: int, seconds: float, weights: Sequence[float]) -> list[float]:
    """When each of `count` people comes, in order; the same each time."""
    ends = [0.0, *accumulate(weights)]
    found = []
    for number in range(count):
        at = (number + 0.5) / count * ends[-1]
        slot = bisect_right(ends, at) - 1
        inside = (at - ends[slot]) / weights[slot]
        found.append((slot + inside) * seconds / len(weights))
    return found


def peak(count: int, seconds: float, weights: Sequence[float]) -> float:
    """People a second in the busiest slot."""
    return count * max(weights) / sum(weights) / (seconds / len(weights))


A_SECOND = 5.0
"""Applications a second over the three days on average, where no minutes are given."""
RESULTS_TAKE = 0.4
"""The day of results, as a share of the minutes of the three days."""


@dataclass(frozen=True, slots=True)
class Pace:
    """All people of a part come within `seconds`, by the weights of `shape`."""

    seconds: float
    shape: Sequence[float]


@dataclass(frozen=True, slots=True)
class Paces:
    applying: Pace
    answering: Pace
    words: str


def paces(coming: int, already: int, minutes: float | None) -> Paces:
    """`minutes` are for three days with all of them. Where some have come already, the others come
    at the rate of the busiest slot from first to last.
    """
    total = coming + already
    seconds = minutes * 60 if minutes else total / A_SECOND
    days, results = three_days(), seconds * RESULTS_TAKE
    applying, answering = peak(total, seconds, days), peak(total, results, RESULTS)
    words = (
        f"{total:,} applications, three days in {seconds / 60:.1f} minutes "
        f"({HOURS * 3600 / seconds:.0f} times as fast): at the peak {applying:.1f} people a "
        f"second, {peak(total, HOURS * 3600, days):.2f} in real time"
    )
    if not already:
        return Paces(Pace(seconds, days), Pace(results, RESULTS), words)
    rest = f"{words}; the last {coming:,} come at that rate, readers of results {answering:.1f}"
    return Paces(Pace(coming / applying, (1.0,)), Pace(coming / answering, (1.0,)), rest)


def percentile(seconds: Sequence[float], share: float) -> float:
    """0 for none."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


class Waits:
    """How long each request took, by what was asked; what was answered, and what hung up."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.statuses: dict[int, int] = defaultdict(int)
        self.unexpected: list[str] = []

    def note(self, name: str, status: int, seconds: float) -> None:
        """`status` 0: hung up without a word, as a worker does that is killed."""
        self.statuses[status] += 1
        if status:
            self.seconds[name].append(seconds)

    @property
    def all(self) -> list[float]:
        return [one for many in self.seconds.values() for one in many]

    @property
    def errors(self) -> int:
        """Answers of 500 and more."""
        return sum(count for status, count in self.statuses.items() if status >= 500)

    def table(self) -> Iterable[str]:
        yield "| asked | times | p50 ms | p95 ms | longest ms |"
        yield "|---|---|---|---|---|"
        rows: Mapping[str, list[float]] = {**self.seconds, "all": self.all}
        for name, seconds in rows.items():
            told = (percentile(seconds, 0.5), percentile(seconds, 0.95), max(seconds, default=0))
            figures = " | ".join(f"{1000 * one:,.0f}" for one in told)
            yield f"| {name} | {len(seconds):,} | {figures} |"
