"""What a list gets back: counts, what a person looks at, and the whole as a file."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from home.regions.source import with_dots
from home.sheets import writer
from home.sheets.writer import Cell, Grid
from partners.organisations.reconciliation.answer import Answer
from partners.organisations.reconciliation.deciding import Verdict
from partners.organisations.reconciliation.tables import HandedIn
from partners.organisations.reconciliation.wording import REASONS, VERDICTS

MOST_SHOWN = 50  # rows for a person to look at
CODE_COLUMNS = frozenset({0, 3, 5})  # of what is added: codes and numbers


@dataclass(frozen=True, slots=True)
class Results:
    """The answers beside what was handed in."""

    handed_in: HandedIn
    answers: Sequence[Answer]

    @property
    def counts(self) -> list[dict[str, object]]:
        """For `components/totals.html`: how many rows have each verdict."""
        found = Counter(answer.verdict for answer in self.answers)
        named = sum(answer.cooperative is not None for answer in self.answers)
        return [
            {"value": len(self.answers), "label": _("rows read")},
            {"value": found[Verdict.AUTOMATIC], "label": _("linked to a village or cooperative")},
            {"value": named, "label": _("of these with a cooperative known here")},
            {"value": found[Verdict.UNSURE], "label": _("unsure, for a person to look at")},
            {"value": found[Verdict.NOTHING], "label": _("without anything like it")},
        ]

    @property
    def unsure(self) -> int:
        return sum(answer.verdict is Verdict.UNSURE for answer in self.answers)

    @property
    def shown(self) -> list[dict[str, list[str]]]:
        """For `components/table.html`: the first of those that are unsure."""
        found: list[dict[str, list[str]]] = []
        for row, answer in zip(self.handed_in.cells, self.answers, strict=True):
            if answer.verdict is Verdict.UNSURE and len(found) < MOST_SHOWN:
                handed_in = " · ".join(filter(None, row))
                suggested = "; ".join(_suggestions(answer, 3))
                why = str(REASONS[answer.finding.reason])
                found.append({"cells": [handed_in, suggested, why]})
        return found

    def xlsx(self) -> bytes:
        given, text = self._header, frozenset(range(len(self._header)))
        added = frozenset(len(given) + at for at in CODE_COLUMNS)
        header = [*given, *_added()]
        grid = Grid(_("List"), header, self._rows(), text_columns=text | added)
        return writer.workbook([grid])

    def csv(self) -> bytes:
        return writer.csv_bytes([*self._header, *_added()], self._rows())

    @property
    def _header(self) -> list[str]:
        width = max(map(len, self.handed_in.cells))
        given = self.handed_in.header or ("",) * width
        numbered = enumerate(given, 1)
        return [head or _("Column %(number)s") % {"number": at} for at, head in numbered]

    def _rows(self) -> Iterator[list[Cell]]:
        width = len(self._header)
        for row, answer in zip(self.handed_in.cells, self.answers, strict=True):
            given = [*row, *[""] * (width - len(row))]
            yield [*given, *_cells(answer)]


def _added() -> list[str]:
    return [
        _("Village code"),
        _("Village"),
        _("District"),
        _("Cooperative code"),
        _("Cooperative"),
        _("Registration number"),
        _("Score"),
        _("Margin"),
        _("Verdict"),
        _("Reason"),
        _("Suggestions"),
    ]


def _cells(answer: Answer) -> list[Cell]:
    """Codes stand only where the link is automatic: what is unsure is a suggestion."""
    finding, one = answer.finding, answer.cooperative
    is_sure = answer.verdict is Verdict.AUTOMATIC and finding.candidates
    village = finding.candidates[0].village if is_sure else None
    suggested = [] if answer.verdict is Verdict.AUTOMATIC else _suggestions(answer, 5)
    return [
        with_dots(village.code) if village else "",
        village.name if village else "",
        village.district if village else "",
        one.code if one else "",
        one.name if one else "",
        one.number if one else "",
        round(answer.score, 1),
        round(finding.margin, 1),
        str(VERDICTS[answer.verdict]),
        str(REASONS[finding.reason]),
        "; ".join(suggested),
    ]


def _suggestions(answer: Answer, most: int) -> list[str]:
    """`Sidomulyo, Bantur (35.07.05.2003) 88`, and cooperatives by their code."""
    villages = [
        f"{one.village.name}, {one.village.district} "
        f"({with_dots(one.village.code)}) {one.score:.0f}"
        for one in answer.finding.candidates
    ]
    cooperatives = [f"{one.name} ({one.code}) {score:.0f}" for one, score in answer.others]
    return (villages or cooperatives)[:most]
