"""Each row of a list beside what is known: new, changed, noted, unsure, wrong, or as before."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from partners.organisations.importing import deciding, here
from partners.organisations.importing.known import Known, Match, codes
from partners.organisations.importing.lines import Line
from partners.organisations.importing.problems import (
    RowProblem,
    error,
    misses_its_place,
    place_of,
)
from partners.organisations.importing.suggesting import Suggestions
from partners.organisations.importing.threeway import same_words
from partners.organisations.models import RegisterRow

Outcome = RegisterRow.Outcome
TOLD = 3  # other rows or cooperatives that an error names


@dataclass(slots=True)
class Tally:
    """What the guards weigh, gathered row by row."""

    outcomes: Counter[str] = field(default_factory=Counter)
    provinces: Counter[str] = field(default_factory=Counter)
    known: int = 0
    renamed: int = 0


class Comparison:
    """All rows of one list. They are matched together before any of them is planned: two rows of
    one number are both wrong, as nobody knows which is right.
    """

    def __init__(self, lines: Sequence[Line], known: Known) -> None:
        self.known, self.tally = known, Tally()
        self.matches = [known.match(line) for line in lines]
        _refuse_twice(lines, lambda line, _match: line.key, self.matches,
                      "number", RowProblem.NUMBER_TWICE)  # fmt: skip
        _refuse_twice(lines, lambda line, _match: line.village, self.matches,
                      "village_code", RowProblem.VILLAGE_TWICE)  # fmt: skip
        _refuse_twice(lines, lambda _line, match: match.one, self.matches,
                      "name", RowProblem.COOPERATIVE_TWICE)  # fmt: skip
        _refuse_twice(lines, _words, self.matches, "name", RowProblem.COOPERATIVE_TWICE)
        self.rows_of = {
            match.one: place_of(line.row)
            for line, match in zip(lines, self.matches, strict=True)
            if match.one is not None
        }
        self.claimed = {key for match in self.matches for key in _named(match)}
        pairs = zip(lines, self.matches, strict=True)
        unknown = (line for line, match in pairs if not line.errors and match.is_nothing)
        self.suggestions = Suggestions(known, self.claimed, unknown)
        self.suggested: set[int] = set()
        self.by_code = {one.code: one.key for one in known.ones.values()}

    def rows(self, pairs: Sequence[tuple[Line, Match]]) -> Iterator[RegisterRow]:
        """Of those that change something, or that somebody has to look at."""
        found = here.of([match.one for _line, match in pairs if match.one is not None])
        for line, match in pairs:
            self.tally.provinces[(line.region or line.around)[:2]] += 1
            row = self._row(line, match, found)
            self.tally.outcomes[row.outcome if row else "same"] += 1
            if row is not None:
                yield row

    def _row(self, line: Line, match: Match, found: dict[int, here.Here]) -> RegisterRow | None:
        if match.one is not None:
            self.tally.known += 1
        if line.errors:
            return self._refused(line, match)
        if match.why:
            return self._contradicted(line, match)
        if match.one is not None:
            return self._changed(line, match.one, found[match.one])
        if candidates := self.suggestions.of(line):
            return self._unsure(line, candidates)
        return _row(line, Outcome.NEW, after=dict(line.said))

    def _refused(self, line: Line, match: Match) -> RegisterRow:
        """A person can say whose a row is of which only the place is misspelt."""
        if candidates := self._in_near_villages(line, match):
            return self._unsure(line, candidates)
        return _kept(line, Outcome.WRONG, organisation_id=match.one)

    def _in_near_villages(self, line: Line, match: Match) -> list[dict[str, Any]]:
        """The KDKMP of the villages that may be meant, but for those of another number or row."""
        is_kdkmp = line.said.get("kind", "other") != "other"
        others = any(one["problem"] != RowProblem.NO_SUCH_PLACE for one in line.errors)
        if match.why or others or not is_kdkmp:
            return []
        there = (key for code in line.villages for key in sorted(self._of_village(code)))
        return [
            {"code": self.known.ones[key].code, "score": 100, "why": str(RowProblem.NO_SUCH_PLACE)}
            for key in there
            if key == match.one or (match.one is None and self._is_free(key, line))
        ]

    def _of_village(self, code: str) -> set[int]:
        return self.known.by_village.get(code, set())

    def _is_free(self, key: int, line: Line) -> bool:
        has_another_number = bool(line.key and self.known.ones[key].number)
        return key not in self.claimed and not has_another_number

    def _contradicted(self, line: Line, match: Match) -> RegisterRow:
        assert match.why is not None  # noqa: S101 - the caller looked
        named = codes(self.known, match.several[:TOLD])
        line.errors.append(error(line.row, "number", match.why, *named))
        candidates = [
            {"code": self.known.ones[key].code, "score": 100, "why": str(match.why)}
            | ({"row": self.rows_of[key]} if key in self.rows_of else {})
            for key in match.several
        ]
        return _kept(line, Outcome.UNSURE, candidates=candidates)

    def _unsure(self, line: Line, candidates: list[dict[str, Any]]) -> RegisterRow:
        keys = [self.by_code[one["code"]] for one in candidates]
        self.suggested.update(keys)
        told = codes(self.known, keys)
        line.errors.append(error(line.row, "name", RowProblem.PERHAPS_KNOWN, *told))
        return _kept(line, Outcome.UNSURE, candidates=candidates)

    def _changed(self, line: Line, key: int, one: here.Here) -> RegisterRow | None:
        plan = deciding.plan_of(one, line.said)
        self.tally.renamed += "name" in plan.after
        if not plan.changes(one.said):
            return None
        row = _row(line, Outcome.CHANGED, organisation_id=key)
        deciding.follow(row, plan)
        row.said = plan.said
        return row

    def missing(self) -> Iterator[RegisterRow]:
        """Those that a full list should hold, and no row of it is, or may be."""
        for one in self.known.expected():
            if one.key not in self.claimed and one.key not in self.suggested:
                self.tally.outcomes[Outcome.MISSING] += 1
                yield RegisterRow(outcome=Outcome.MISSING, organisation_id=one.key)


def _named(match: Match) -> Iterable[int]:
    return match.several if match.one is None else (match.one,)


def _words(line: Line, match: Match) -> Hashable:
    """Of rows without any key: name and place."""
    if (
        misses_its_place(line.errors)
        or line.key
        or line.village
        or match.one is not None
        or not line.said.get("name")
    ):
        return None
    return same_words(line.said["name"]), line.region


def _refuse_twice(
    lines: Sequence[Line],
    key_of: Callable[[Line, Match], Hashable],
    matches: Sequence[Match],
    column: str,
    problem: RowProblem,
) -> None:
    """An error for each row that shares its key with another, naming that one."""
    counted = Counter(key_of(line, match) for line, match in zip(lines, matches, strict=True))
    twice = {key for key, count in counted.items() if count > 1 and key not in (None, "")}
    sharing: dict[Hashable, list[Line]] = defaultdict(list)
    for line, match in zip(lines, matches, strict=True):
        if (key := key_of(line, match)) in twice:
            sharing[key].append(line)
    for same in sharing.values():
        for line in same:
            if _is_told(line):
                continue
            others = [place_of(other.row) for other in same if other is not line]
            line.errors.append(error(line.row, column, problem, *others[:TOLD]))


def _is_told(line: Line) -> bool:
    """Whether the row is told already that it stands there twice."""
    told = {RowProblem.NUMBER_TWICE, RowProblem.VILLAGE_TWICE, RowProblem.COOPERATIVE_TWICE}
    return any(one["problem"] in told for one in line.errors)


def _row(line: Line, outcome: str, **values: Any) -> RegisterRow:
    sheet, number = line.place
    return RegisterRow(sheet=sheet[:100], number=number, outcome=outcome, said=line.said, **values)


def _kept(line: Line, outcome: str, **values: Any) -> RegisterRow:
    """With the texts of its cells, for the file of corrected rows."""
    return _row(line, outcome, cells=line.texts(), errors=line.errors, **values)
