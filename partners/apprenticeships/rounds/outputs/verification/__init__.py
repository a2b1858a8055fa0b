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

from partners.apprenticeships.rounds.outputs.verification import script
from partners.apprenticeships.rounds.result import Edition, RoundResult
from partners.matching import digests, plain
from partners.matching.digests import MODE_WORDS
from partners.matching.provinces import PROVINCES

_LEVEL = 6


def write_verification(edition: Edition, out: Path) -> None:
    """O(rows). No time of writing inside, so that equal rounds give equal bytes."""
    with (out / "inputs.json.gz").open("wb") as file:
        packed = gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=_LEVEL, mtime=0)
        with packed:
            packed.writelines(line.encode() for line in _inputs(edition.result))
    result = json.dumps(facts_of(edition.result), ensure_ascii=False, indent=1)
    (out / "result.json").write_text(result + "\n", encoding="utf-8", newline="\n")
    (out / "check_round.py").write_text(script.text(), encoding="utf-8", newline="\n")


def _inputs(result: RoundResult) -> Iterator[str]:
    given = result.batches, result.applications, result.locked
    told_by = result.told_by or _told_by(result)
    yield '{"batches":[\n'
    yield from _separated(plain.line(plain.of_batch(row)) for row in result.batches)
    yield '],"applications":[\n'
    yield from _separated(plain.application_lines(*given, told_by=told_by))
    yield "]}\n"


def _told_by(result: RoundResult) -> type[plain.Reader]:
    """As when it was run: what was stored keeps the fingerprint of its inputs."""
    given = result.batches, result.applications, result.locked
    for told_by in plain.READERS:
        if digests.of_lines(plain.lines(*given, told_by=told_by)) == result.digests.inputs:
            return told_by
    return plain.Reader


def _separated(lines: Iterable[str]) -> Iterator[str]:
    comma = ""
    for line in lines:
        yield f"{comma}{line}\n"
        comma = ","


def facts_of(result: RoundResult) -> dict[str, Any]:
    """What stands in ``result.json``."""
    policy = result.policy
    return {
        "policy": {
            "version": policy.version,
            "rules": list(policy.rules),
            "weights": dict(policy.weights),
            "classes": asdict(policy.classes),
            "islands": {province.code: province.island for province in PROVINCES},
        },
        "seed": result.seed,
        "commitment": result.commitment,
        "committed": result.is_committed,
        "digests": asdict(result.digests),
        "closings": list(_closings(result)),
        "placements": list(_placements(result)),
    }


def _closings(result: RoundResult) -> Iterator[dict[str, str | int]]:
    """Batches that do not run, in the order in which they were closed."""
    for j, count in result.closings:
        row = result.batches[j]
        yield {"batch": row.id, "cooperatives": count, "minimum": row.minimum}


def _placements(result: RoundResult) -> Iterator[dict[str, str | int | None]]:
    columns = result.place, result.mode, result.lottery
    rows = zip(result.ids, *(column.tolist() for column in columns), strict=True)
    for who, j, mode, rank in rows:
        batch = result.batches[j].id if j >= 0 else None
        yield {"application": who, "batch": batch, "mode": MODE_WORDS[mode], "lottery": rank + 1}
