"""What a list gets back: counts, what a person looks at, and the whole as a file."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.regions.source import with_dots
from home.sheets import writer
from home.sheets.writer import Cell, Grid
from partners.organisations.reconciliation.answer import Answer
from partners.organisations.reconciliation.deciding import Verdict
from partners.organisations.reconciliation.tables import HandedIn
from partners.organisations.reconciliation.wording import REASONS, VERDICTS

SHOWN: tuple[tuple[Verdict, str | Promise, int], ...] = (
    (Verdict.UNSURE, gettext_lazy("Rows that are unsure"), 50),
    (Verdict.AUTOMATIC, gettext_lazy("Rows that were linked"), 20),
    (Verdict.NOTHING, gettext_lazy("Rows without anything like them"), 20),
)
"""Verdict, caption, and how many rows of it a page shows."""
CODE_COLUMNS = frozenset({0, 3, 5})  # of what is added: codes and numbers


class Kind(NamedTuple):
    """For `components/table.html`; `more`: how many rows of this verdict are in the file only."""

    id: str
    caption: str
    rows: list[dict[str, list[str]]]
    more: int


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
    def shown(self) -> Iterator[Kind]:
        """The first rows of each verdict that is there, those that wait for a person first."""
        pairs = list(zip(self.handed_in.cells, self.answers, strict=True))
        for verdict, caption, most in SHOWN:
            found = [(row, one) for row, one in pairs if one.verdict is verdict]
            if found:
                rows = [{"cells": _shown(row, one)} for row, one in found[:most]]
                yield Kind(verdict, str(caption), rows, len(found) - len(rows))

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


def _shown(row: Sequence[str], answer: Answer) -> list[str]:
    """As handed in, what was found, score, why."""
    handed_in, is_sure = " · ".join(filter(None, row)), answer.verdict is Verdict.AUTOMATIC
    found = [*_villages(answer)[:1], *_named(answer)] if is_sure else _suggestions(answer, 3)
    score = f"{answer.score:.0f}" if found else ""
    return [handed_in, "; ".join(found), score, str(REASONS[answer.finding.reason])]


def _named(answer: Answer) -> list[str]:
    one = answer.cooperative
    return [f"{one.name} ({one.code})"] if one else []


def _suggestions(answer: Answer, most: int) -> list[str]:
    """`Sidomulyo, Bantur (35.07.05.2003) 88`, and cooperatives by their code."""
    scored = [
        f"{name} {one.score:.0f}"
        for name, one in zip(_villages(answer), answer.finding.candidates, strict=True)
    ]
    cooperatives = [f"{one.name} ({one.code}) {score:.0f}" for one, score in answer.others]
    return (scored or cooperatives)[:most]


def _villages(answer: Answer) -> list[str]:
    return [
        f"{one.village.name}, {one.village.district} ({with_dots(one.village.code)})"
        for one in answer.finding.candidates
    ]
