"""Somebody's list against the register: how many rows are linked, and how many of them wrongly.

    python -m benchmarks.reconciliation [--rows 20000] [--seed 2138]

makes a messy list of real villages by the rules of the labelled set (tests/partners/organisations/
reconciliation/labelled.py), answers it in memory, and prints one row for each rule and one of all.
"MiB" is what answering added to the process at its largest, beside the list of the country.
"""

import argparse
import gc
import resource
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence

from partners.organisations.reconciliation.answer import Answer
from partners.organisations.reconciliation.answers import answers
from partners.organisations.reconciliation.deciding import Verdict
from partners.organisations.reconciliation.places import Row
from tests.partners.organisations.reconciliation.labelled import (
    RULES,
    SEED,
    Labelled,
    made,
)
from tests.partners.organisations.reconciliation.listed import ListedRegister

Pair = tuple[Labelled, Answer]
HEAD = ("how it was spoilt", "rows", "automatic", "wrong", "first guess right")


def figures(pairs: Sequence[Pair]) -> tuple[int, float, int, float | None]:
    """Rows, share automatic of those with an answer (or of all), wrong links, first guess right."""
    automatic = [(row, one) for row, one in pairs if one.verdict is Verdict.AUTOMATIC]
    known = [(row, one) for row, one in pairs if row.truth]
    right = sum(
        bool(one.finding.candidates) and one.finding.candidates[0].village.code == row.truth
        for row, one in known
    )
    wrong = sum(one.finding.village != row.truth for row, one in automatic)
    share = len(automatic) / (len(known) or len(pairs))
    return len(pairs), share, wrong, right / len(known) if known else None


def table(pairs: Iterable[Pair]) -> str:
    by_rule: dict[str, list[Pair]] = defaultdict(list)
    for row, one in pairs:
        by_rule[row.rule].append((row, one))
    lines = ["| " + " | ".join(HEAD) + " |", "|---|---|---|---|---|"]
    every = [pair for some in by_rule.values() for pair in some]
    for rule in (*RULES, "all"):
        rows, share, wrong, first = figures(every if rule == "all" else by_rule[rule])
        guess = "" if first is None else f"{first:.2%}"
        lines.append(f"| {rule} | {rows:,} | {share:.1%} | {wrong} | {guess} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    labelled = list(made(asked.rows, asked.seed))
    rows = [Row(each.name, district=each.district, regency=each.regency) for each in labelled]
    gc.collect()
    before, started = resource.getrusage(resource.RUSAGE_SELF), time.monotonic()
    found = answers(rows, ListedRegister())
    elapsed, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_SELF)
    print(table(zip(labelled, found, strict=True)))
    cpu = after.ru_utime - before.ru_utime
    mebibytes = (after.ru_maxrss - before.ru_maxrss) / 1024
    print(f"\n{elapsed:.1f} s, {cpu:.1f} s of CPU, {mebibytes:.0f} MiB")


if __name__ == "__main__":
    main()
