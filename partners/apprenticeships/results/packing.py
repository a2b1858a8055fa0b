"""Reasons and facts of batches as compact JSON, and back. Batches go by the keys of their
`RoundBatch`, so that a page reads few rows; criteria, rules and answers by their codes.

`pack_all` and `pack_batches` write, `unpack` and `unpack_batch` read.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from partners.apprenticeships.rounds.result import RoundResult
from partners.matching.explanation import Answer, ChoiceAnswer, Explanation
from partners.matching.rows import ApplicationRow, BatchRow

FORM = 1
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


@dataclass(frozen=True, slots=True)
class Packed:
    """An explanation by keys of `RoundBatch`, and what its sentences name beside it: its
    `row` as far as classes need it, the place in the `lottery` from 0, the closed batch from which
    it `moved` on.
    """

    explanation: Explanation
    row: ApplicationRow
    lottery: int
    moved: int | None

    @property
    def batches(self) -> list[int]:
        """Keys of all batches that are named."""
        e = self.explanation
        named = [e.batch, self.moved, *(c.batch for c in e.choices), *(j for j, _n in e.waits)]
        return list(dict.fromkeys(key for key in named if key is not None))


@dataclass(frozen=True, slots=True)
class PackedBatch:
    """`cutoff` is the class of the last accepted in open seats and in seats for 3T, -1 for none;
    `held` how many cooperatives it had when it was closed, if it was.
    """

    row: BatchRow
    offer: str
    host: str
    cutoff: tuple[int, int]
    held: int | None


def pack_all(result: RoundResult, keys: Sequence[int]) -> Iterator[str]:
    """One text for each application, in their order. `keys` are of `RoundBatch`, by batch."""
    lottery, moved = result.lottery.tolist(), result.moved.tolist()
    for i, row in enumerate(result.applications):
        left = keys[moved[i]] if moved[i] >= 0 else None
        yield _dump(_packed(result.explanations.explain(i), row, lottery[i], left, keys))


def pack_batches(result: RoundResult) -> Iterator[str]:
    """One text for each batch, in their order."""
    held, cutoffs = dict(result.closings), result.cutoff_class.T.tolist()
    for j, row in enumerate(result.batches):
        known = {
            "id": row.id,
            "province": row.province,
            "starts": row.starts.isoformat(),
            "ends": row.ends.isoformat(),
            "seats": row.seats,
            "minimum": row.minimum,
        }
        names = {"offer": result.names.offers.get(row.id, ""), "host": result.names.host(row)}
        yield _dump({**known, **names, "cutoff": cutoffs[j], "held": held.get(j)})


def unpack(text: str, number: str) -> Packed:
    """Raises ValueError for another form."""
    form, batch, mode, locked, liked, eligible, *rest = json.loads(text)
    if form != FORM:
        raise ValueError(form)
    points, own, last, choices, waits, changes, (lottery, moved), row = rest
    explanation = Explanation(
        application=0,
        batch=batch,
        mode=mode,
        locked=bool(locked),
        liked=liked,
        eligible=eligible,
        points=_pairs(points),
        own_class=own,
        last_class=last,
        choices=tuple(ChoiceAnswer(key, Answer(code), *more) for key, code, *more in choices),
        waits=_pairs(waits),
        changes=_pairs(changes),
    )
    province, tier, waited, gave_back = row
    known = ApplicationRow(
        id=number, province=province, tier=tier, waited=waited, gave_back=bool(gave_back)
    )
    return Packed(explanation, known, lottery, moved)


def unpack_batch(text: str) -> PackedBatch:
    stored: dict[str, Any] = json.loads(text)
    row = BatchRow(
        id=stored["id"],
        province=stored["province"],
        starts=date.fromisoformat(stored["starts"]),
        ends=date.fromisoformat(stored["ends"]),
        seats=stored["seats"],
        minimum=stored["minimum"],
    )
    open_, protected = stored["cutoff"]
    return PackedBatch(row, stored["offer"], stored["host"], (open_, protected), stored["held"])


def _packed(
    e: Explanation, row: ApplicationRow, lottery: int, moved: int | None, keys: Sequence[int]
) -> list[Any]:
    return [
        FORM,
        None if e.batch is None else keys[e.batch],
        e.mode,
        int(e.locked),
        e.liked,
        e.eligible,
        e.points,
        e.own_class,
        e.last_class,
        [_choice(choice, keys) for choice in e.choices],
        [(keys[j], position) for j, position in e.waits],
        e.changes,
        (lottery, moved),
        (row.province, row.tier, row.waited, int(row.gave_back)),
    ]


def _choice(c: ChoiceAnswer, keys: Sequence[int]) -> list[Any]:
    answer: list[Any] = [keys[c.batch], c.answer.value]
    if c.rule is not None:
        answer.append(c.rule)
    elif c.answer is Answer.FULL:
        answer += [None, c.own_class, c.last_class, c.waiting]
    return answer


def _pairs(stored: list[list[Any]]) -> tuple[tuple[Any, Any], ...]:
    return tuple((first, second) for first, second in stored)
