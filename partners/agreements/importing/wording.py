"""What is wrong with a list, in the reader's words."""

from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from partners.agreements.importing.columns import TABLE_BY_NAME, C, Form
from partners.agreements.importing.problems import (
    CellError,
    FileProblem,
    FileRefused,
    Problem,
)
from partners.agreements.labels import DATES

CELLS: dict[Problem, Promise] = {
    Problem.MISSING: gettext_lazy("Fill this in."),
    Problem.NOT_A_DATE: gettext_lazy("Not a date. For example: 2024-02-20 or 20 February 2024."),
    Problem.NOT_A_NUMBER: gettext_lazy("Not a whole number."),
    Problem.NOT_YES_OR_NO: gettext_lazy("Write yes or no."),
    Problem.TOO_LONG: gettext_lazy("Longer than %(more)s characters."),
    Problem.TOO_LARGE: gettext_lazy("Larger than %(more)s."),
    Problem.SAME_PARTY_TWICE: gettext_lazy("“%(more)s” is named twice."),
    Problem.NOT_SIGNED_YET: gettext_lazy(
        "An agreement with this status has no date of signature yet. Correct one of the two."
    ),
    Problem.IN_FUTURE: gettext_lazy("This date lies ahead."),
    Problem.NOT_EXPIRED: gettext_lazy("An expired agreement has an end in the past."),
    Problem.TERM_MISSING: gettext_lazy(
        "An agreement that renews itself needs an end and the months of each further term."
    ),
    Problem.TWICE_IN_FILE: gettext_lazy("The same agreement as in row %(more)s."),
    Problem.MAY_NOT_ADD_PARTNER: gettext_lazy(
        "You may not add organisations. Ask a moderator to add “%(more)s” first."
    ),
    Problem.UNKNOWN_WORD: gettext_lazy(
        "Not a word that is known here. The template's last sheet lists them."
    ),
    Problem.NOT_A_PARTY: gettext_lazy("“%(more)s” is not a party of this agreement."),
    Problem.AGREEMENT_ARCHIVED: gettext_lazy("This agreement is archived. Restore it first."),
    Problem.NOT_LATE: gettext_lazy("A late commitment has a due date in the past."),
    Problem.NOT_DONE: gettext_lazy("Only a commitment that is done has this date."),
    Problem.NOT_BLOCKED: gettext_lazy("Only a blocked commitment has an obstacle."),
    Problem.PROMISED_TWICE: gettext_lazy("The same commitment as in row %(more)s."),
}
FILES: dict[FileProblem, Promise] = {
    FileProblem.EMPTY: gettext_lazy("This file is empty (0 bytes)."),
    FileProblem.TOO_LARGE: gettext_lazy("The file is larger than %(more)s."),
    FileProblem.NOT_A_TABLE: gettext_lazy("This is neither a workbook (XLSX) nor a CSV file."),
    FileProblem.NO_HEADINGS: gettext_lazy(
        "No headings were found. Use the headings of the template."
    ),
    FileProblem.HEADINGS_MISSING: gettext_lazy(
        "These columns are missing in the table “%(table)s”: %(more)s."
    ),
    FileProblem.NO_ROWS: gettext_lazy("There is no row below the headings."),
    FileProblem.TOO_MANY_ROWS: gettext_lazy(
        "More than %(more)s rows in the table “%(table)s”. Divide the list."
    ),
}
SHEETS: dict[str, Promise] = {
    "agreements": gettext_lazy("Agreements"),
    "commitments": gettext_lazy("Commitments"),
}
FORMS: dict[Form, Promise] = {
    Form.TEXT: gettext_lazy("text"),
    Form.LIST: gettext_lazy("several, with semicolons between"),
    Form.DATE: gettext_lazy("date"),
    Form.NUMBER: gettext_lazy("whole number"),
    Form.YES_NO: gettext_lazy("yes or no"),
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """A cell error for showing: where, what stands there, what to do."""

    sheet: str
    row: int
    column: str
    value: str
    text: str


def complaint(error: CellError) -> Complaint:
    return Complaint(
        sheet=str(SHEETS[error.table]),
        row=error.row,
        column=column_name(error.column, error.table),
        value=error.value,
        text=cell_words(error),
    )


def cell_words(error: CellError) -> str:
    if error.problem is Problem.UNKNOWN_NAME:
        return _unknown(error)
    if error.problem is Problem.AMBIGUOUS:
        name, *meant = error.more
        return _("“%(name)s” may be any of: %(names)s. Write it in full.") % {
            "name": name,
            "names": "; ".join(meant),
        }
    if error.problem is Problem.OUT_OF_ORDER:
        return _("The dates do not make sense together: %(later)s comes before %(earlier)s.") % {
            "later": DATES[error.column],
            "earlier": DATES[error.more[0]],
        }
    more = " ".join(error.more)
    return (
        more
        if error.problem is Problem.NOT_ACCEPTED
        else str(CELLS[error.problem]) % {"more": more}
    )


def counted(agreements: int, commitments: int) -> str:
    """“2 agreements, 5 commitments”."""
    return ", ".join(
        (
            ngettext("%(count)d agreement", "%(count)d agreements", agreements)
            % {"count": agreements},
            ngettext("%(count)d commitment", "%(count)d commitments", commitments)
            % {"count": commitments},
        )
    )


def file_words(refusal: FileRefused) -> str:
    more = ", ".join(column_name(key, refusal.table) for key in refusal.more)
    if refusal.problem is FileProblem.TOO_LARGE:
        more = filesizeformat(int(refusal.more[0]))
    table = SHEETS.get(refusal.table, "")
    return str(FILES[refusal.problem]) % {"more": more, "table": table}


def column_name(key: str, table: str) -> str:
    """The heading of a column, or `key` itself when the table has no such column."""
    columns = TABLE_BY_NAME[table].by_key if table else {}
    return columns.get(key, C(key, key, key)).name(get_language())


def _unknown(error: CellError) -> str:
    name, *near = error.more
    if near:
        return _("“%(name)s” is not recorded. Did you mean: %(names)s?") % {
            "name": name,
            "names": "; ".join(near),
        }
    if error.column == "agreement":
        return _("“%(name)s” is neither in this list nor recorded.") % {"name": name}
    if error.column == "partners":
        return _(
            "“%(name)s” is not recorded. Add the organisation first, or give the new partner's "
            "country and kind."
        ) % {"name": name}
    return _("“%(name)s” is not recorded.") % {"name": name}
