"""What can be wrong with a list of agreements, and what is said of it in the reader's words."""

from collections.abc import Callable
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from home.sheets import words
from home.sheets.problems import CellError, FileProblem, FileRefused
from home.sheets.receipt import Receipt
from home.sheets.words import Complaint
from partners.agreements.importing.columns import SHEETS, TABLE_BY_NAME, C
from partners.agreements.labels import DATES


class Problem(StrEnum):
    UNKNOWN_WORD = "unknown-word"
    UNKNOWN_NAME = "unknown-name"
    AMBIGUOUS = "ambiguous"
    SAME_PARTY_TWICE = "same-party-twice"
    NOT_SIGNED_YET = "not-signed-yet"
    IN_FUTURE = "in-future"
    NOT_EXPIRED = "not-expired"
    OUT_OF_ORDER = "out-of-order"
    TERM_MISSING = "term-missing"
    NO_END_HAS_END = "no-end-has-end"
    NOTICE_TWICE = "notice-twice"
    TWICE_IN_FILE = "twice-in-file"
    MAY_NOT_ADD_PARTNER = "may-not-add-partner"
    NOT_ACCEPTED = "not-accepted"
    NOT_A_PARTY = "not-a-party"
    AGREEMENT_ARCHIVED = "agreement-archived"
    NOT_LATE = "not-late"
    NOT_DONE = "not-done"
    NOT_BLOCKED = "not-blocked"
    PROMISED_TWICE = "promised-twice"
    WHICH_NUMBER = "which-number"


CELLS: dict[StrEnum, Promise] = {
    Problem.SAME_PARTY_TWICE: gettext_lazy("“%(more)s” is named twice."),
    Problem.NOT_SIGNED_YET: gettext_lazy(
        "An agreement with this status has no date of signature yet. Correct one of the two."
    ),
    Problem.IN_FUTURE: gettext_lazy("This date lies ahead."),
    Problem.NOT_EXPIRED: gettext_lazy("An expired agreement has an end in the past."),
    Problem.TERM_MISSING: gettext_lazy(
        "An agreement that renews itself needs an end and the months of each further term."
    ),
    Problem.NO_END_HAS_END: gettext_lazy(
        "Either it has a last day, or its text sets no end. Not both."
    ),
    Problem.NOTICE_TWICE: gettext_lazy(
        "Give the period of notice in days or in months, not in both."
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
    Problem.WHICH_NUMBER: gettext_lazy(
        "An agreement without a number is recorded with the title and date of this row and of row "
        "%(more)s. Give it its number in the register first."
    ),
}


def complaint(error: CellError) -> Complaint:
    return words.complaint(error, _name_in(error.table), cell_words(error))


def receipt_lines(receipt: Receipt) -> list[str]:
    """What was read of the file and what was left out, sheet by sheet."""
    return words.receipt_lines(receipt, str, _name_in)


def cell_words(error: CellError) -> str:
    """Empty for what can be wrong with any cell."""
    if error.problem is Problem.UNKNOWN_NAME:
        return _unknown(error)
    if error.problem is Problem.AMBIGUOUS:
        return words.ambiguous(error.more[0], error.more[1:])
    if error.problem is Problem.OUT_OF_ORDER:
        return _("The dates do not make sense together: %(later)s comes before %(earlier)s.") % {
            "later": DATES[error.column],
            "earlier": DATES[error.more[0]],
        }
    more = " ".join(error.more)
    if error.problem is Problem.NOT_ACCEPTED:
        return more
    text = CELLS.get(error.problem)
    return str(text) % {"more": more} if text else ""


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
    name = _name_in(refusal.table)
    if refusal.problem is FileProblem.HEADINGS_MISSING:
        text = _(
            "These columns are missing in the table “%(table)s” (sheet %(sheet)s): %(more)s."
        ) % {
            "table": SHEETS[refusal.table],
            "sheet": refusal.sheet,
            "more": ", ".join(map(name, refusal.more)),
        }
        return f"{text} {words.found_text(refusal)}".strip()
    return words.file_text(refusal, name)


def _name_in(table: str) -> Callable[[str], str]:
    """From the key of a column to its heading, or `key` itself when the table has no such."""
    columns = TABLE_BY_NAME[table].by_key if table else {}
    return lambda key: columns.get(key, C(key, key, key)).name(get_language())


def _unknown(error: CellError) -> str:
    name, *near = error.more
    if near:
        return words.unknown(name, tuple(near))
    if error.column == "agreement":
        return _("“%(name)s” is neither in this list nor recorded.") % {"name": name}
    if error.column == "partners":
        return _(
            "“%(name)s” is not recorded. Add the organisation first, or give the new partner's "
            "country and kind."
        ) % {"name": name}
    return words.unknown(name, ())
