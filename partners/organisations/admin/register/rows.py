"""The rows of a list as tables, a page of one outcome at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.ui.states import Look, look
from partners.organisations.admin.register import saying
from partners.organisations.importing import vocabulary, words
from partners.organisations.importing.problems import RowProblem, misses_its_place
from partners.organisations.importing.vocabulary import Spoken
from partners.organisations.models import Organisation, RegisterImport, RegisterRow

Outcome = RegisterRow.Outcome
PER_PAGE = 50

INTRO: dict[str, Promise] = {
    Outcome.NEW: _("Cooperatives that the register does not know yet."),
    Outcome.CHANGED: _(
        "What the list says otherwise than the list before it, and is written into the cooperative."
    ),
    Outcome.NOTED: _(
        "Nothing of these cooperatives changes. What the list says of them is kept beside what "
        "stands here, so that the next list is compared with it."
    ),
    Outcome.MISSING: _(
        "In the last full list and not in this one. They are marked, never deleted: their pages "
        "and addresses stay."
    ),
    Outcome.UNSURE: _(
        "The list may mean a cooperative that is known, or another one. Nothing is guessed: rows "
        "without a decision are not written."
    ),
    Outcome.WRONG: _(
        "Rows that are not written. Correct them in the file of corrected rows and hand in that "
        "file alone."
    ),
}


HEADING: dict[str, Promise] = {
    Outcome.NEW: _("What the list says"),
    Outcome.CHANGED: _("What changes"),
    Outcome.NOTED: _("What is noted"),
    Outcome.MISSING: _("What changes"),
    Outcome.UNSURE: _("Why it needs a decision"),
    Outcome.WRONG: _("What is wrong"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One outcome, how many rows have it, and where they are shown."""

    outcome: str
    look: Look
    count: int
    is_open: bool

    @property
    def intro(self) -> Promise:
        return INTRO[self.outcome]

    @property
    def heading(self) -> Promise:
        """Of the column that tells about each row."""
        return HEADING[self.outcome]


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a row; `is_kept`: what stands here stays, whoever wrote it."""

    label: str
    before: str
    after: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as it is shown. `name`, `url`: of the cooperative, as far as one is known."""

    row: RegisterRow
    name: str
    url: str
    facts: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = ()
    complaints: tuple[str, ...] = ()
    candidates: tuple["Candidate", ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cooperative that an unsure row may mean; `score` in percent, None where it is not the name
    that speaks for it but a number or the village. `row` of the list is it already, "" if none.
    """

    code: str
    name: str
    place: str
    number: str
    score: int | None
    why: str | Promise
    row: str = ""


def tabs(record: RegisterImport, wanted: str) -> list[Tab]:
    """One for each outcome that has rows; the one asked for is open, else the first that needs
    somebody.
    """
    counted = dict(record.rows.order_by().values_list("outcome").annotate(count=Count("pk")))
    there = [outcome for outcome in ORDER if counted.get(outcome)]
    open_one = wanted if wanted in there else next(iter(there), "")
    return [Tab(each, look(each), counted[each], each == open_one) for each in there]


ORDER = (
    Outcome.WRONG,
    Outcome.UNSURE,
    Outcome.CHANGED,
    Outcome.NOTED,
    Outcome.MISSING,
    Outcome.NEW,
)
KNOWN = (Outcome.CHANGED, Outcome.NOTED)


def page(record: RegisterImport, outcome: str, number: str) -> Page:
    """A page of rows of one outcome; a number that is none is the first or the last page."""
    rows = record.rows.filter(outcome=outcome).select_related("organisation", "decided_by")
    found = Paginator(rows, PER_PAGE).get_page(number)
    found.object_list = shown(found.object_list)
    return found


def shown(rows: Iterable[RegisterRow]) -> list[Shown]:
    """In a number of queries that does not grow with the rows."""
    rows = list(rows)
    said = saying.Words.of(_said_in(rows))
    known, spoken = _known(rows), _spoken(rows)
    return [_shown(row, said, known, spoken) for row in rows]


def _spoken(rows: list[RegisterRow]) -> Spoken:
    """Asked for where a row has a word that nobody knows."""
    problems = {error["problem"] for row in rows for error in row.errors}
    return vocabulary.spoken() if RowProblem.UNKNOWN_WORD in problems else {}


def _shown(
    row: RegisterRow, said: saying.Words, known: dict[str, Organisation], spoken: Spoken
) -> Shown:
    return Shown(
        row,
        name=str(row.organisation or row.said.get("name") or row.cells.get("name", "")),
        url=address_of(row.organisation) if row.organisation else "",
        facts=tuple(said.facts(_facts_of(row))),
        changes=tuple(_changes(row, said)),
        complaints=tuple(words.lines_of(row, spoken)),
        candidates=tuple(candidates(row, known)),
    )


def _facts_of(row: RegisterRow) -> dict[str, Any]:
    """What is told of a row that is no change: of one that is wrong, or whose place is not known,
    its cells as they stand.
    """
    if row.outcome in KNOWN:
        return {}
    values: dict[str, Any] = row.after or row.said or row.cells
    is_as_it_stands = row.outcome == Outcome.WRONG or misses_its_place(row.errors)
    return row.cells if is_as_it_stands else values


def _said_in(rows: Iterable[RegisterRow]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield from (row.before, row.after, row.said)
        for kept in row.kept:
            yield from ({kept["key"]: kept[who]} for who in ("here", "list"))


def _changes(row: RegisterRow, said: saying.Words) -> Iterable[Change]:
    if row.outcome not in KNOWN:
        return
    for key, value in row.after.items():
        before, after = said.said(key, row.before.get(key)), said.said(key, value)
        yield Change(saying.label(key), before, after, is_kept=False)
    for kept in row.kept:
        key = kept["key"]
        here, listed = said.said(key, kept["here"]), said.said(key, kept["list"])
        yield Change(saying.label(key), here, listed, is_kept=True)


def candidates(row: RegisterRow, known: dict[str, Organisation]) -> Iterable[Candidate]:
    for each in row.candidates:
        if one := known.get(each["code"]):
            number = getattr(getattr(one, "cooperative", None), "registration_number", "")
            why = each.get("why", "")
            score = None if why in saying.WHY else round(each.get("score", 0))
            row = each.get("row", "")
            yield Candidate(one.code, one.name, one.place, number, score, saying.why(why), row)


def _known(rows: list[RegisterRow]) -> dict[str, Organisation]:
    codes = {each["code"] for row in rows for each in row.candidates}
    found = Organisation.objects.with_place().select_related("cooperative")
    return {one.code: one for one in found.filter(code__in=codes)} if codes else {}


def address_of(organisation: Organisation) -> str:
    """Of its history in the register."""
    return reverse("register_import:cooperative", args=[organisation.pk])
