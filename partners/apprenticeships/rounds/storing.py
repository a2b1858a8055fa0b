"""A result as JSON and back: decisions, reasons and figures by their codes, without any words.

text = to_json(result)      keys are numbers of applications and codes of batches
from_json(text)             a result from which the same files are written, byte by byte
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, TypeVar

import numpy as np

from home.sheets.receipt import LeftOut, Receipt, SheetReceipt, UnusedColumn
from partners.apprenticeships.rounds.alternatives import Alternative, Comparison, Question, Rate
from partners.apprenticeships.rounds.result import Digests, Names, PublishedPolicy, RoundResult
from partners.matching.envy import Envy
from partners.matching.explanation import Answer, ChoiceAnswer, Explanation
from partners.matching.plain import READERS
from partners.matching.priorities import PriorityClasses
from partners.matching.rows import ApplicationRow, BatchRow, Mode, Reach

FORM = 1
"""Of what is written; a store of another form is refused."""

Plain = dict[str, Any]
Row = TypeVar("Row", ApplicationRow, BatchRow)
_COLUMNS = {
    "place": np.int32,
    "mode": np.uint8,
    "liked": np.int64,
    "eligible": np.int32,
    "rank": np.int64,
    "moved": np.int32,
    "lottery": np.int32,
    "filled": np.int64,
    "closed": np.bool_,
    "waiting": np.int64,
    "cutoff_class": np.int32,
}
_READERS = {one.__name__: one for one in READERS}
_AS_THEY_ARE = ("seed", "commitment", "is_committed", "pairs", "with_list")


class UnknownForm(ValueError):
    """What was stored has another form; the argument is its number, if it has any."""


def to_json(result: RoundResult) -> str:
    """O(applications + choices)."""
    return "".join(pieces(result))


def pieces(result: RoundResult) -> Iterator[str]:
    """The same in pieces, so that memory holds no country's rows and explanations as text."""
    batches = result.batch_ids
    stored = {
        "form": FORM,
        "batches": [plain_row(row) for row in result.batches],
        "locked": dict(result.locked),
        "names": asdict(result.names),
        "policy": asdict(result.policy),
        "digests": asdict(result.digests),
        "told_by": result.told_by.__name__ if result.told_by else "",
        "receipts": [receipt.plain() for receipt in result.receipts],
        "comparison": asdict(result.comparison),
        "closings": result.closings,
        "next_in_line": result.next_in_line,
        **{name: getattr(result, name) for name in _AS_THEY_ARE},
    }
    yield _dump(stored)[:-1]
    for name in _COLUMNS:
        yield f",{_dump(name)}:{_dump(getattr(result, name).tolist())}"
    yield ',"applications":['
    yield from _separated(_dump(plain_row(row)) for row in result.applications)
    yield '],"explanations":{'
    yield from _separated(
        f"{_dump(row.id)}:{_dump(_plain_explanation(result.explanations.explain(i), batches))}"
        for i, row in enumerate(result.applications)
    )
    yield "}}"


def _separated(texts: Iterable[str]) -> Iterator[str]:
    comma = ""
    for text in texts:
        yield comma + text
        comma = ","


_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def from_json(text: str) -> RoundResult:
    """Raises ``UnknownForm``; ValueError, KeyError or TypeError for what is no result."""
    stored: Plain = json.loads(text)
    if stored.get("form") != FORM:
        raise UnknownForm(stored.get("form"))
    applications = tuple(row_from(ApplicationRow, values) for values in stored["applications"])
    batches = tuple(row_from(BatchRow, values) for values in stored["batches"])
    number = {row.id: j for j, row in enumerate(batches)}
    policy = stored["policy"]
    columns: Plain = {name: np.array(stored[name], dtype=kind) for name, kind in _COLUMNS.items()}
    return RoundResult(
        applications=applications,
        batches=batches,
        locked=stored["locked"],
        names=Names(**stored["names"]),
        policy=PublishedPolicy(
            policy["version"],
            tuple(policy["rules"]),
            policy["weights"],
            PriorityClasses(**policy["classes"]),
        ),
        digests=Digests(**stored["digests"]),
        told_by=_READERS.get(stored.get("told_by", "")),
        receipts=tuple(map(_receipt, stored["receipts"])),
        comparison=_comparison(stored["comparison"]),
        closings=_pairs(stored["closings"]),
        next_in_line=tuple(map(tuple, stored["next_in_line"])),
        explanations=StoredExplanations(
            tuple(
                _explanation(i, stored["explanations"][row.id], number)
                for i, row in enumerate(applications)
            )
        ),
        **columns,
        **{name: stored[name] for name in _AS_THEY_ARE},
    )


