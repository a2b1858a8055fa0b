"""What is measured of the matching, each in a process of its own: CPU seconds and memory.

    python -m benchmarks.matching_measures NAME [--villages CSV]

prints one line of JSON. ``benchmarks.matching`` runs them all and makes the table.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.matching_instances import NATIONAL, STRESS, Shape, national
from partners.matching import digests, round
from partners.matching.arrays import Ints
from partners.matching.candidates import Candidates, best
from partners.matching.explanation import Explainer
from partners.matching.kernel import Acceptance
from partners.matching.market import Market
from partners.matching.participants import tables
from partners.matching.verifier import verify

SEED, LOTTERY = 1, "benchmark"
REPEATS = 5
IDENTICAL = 2_000
SIZES = {"4k": (4_000, 400), "10k": (10_000, 1_000), "80k": (80_000, 5_000)}
K = 50

Figures = dict[str, float | str | bool]


class Clock:
    """CPU seconds of this process per step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        started = time.process_time()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - started


def megabytes() -> float:
    """Most memory that this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def whole_round(shape: Shape, villages: Path | None) -> Figures:
    """From rows in memory to a result that is verified and explained (counted) for everybody."""
    people, groups = national(SEED, shape, villages=villages)
    clock = Clock()
    with clock.step("tables"):
        market = Market.of(*tables(people, groups), LOTTERY)
    with clock.step("round"):
        outcome = round.run(market)
    with clock.step("explanations"):
        Explainer(market, outcome)
    closed = np.flatnonzero(outcome.closed).tolist()
    with clock.step("check"):
        a, b = market.applications, market.batches
        verdict = verify(a, b, outcome.place, outcome.mode, seed=LOTTERY, closed=closed)
    return {
        "seconds": sum(clock.seconds.values()),
        **{f"seconds {name}": value for name, value in clock.seconds.items()},
        "mebibytes": megabytes(),
        "eligible": int(outcome.eligible.sum()),
        "placed": int((outcome.place >= 0).sum()),
        "faults": len(verdict.findings),
        "compared": verdict.pairs,
    }


def graph(size: str, villages: Path | None = None) -> tuple[Market, Candidates]:
    """A market of a size of ``SIZES`` where nearly every application has ``K`` candidates."""
    applications, batches = SIZES[size]
    shape = replace(STRESS, applications=applications, batches=batches)
    market = Market.of(*tables(*national(SEED, shape, villages=villages)), LOTTERY)
    return market, best(market.preferences, market.priorities, K)


def kernel_seconds(market: Market, found: Candidates) -> tuple[float, Ints]:
    """The fastest of a few runs, and the places. Setting the arrays up counts."""
    times = []
    for _ in range(REPEATS):
        started = time.process_time()
        state = Acceptance(
            found.batch,
            found.priority,
            market.seats_left,
            market.reserve_left,
            market.applications.protected,
        ).run()
        times.append(time.process_time() - started)
    return min(times), state.place


def kernel(villages: Path | None) -> Figures:
    seconds, place = kernel_seconds(*graph("80k", villages))
    return {"seconds": seconds, "placed": int((place >= 0).sum()), "mebibytes": megabytes()}


def identical(villages: Path | None) -> Figures:
    """Everybody has the same list, so the best is rejected once by all others, and so on."""
    n = IDENTICAL
    lists = np.tile(np.arange(n, dtype=np.int32), (n, 1))
    priority = np.tile(np.arange(n, dtype=np.int32)[:, None], (1, n))
    ones, zeros = np.ones(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    started = time.process_time()
    state = Acceptance(lists, priority, ones, zeros, zeros.astype(np.bool_)).run()
    seconds = time.process_time() - started
    expected = np.arange(n - 1, -1, -1)
    return {"seconds": seconds, "right": bool((state.place == expected).all())}


def lengths(villages: Path | None) -> Figures:
    """The digest of the national result for three lengths of candidate lists."""
    market = Market.of(*tables(*national(SEED, NATIONAL, villages=villages)), LOTTERY)
    ids = market.applications.ids, market.batches.ids
    outcomes = {k: round.run(market, k=k) for k in (10, 30, 100)}
    found = {f"K = {k}": digests.of_result(*ids, o.place, o.mode) for k, o in outcomes.items()}
    return {**found, "same": len(set(found.values())) == 1}


def command(villages: Path | None) -> Figures:
    """`match_magang` on two CSV files, everything written."""
    from benchmarks import matching_command

    return dict(matching_command.measure(villages))


def script(villages: Path | None) -> Figures:
    """The published `check_round.py` on the files of a national round."""
    from partners.apprenticeships.rounds.outputs.verification import write_verification
    from partners.apprenticeships.rounds.running import Inputs, run_round

    people, groups = national(SEED, NATIONAL, villages=villages)
    with tempfile.TemporaryDirectory() as folder:
        write_verification(
            run_round(Inputs(applications=people, batches=groups), seed=LOTTERY), Path(folder)
        )
        process = subprocess.Popen(
            [sys.executable, "-I", f"{folder}/check_round.py"], stdout=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return {
        "seconds": used.ru_utime + used.ru_stime,
        "mebibytes": used.ru_maxrss / 1024,
        "faults": process.returncode,
    }


MEASURES: dict[str, Callable[[Path | None], Figures]] = {
    "national": lambda villages: whole_round(NATIONAL, villages),
    "stress": lambda villages: whole_round(STRESS, villages),
    "kernel": kernel,
    "identical": identical,
    "lengths": lengths,
    "command": command,
    "script": script,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("name", choices=MEASURES)
    parser.add_argument("--villages", type=Path)
    arguments = parser.parse_args()
    print(json.dumps(MEASURES[arguments.name](arguments.villages)))


if __name__ == "__main__":
    main()
