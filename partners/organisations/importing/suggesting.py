"""Which cooperatives a row may mean that has no key of its own: a suggestion, never more.

The candidates, their score and the reason are those that anybody is told who matches a list of
their own (`partners.organisations.reconciliation`). Names are compared within one regency, as three
villages in ten share theirs.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from home.models import Region
from partners.organisations.importing.known import DISTRICT, Known, One
from partners.organisations.importing.lines import Line
from partners.organisations.reconciliation.answer import MOST_COOPERATIVES, Answer
from partners.organisations.reconciliation.answers import answers
from partners.organisations.reconciliation.deciding import Verdict
from partners.organisations.reconciliation.known import Cooperative
from partners.organisations.reconciliation.places import Row
from partners.organisations.reconciliation.register import StoredRegister

REGENCY = 4  # digits of its code


class Suggestions:
    """Asked once all rows with a key have found theirs, which are `claimed`.

    A regency is looked through once, and only for rows that one of its cooperatives may be: O(rows
    of such) beside the `claimed` of the country.
    """

    def __init__(self, known: Known, claimed: Collection[int], lines: Iterable[Line]) -> None:
        self._free: dict[str, list[One]] = defaultdict(list)
        for one in known.ones.values():
            if one.region and one.key not in claimed:
                self._free[one.region[:REGENCY]].append(one)
        self._found: dict[tuple[str, int], list[dict[str, Any]]] = {}
        by_regency: dict[str, list[Line]] = defaultdict(list)
        for line in lines:
            if len(line.region) >= REGENCY and any(_may_be(line, one) for one in self._near(line)):
                by_regency[line.region[:REGENCY]].append(line)
        if by_regency:
            self._ask(by_regency)

    def of(self, line: Line) -> list[dict[str, Any]]:
        """As `RegisterRow.candidates` keeps them, the likeliest first."""
        return self._found.get(line.place, [])

    def _near(self, line: Line) -> list[One]:
        return self._free.get(line.region[:REGENCY], [])

    def _ask(self, by_regency: dict[str, list[Line]]) -> None:
        register, districts = _Free(self._free), _districts_of(by_regency)
        for regency, lines in by_regency.items():
            rows = [
                Row(str(line.said.get("name", "")), district=districts.get(line.region[:6], ""))
                for line in lines
            ]
            for line, answer in zip(lines, answers(rows, register, regency), strict=True):
                free = {one.code: one for one in self._near(line)}
                may_be = [
                    (one, score) for one, score in _meant(answer) if _may_be(line, free[one.code])
                ]
                self._found[line.place] = [
                    {"code": one.code, "score": round(score), "why": str(answer.finding.reason)}
                    for one, score in may_be[:MOST_COOPERATIVES]
                ]


class _Free(StoredRegister):
    """The villages of the database, and those of the cooperatives that no row has claimed."""

    def __init__(self, free: dict[str, list[One]]) -> None:
        super().__init__()
        self._of_regency = free

    def within(self, region: str) -> list[Cooperative]:
        return [
            Cooperative(one.code, one.name, one.number, one.region, one.is_kdkmp)
            for one in self._of_regency.get(region, ())
        ]


def _meant(answer: Answer) -> Iterator[tuple[Cooperative, float]]:
    """Where the village is sure and has none, only those whose village nobody knows."""
    if answer.cooperative:
        yield answer.cooperative, answer.score
    is_sure = answer.verdict is Verdict.AUTOMATIC
    yield from (each for each in answer.others if not (is_sure and each[0].is_placed))


def _districts_of(by_regency: dict[str, list[Line]]) -> dict[str, str]:
    lines: Sequence[Line] = [line for some in by_regency.values() for line in some]
    codes = {line.region[:DISTRICT] for line in lines if len(line.region) >= DISTRICT}
    return dict(Region.objects.filter(code__in=codes).values_list("code", "name"))


def _may_be(line: Line, one: One) -> bool:
    """Nothing that is known of the two speaks against it."""
    if line.key and one.number:
        return False
    shorter = min(len(line.region), len(one.region))
    return line.region[:shorter] == one.region[:shorter]