@dataclass(frozen=True, slots=True)
class StoredExplanations:
    """Of all applications, in their order."""

    all: tuple[Explanation, ...]

    def explain(self, i: int) -> Explanation:
        return self.all[i]

    def waits_of(self, i: int) -> dict[int, int]:
        answer = self.all[i]
        own = {c.batch: c.waiting or 0 for c in answer.choices if c.answer is Answer.FULL}
        return own | {j: position for j, position in answer.waits if j not in own}


def plain_row(row: ApplicationRow | BatchRow) -> Plain:
    """As JSON can hold it; `row_from` reads it back."""
    values = {name: getattr(row, name) for name in _NAMES[type(row)]}
    return {name: v.isoformat() if isinstance(v, date) else v for name, v in values.items()}


_NAMES: Mapping[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind)) for kind in (ApplicationRow, BatchRow)
}


def row_from(kind: type[Row], values: Plain) -> Row:
    """The row that `plain_row` wrote."""
    read: Plain = {}
    for name, value in values.items():
        if name in {"free_from", "free_until", "starts", "ends"}:
            read[name] = date.fromisoformat(value)
        else:
            read[name] = tuple(value) if isinstance(value, list) else value
    read["modes"] = Mode(read["modes"])
    if "reach" in read:
        read["reach"] = Reach(read["reach"])
    return kind(**read)


def _plain_explanation(answer: Explanation, batches: tuple[str, ...]) -> Plain:
    return {
        "batch": None if answer.batch is None else batches[answer.batch],
        "mode": answer.mode,
        "locked": answer.locked,
        "liked": answer.liked,
        "eligible": answer.eligible,
        "points": dict(answer.points),
        "own_class": answer.own_class,
        "last_class": answer.last_class,
        "choices": [
            {"batch": batches[choice.batch], **_known(choice)} for choice in answer.choices
        ],
        "waits": {batches[j]: position for j, position in answer.waits},
        "changes": dict(answer.changes),
    }


def _known(choice: ChoiceAnswer) -> Plain:
    """What there is to say about a choice; what it does not have is left out."""
    values = {name: getattr(choice, name) for name in _OF_CHOICE}
    return {name: v for name, v in values.items() if v is not None}


_OF_CHOICE = ("answer", "rule", "own_class", "last_class", "waiting")


def _explanation(i: int, stored: Plain, number: Mapping[str, int]) -> Explanation:
    choices = (
        ChoiceAnswer(**{**c, "batch": number[c["batch"]], "answer": Answer(c["answer"])})
        for c in stored["choices"]
    )
    stored = {"changes": stored.pop("doors", None), **stored}  # as results before 2027 name them
    return Explanation(
        **{
            **stored,
            "application": i,
            "batch": None if stored["batch"] is None else number[stored["batch"]],
            "points": tuple(stored["points"].items()),
            "choices": tuple(choices),
            "waits": tuple((number[code], n) for code, n in stored["waits"].items()),
            "changes": tuple(stored["changes"].items()),
        }
    )


def _receipt(stored: Plain) -> Receipt:
    return Receipt(stored["file"], stored["sha256"], tuple(map(_sheet, stored["sheets"])))


def _sheet(stored: Plain) -> SheetReceipt:
    return SheetReceipt(
        **{
            **stored,
            "left_out": stored["left_out"] and LeftOut(stored["left_out"]),
            "used": _pairs(stored["used"]),
            "unused": tuple(UnusedColumn(**column) for column in stored["unused"]),
            "rows_left_out": tuple((row, LeftOut(why)) for row, why in stored["rows_left_out"]),
            "learned": tuple(map(tuple, stored.get("learned", ()))),
        }
    )


def _comparison(stored: Plain) -> Comparison:
    return Comparison(
        tuple(map(_alternative, stored["alternatives"])),
        tuple(Question(**question) for question in stored["left_out"]),
    )


def _alternative(stored: Plain) -> Alternative:
    question, weakest = stored["question"], stored["weakest"]
    return Alternative(
        **{
            **stored,
            "question": Question(**question) if question else None,
            "weakest": Rate(**weakest) if weakest else None,
            "envy": Envy(*stored["envy"]),
        }
    )


def _pairs(stored: Iterable[Iterable[Any]]) -> tuple[Any, ...]:
    return tuple(tuple(pair) for pair in stored)
