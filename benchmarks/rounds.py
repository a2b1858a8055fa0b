"""A national round from the database and back: 80,000 applications for 5,000 batches.

    python -m benchmarks.rounds [--applications 80000] [--batches 5000]

Makes a database of its own in a folder that goes again (or uses the empty one of DATABASE_URL, or
that of DATA_DIR), loads all regions, fills it with the invented instance of
`benchmarks.matching_instances`, and matches it by the job in a process of its own. Prints seconds
on the clock and of the processor for each step, then how much was written and the most memory.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

Step = tuple[str, float, float, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--applications", type=int, default=80_000)
    parser.add_argument("--batches", type=int, default=5_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="simpul-rounds-") as folder:
        os.environ.setdefault("DATA_DIR", folder)
        os.environ["JOBS"] = "database"
        os.environ["SEARCH_URL"] = "null://"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
        import django

        django.setup()
        began = time.perf_counter()
        from benchmarks.rounds_filling import fill

        key = fill(arguments.applications, arguments.batches)
        print(f"the database is filled: {time.perf_counter() - began:.1f} s", flush=True)
        # So that the most memory is that of the job, and not of what filled the database.
        code = f"from benchmarks import rounds; rounds.child({key})"
        subprocess.run([sys.executable, "-c", code], check=True)


def child(key: int) -> None:
    import django

    django.setup()
    from partners.apprenticeships.results import running
    from partners.apprenticeships.results.models import Matching, Reasons, Result, WaitingList

    steps: list[Step] = []

    def note(step: str) -> None:
        steps.append((step, time.perf_counter(), time.process_time(), peak_memory()))

    beat = Matching.beat

    def noted(self: Matching, **values: Any) -> bool:
        note(values.get("step", "reading"))
        return beat(self, **values)

    Matching.beat = noted  # type: ignore[method-assign]
    note("start")
    state = running.run(key)
    note("done")
    record = Matching.objects.get(pk=key)
    if state != Matching.State.DONE:
        raise SystemExit(f"{state}: {record.problem} {record.problems[:3]}")
    print("| step | s | CPU s | MiB at most so far |\n|---|---|---|---|")
    for step, clock, cpu, peak in _joined(steps):
        print(f"| {step} | {clock:.1f} | {cpu:.1f} | {peak:.0f} |")
    waiting = sum(WaitingList.objects.values_list("length", flat=True))
    print(
        f"{Result.objects.count():,} results, {Reasons.objects.count():,} reasons, "
        f"{waiting:,} entries of waiting lists, {record.figures['placed']:,} placed; "
        f"kept: {record.files}; most memory {peak_memory():.0f} MiB"
    )


def _joined(steps: Sequence[Step]) -> list[Step]:
    found: dict[str, list[float]] = {}
    for (step, *now), (_next, *then) in pairwise(steps):
        took = found.setdefault(step, [0.0, 0.0, 0.0])
        took[0] += then[0] - now[0]
        took[1] += then[1] - now[1]
        took[2] = then[2]
    rows = [(step, *took) for step, took in found.items()]
    clock, cpu = (sum(took[at] for took in found.values()) for at in (0, 1))
    return [*rows, ("all", clock, cpu, peak_memory())]  # type: ignore[list-item]


def peak_memory() -> float:
    """MiB of this process; `getrusage` would tell that of the process that started it."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
