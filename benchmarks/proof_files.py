"""The most memory that files of a round take which somebody hands in to be taken in.

    python -m benchmarks.proof_files [--only NAME]

Reads each in a process of its own as the job does, and prints what came of it, MiB at most above
what the process takes by itself, and seconds: of a round of 80,000 cooperatives with lists of
twenty batches, and of files that are made to take as much as can be. Also tells what the larger of
both takes that is parsed at once.
"""

import argparse
import gzip
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

PIECE = 1000 * 1000
RESULT = {
    "seed": "",
    "commitment": "",
    "digests": {},
    "policy": {"weights": {}},
    "placements": [],
    "closings": [],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", choices=FILES)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        _child(arguments.only)
        return
    print("| file | came of it | MiB | s | MiB, parsed at once |\n|---|---|---|---|---|")
    for name in [arguments.only] if arguments.only else FILES:
        command = [sys.executable, "-m", "benchmarks.proof_files", "--only", name, "--child"]
        subprocess.run(command, check=True)


def _child(name: str) -> None:
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    import django

    django.setup()
    from django.utils.translation import override

    from benchmarks.rounds import peak_memory
    from partners.apprenticeships.results.taking_in.proof import NoProof, Proof

    result, inputs = FILES[name]()
    packed = gzip.compress(inputs, 1)
    at_once = inputs if len(inputs) > len(result) else result
    del inputs
    before, began, came = _now(peak_memory), time.perf_counter(), "read"
    try:
        proof = Proof.of(result, packed)
        rows = sum(1 for _row in proof.inputs.of("applications"))
        came = f"read, {rows:,} rows"
    except NoProof as refused:
        with override("en"):
            came = f"refused: {refused.problems[0]}"
    took, most = time.perf_counter() - began, peak_memory() - before
    before = _now(peak_memory)
    kept = json.loads(at_once)
    print(f"| {name} | {came} | {most:.0f} | {took:.1f} | {peak_memory() - before:.0f} |")
    del kept


def _now(peak_memory: Callable[[], float]) -> float:
    """What the process takes now, from which on the most is counted anew."""
    Path("/proc/self/clear_refs").write_text("5")
    return peak_memory()


def _national() -> tuple[bytes, bytes]:
    choices = [f"BTCH-{n:04}" for n in range(20)]
    row = {
        "id": "M-2027-1-000000", "cooperative": "", "province": "32", "regency": "3204",
        "sector": "dairy", "competencies": ["bookkeeping", "stock"], "units": ["shop", "credit"],
        "team": 2, "modes": 1, "reach": 3, "stage": "operating", "languages": ["id", "jv"],
        "needs": [], "free_from": "2027-01-01", "free_until": "2027-12-31", "listed_only": False,
        "tier": 0, "waited": 1, "gave_back": False, "choices": choices, "locked": "",
    }  # fmt: skip
    place = {"application": "", "batch": choices[0], "mode": "on-site", "lottery": 70_000}
    names = [f"M-2027-1-{n:06}" for n in range(80_000)]
    places = [{**place, "application": name} for name in names]
    rows = ",\n".join(json.dumps({**row, "id": name}) for name in names)
    result = json.dumps({**RESULT, "placements": places}, indent=1)
    return result.encode(), f'{{"batches":[\n],"applications":[\n{rows}]}}'.encode()


def _inputs(row: str, times: int) -> bytes:
    rows = ",".join([row] * times)
    return f'{{"batches":[],"applications":[{rows}]}}'.encode()


def _rows_that_are_nothing() -> tuple[bytes, bytes]:
    return _ordinary(), _inputs("{}", 66 * PIECE // 3)


def _rows_of_nothing_but_objects() -> tuple[bytes, bytes]:
    inner = ",".join(['{"a":1}'] * (PIECE // 8))
    return _ordinary(), _inputs(f'{{"id":"1","x":[{inner}]}}', 66)


def _rows_with_a_name_each() -> tuple[bytes, bytes]:
    rows = ",".join(f'{{"id":"{n:0300}"}}' for n in range(200_000))
    return _ordinary(), f'{{"batches":[],"applications":[{rows}]}}'.encode()


def _places_as_many_as_can_be() -> tuple[bytes, bytes]:
    """Objects with a name and a text of their own, and one letter that makes all letters large."""
    places = ",".join(f'{{"a{n:07}":"{n:049}🐄"}}' for n in range(199_990))
    fill = ",".join(f"{n}.5" for n in range(700_000))
    facts = json.dumps({**RESULT, "placements": "here", "closings": "fill"})
    text = facts.replace('"here"', f"[{places}]").replace('"fill"', f"[{fill}]")
    return text.encode(), _inputs("{}", 1)


def _places_that_are_nothing() -> tuple[bytes, bytes]:
    empty = ",".join(["{}"] * (6 * PIECE))
    text = json.dumps({**RESULT, "placements": "here"}).replace('"here"', f"[{empty}]")
    return text.encode(), _inputs("{}", 1)


def _ordinary() -> bytes:
    return json.dumps(RESULT).encode()


FILES: Mapping[str, Callable[[], tuple[bytes, bytes]]] = {
    "a national round": _national,
    "inputs: rows that are nothing": _rows_that_are_nothing,
    "inputs: rows of nothing but objects": _rows_of_nothing_but_objects,
    "inputs: 200,000 rows with long names": _rows_with_a_name_each,
    "result: as many objects as are read": _places_as_many_as_can_be,
    "result: places that are nothing": _places_that_are_nothing,
}


if __name__ == "__main__":
    main()
