"""The help desk's table: find a caller, read out the answer in either language.

As CSV and as XLSX, with the same rows. Text that looks like a formula stays text in both.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.translation import gettext_noop, pgettext_lazy

from home.sheets.writer import Cell, Grid, write_workbook, written_too
from partners.apprenticeships.rounds.languages import Language, in_language
from partners.apprenticeships.rounds.outputs.explanations.sentences import ExplanationInWords
from partners.apprenticeships.rounds.places import MODES, PROVINCE_TERMS
from partners.apprenticeships.rounds.result import Edition
from partners.matching.digests import MODE_WORDS
from partners.matching.explanation import Answer, Explanation

SHEET = gettext_noop("Help desk")
COLUMNS = (
    (gettext_noop("application"), 16),
    (gettext_noop("cooperative code"), 18),
    (gettext_noop("cooperative"), 28),
    (gettext_noop("province"), 20),
    (pgettext_lazy("matching", "regency"), 24),
    (gettext_noop("batch"), 16),
    (gettext_noop("host"), 28),
    (gettext_noop("starts"), 12),
    (gettext_noop("mode"), 10),
    (gettext_noop("choice"), 10),
    (gettext_noop("class"), 8),
    (gettext_noop("last accepted class"), 12),
    (gettext_noop("batches that fit"), 12),
    (gettext_noop("lottery number"), 12),
    (gettext_noop("explanation (Indonesian)"), 80),
    (gettext_noop("explanation (English)"), 80),
    (gettext_noop("file"), 40),
)
"""Heading of each column, and its width in the workbook."""


def write(edition: Edition, folder: Path, rows: Iterable[list[Cell]]) -> None:
    """Write ``help-desk.csv`` and ``help-desk.xlsx`` in one pass; headings in the round's language.

    O(cells) time, O(1) memory: ``rows`` may be made on the way.
    """
    header = [in_language(heading, edition.language) for heading, _ in COLUMNS]
    title, widths = in_language(SHEET, edition.language), [width for _, width in COLUMNS]
    with (folder / "help-desk.csv").open("w", encoding="utf-8-sig", newline="") as file:
        both = written_too(file, header, rows, lineterminator="\r\n")
        write_workbook(folder / "help-desk.xlsx", [Grid(title, header, both, widths)])


def row_of(
    edition: Edition, answer: Explanation, in_words: dict[Language, ExplanationInWords], place: str
) -> list[Cell]:
    """What the help desk needs about one application; ``place`` is the file of its page."""
    return list(_cells(edition, answer, in_words, place))


def _cells(
    edition: Edition, answer: Explanation, in_words: dict[Language, ExplanationInWords], place: str
) -> Iterator[Cell]:
    row = edition.result.applications[answer.application]
    host = None if answer.batch is None else edition.result.batches[answer.batch]
    yield row.id
    yield row.cooperative
    yield edition.result.names.cooperative(row)
    yield PROVINCE_TERMS[row.province].in_language(edition.language)
    yield edition.vocabulary.regencies.get(row.regency.replace(".", ""), row.regency)
    yield host.id if host else None
    yield edition.result.names.host(host) if host else None
    yield host.starts if host else None
    yield MODES[MODE_WORDS[answer.mode]].in_language(edition.language) if host else None
    yield _rank(answer)
    yield answer.own_class
    yield answer.last_class
    yield answer.eligible
    yield int(edition.result.lottery[answer.application]) + 1
    yield in_words["id"].summary
    yield in_words["en"].summary
    yield place


def _rank(answer: Explanation) -> int | None:
    """Which of the own choices it became, from 1."""
    answers = [choice.answer for choice in answer.choices]
    return answers.index(Answer.PLACED) + 1 if Answer.PLACED in answers else None
