"""``inputs.json.gz``, ``result.json`` and ``check_round.py``: what anybody needs to check a round.

``inputs.json.gz`` holds both tables, a row per line, as ``plain`` writes them; ``result.json`` the
published policy, seed and commitment, digests, the batches that do not run in the order in which
they were closed, and every place with its lottery number.
``check_round.py`` is a third implementation, in plain Python, and imports nothing of ours.
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from partners.apprenticeships.rounds.bundle import RoundBundle
from partners.apprenticeships.rounds.outputs.proof import script
from partners.matching import plain
from partners.matching.digests import MODE_WORDS
from partners.matching.provinces import PROVINCES

_LEVEL = 6


def write_proof(bundle: RoundBundle, out: Path) -> None:
    """O(rows). No time of writing inside, so that equal rounds give equal bytes."""
    with (out / "inputs.json.gz").open("wb") as file:
        packed = gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=_LEVEL, mtime=0)
        with packed:
            packed.writelines(line.encode() for line in _inputs(bundle))
    result = json.dumps(_result(bundle), ensure_ascii=False, indent=1)
    (out / "result.json").write_text(result + "\n", encoding="utf-8", newline="\n")
    (out / "check_round.py").write_text(script.text(), encoding="utf-8", newline="\n")


def _inputs(bundle: RoundBundle) -> Iterator[str]:
    locked = bundle.locked
    yield '{"batches":[\n'
    yield from _separated(plain.line(plain.of_batch(row)) for row in bundle.batch_rows)
    yield '],"applications":[\n'
    people = bundle.application_rows
    yield from _separated(
        plain.line(plain.of_application(row, locked.get(row.id, ""))) for row in people
    )
    yield "]}\n"


def _separated(lines: Iterable[str]) -> Iterator[str]:
    comma = ""
    for line in lines:
        yield f"{comma}{line}\n"
        comma = ","


def _result(bundle: RoundBundle) -> dict[str, Any]:
    policy = bundle.policy
    return {
        "policy": {
            "version": policy.version,
            "rules": [rule.code for rule in policy.rules],
            "weights": {criterion.code: criterion.weight for criterion in policy.criteria},
            "classes": asdict(policy.classes),
            "islands": {province.code: province.island for province in PROVINCES},
        },
        "seed": bundle.seed,
        "commitment": bundle.commitment,
        "committed": bundle.is_committed,
        "digests": asdict(bundle.digests),
        "closings": list(_closings(bundle)),
        "placements": list(_placements(bundle)),
    }


def _closings(bundle: RoundBundle) -> Iterator[dict[str, str | int]]:
    """Batches that do not run, in the order in which they were closed."""
    for j, count in bundle.outcome.closings:
        row = bundle.batch_rows[j]
        yield {"batch": row.id, "cooperatives": count, "minimum": row.minimum}


def _placements(bundle: RoundBundle) -> Iterator[dict[str, str | int | None]]:
    columns = bundle.outcome.place, bundle.outcome.mode, bundle.draw.rank
    rows = zip(bundle.applications.ids, *(column.tolist() for column in columns), strict=True)
    for who, j, mode, rank in rows:
        batch = bundle.batches.ids[j] if j >= 0 else None
        yield {"application": who, "batch": batch, "mode": MODE_WORDS[mode], "lottery": rank + 1}
