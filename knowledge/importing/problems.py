"""What can be wrong with a list of tools, in the reader's words."""

from collections.abc import Callable
from enum import StrEnum

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.sheets import words
from home.sheets.problems import CellError, FileRefused
from home.sheets.receipt import Receipt
from home.sheets.words import Complaint
from knowledge.importing.columns import TABLE_BY_NAME
from partners.agreements.importing import problems as shared


class Problem(StrEnum):
    SAME_TOOL = "same-tool"  # (row of the first)
    SAME_TEST = "same-test"  # (row of the first)
    NO_SUCH_TOOL = "no-such-tool"  # (what was written)


def complaint(error: CellError) -> Complaint:
    return words.complaint(error, _name_in(error.table), _cell_words(error))


def receipt_lines(receipt: Receipt) -> list[str]:
    return words.receipt_lines(receipt, str, _name_in)


def file_words(refusal: FileRefused) -> str:
    return words.file_text(refusal, _name_in(refusal.table))


def _cell_words(error: CellError) -> str:
    more = {"more": " ".join(error.more)}
    if error.problem is Problem.SAME_TOOL:
        return _("The same tool as in row %(more)s.") % more
    if error.problem is Problem.SAME_TEST:
        return _("The same test as in row %(more)s.") % more
    if error.problem is Problem.NO_SUCH_TOOL:
        return _("“%(more)s” is neither on the first sheet nor in the library.") % more
    return shared.cell_words(error)


def _name_in(table: str) -> Callable[[str], str]:
    fields = TABLE_BY_NAME[table].by_key if table else {}
    return lambda key: fields[key].name(get_language() or "") if key in fields else key
