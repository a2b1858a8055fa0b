"""What is wrong with a list, and its receipt, in the reader's language."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from home.sheets.fields import Form
from home.sheets.problems import CellError, FileProblem, FileRefused, Problem
from home.sheets.receipt import LeftOut, Receipt, SheetReceipt
from home.sheets.values import letter

_MOST_FOUND, _LONGEST_FOUND = 30, 60
Name = Callable[[str], str]
"""From the key of a column to its name in the reader's language."""

CELLS: dict[StrEnum, Promise] = {
    Problem.MISSING: gettext_lazy("Fill this in."),
    Problem.NOT_A_DATE: gettext_lazy("Not a date. For example: 2024-02-20 or 20 February 2024."),
    Problem.MONTH_FIRST: gettext_lazy(
        "Has the month first. Write the day first, or the whole date as 2024-02-20."
    ),
    Problem.YEAR_OUT_OF_BOUNDS: gettext_lazy(
        "The year must be one of %(more)s. Leave the cell empty where no date is known."
    ),
    Problem.NOT_A_NUMBER: gettext_lazy(
        "Not a whole number. Write digits alone, without dots or blanks: 1500."
    ),
    Problem.NOT_YES_OR_NO: gettext_lazy("Write yes or no."),
    Problem.TOO_LONG: gettext_lazy("Longer than %(more)s characters."),
    Problem.TOO_SMALL: gettext_lazy("Smaller than %(more)s."),
    Problem.TOO_LARGE: gettext_lazy("Larger than %(more)s."),
    Problem.ERROR_VALUE: gettext_lazy(
        "Holds the error %(more)s. Mend the formula, or write the value itself."
    ),
    Problem.FORMULA_WITHOUT_VALUE: gettext_lazy(
        "Holds a formula without a value. Open and save the file in a spreadsheet program."
    ),
    Problem.CODE_LOST_DIGITS: gettext_lazy(
        "A spreadsheet program has shortened this number: its last digits are lost. Set the column "
        "to the format Text, then write the whole number again."
    ),
    Problem.CODE_IS_A_FRACTION: gettext_lazy(
        "Kept as a number, which loses the zeros at its end: 12.10 becomes 12.1. Set the column to "
        "the format Text, then write the code again."
    ),
    Problem.CODE_IS_A_DAY: gettext_lazy(
        "A spreadsheet program has made a date or time of this code. Set the column to the format "
        "Text, then write the code again."
    ),
    Problem.TELEPHONE_INCOMPLETE: gettext_lazy(
        "The 0 or the + in front is lost. Set the column to the format Text, then write the whole "
        "number: 0812… or +62 812…"
    ),
    Problem.COLUMN_TWICE: gettext_lazy("Stands in column %(more)s already. Keep one of the two."),
    Problem.MERGED_ROWS: gettext_lazy(
        "Merged down to row %(more)s: the rows below have no value of their own. Split the cell "
        "and write the value into each row."
    ),
    Problem.NO_HEADING: gettext_lazy(
        "%(more)s cells are filled below, but the column has no heading. Give it one, or empty it."
    ),
}
FILES: dict[FileProblem, Promise] = {
    FileProblem.EMPTY: gettext_lazy("This file is empty (0 bytes)."),
    FileProblem.TOO_LARGE: gettext_lazy("The file is larger than %(more)s."),
    FileProblem.UNPACKS_TO_TOO_MUCH: gettext_lazy(
        "The file unpacks to more than %(more)s. Save it anew and try again."
    ),
    FileProblem.TOO_HEAVY: gettext_lazy(
        "Reading this file takes too much time or memory. Copy the list alone into a new "
        "workbook, or save it as CSV."
    ),
    FileProblem.BUSY: gettext_lazy(
        "Another large file is being read at the moment. Try again in a few seconds."
    ),
    FileProblem.TOO_WIDE: gettext_lazy(
        "The sheet “%(sheet)s” reaches further than %(more)s cells. Delete what stands far out, or "
        "copy the list into a new sheet."
    ),
    FileProblem.TOO_MANY_COLUMNS: gettext_lazy(
        "The sheet “%(sheet)s” has more than %(more)s columns. Copy those of the list into a new "
        "sheet."
    ),
    FileProblem.NOT_A_TABLE: gettext_lazy(
        "This is neither an intact workbook (XLSX, XLS, ODS, XLSB) nor a CSV file."
    ),
    FileProblem.WEB_PAGE: gettext_lazy(
        "This is a web page or an XML file under the name of a spreadsheet. Open it in a "
        "spreadsheet program and save it as XLSX."
    ),
    FileProblem.QUOTES: gettext_lazy(
        "The quotation marks in line %(more)s do not close where a cell ends, so that the lines "
        "below would be read as part of it. Mend that line, or save the list as XLSX."
    ),
    FileProblem.BROKEN_LETTER: gettext_lazy(
        "A letter in line %(more)s is broken: the file is UTF-8 except there. Write it again, or "
        "save the list as XLSX."
    ),
    FileProblem.LOCKED: gettext_lazy("This file asks for a password. Save it without one."),
    FileProblem.NO_HEADINGS: gettext_lazy(
        "No headings were found. Use the headings of the template."
    ),
    FileProblem.ONLY_HIDDEN: gettext_lazy(
        "The list stands on hidden sheets only (%(more)s), which are not read. Show those that are "
        "meant."
    ),
    FileProblem.HEADINGS_MISSING: gettext_lazy(
        "These columns are missing in the sheet “%(sheet)s”: %(more)s."
    ),
    FileProblem.NO_ROWS: gettext_lazy("There is no row below the headings."),
    FileProblem.TOO_MANY_ROWS: gettext_lazy(
        "More than %(more)s rows in the sheet “%(sheet)s” and those before it. Divide the list."
    ),
}
FORMS: dict[Form, Promise] = {
    Form.TEXT: gettext_lazy("text"),
    Form.LIST: gettext_lazy("several, with semicolons between"),
    Form.DATE: gettext_lazy("date"),
    Form.NUMBER: gettext_lazy("whole number"),
    Form.YES_NO: gettext_lazy("yes or no"),
    Form.CODE: gettext_lazy("text, as it stands on paper"),
    Form.TELEPHONE: gettext_lazy("telephone number, with its 0 or + in front"),
}
WHY: dict[LeftOut, Promise] = {
    LeftOut.HIDDEN: gettext_lazy("left out: the sheet is hidden"),
    LeftOut.NOT_A_TABLE: gettext_lazy("left out: a chart or macro, no table"),
    LeftOut.EMPTY: gettext_lazy("empty"),
    LeftOut.HELP: gettext_lazy("the template's own notes"),
    LeftOut.NO_HEADINGS: gettext_lazy("left out: no known headings"),
    LeftOut.TOTAL: gettext_lazy("a total"),
    LeftOut.HEADINGS_AGAIN: gettext_lazy("the headings again"),
    LeftOut.NUMBERS_OF_COLUMNS: gettext_lazy("numbers of the columns"),
    LeftOut.UNUSED_COLUMNS_ONLY: gettext_lazy("filled only in columns that are not used"),
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """A cell error for showing: where, what stands there, what to do."""

    sheet: str
    row: int
    column: str
    value: str
    text: str

    def __str__(self) -> str:
        """One line, for a terminal."""
        where = [self.sheet]
        where += [_("row %(row)d") % {"row": self.row}] if self.row else []
        where += [_("column %(column)s") % {"column": self.column}] if self.column else []
        value = f"“{self.value}” " if self.value else ""
        return f"{', '.join(where)}: {value}{self.text}"


def complaint(error: CellError, name: Name, text: str = "") -> Complaint:
    """`text` for problems that are the caller's own; the words of this module for the others."""
    return Complaint(
        error.sheet, error.row, column(error, name), error.value, text or cell_text(error, name)
    )


def column(error: CellError, name: Name) -> str:
    """Letter and heading as typed, `D “Province”`; the name alone of a column that is not there."""
    if error.at < 0:
        return name(error.column) if error.column else ""
    return f"{letter(error.at)} “{error.heading}”" if error.heading else letter(error.at)


def cell_text(error: CellError, name: Name) -> str:
    """Raises KeyError for a problem that is the caller's own."""
    more = error.more
    if error.problem is Problem.DAY_OR_MONTH:
        facts = {"other": more[0], "cell": more[1]}
        return (
            _(
                "Which is the day and which is the month? %(other)s in cell %(cell)s has the month "
                "first. Write both as 2024-02-20."
            )
            % facts
        )
    if error.problem is Problem.CODE_LOST_ZEROS:
        facts = {"other": more[0], "cell": more[1]}
        return (
            _(
                "Kept as a number, which loses the zeros in front: %(other)s in cell %(cell)s has "
                "one. Set the column to the format Text, then write the whole code again."
            )
            % facts
        )
    if error.problem is Problem.COLUMN_MISSING:
        return _("The column “%(name)s” is missing.") % {"name": name(more[0])}
    if error.problem is Problem.COLUMN_UNCLEAR:
        facts = {"name": name(more[0])}
        return (
            _("May be the column “%(name)s”, but is not called so. Rename it, or delete it.")
            % facts
        )
    if error.problem is Problem.UNKNOWN_REGION:
        return unknown(more[0], more[1:])
    if error.problem is Problem.SEVERAL_REGIONS:
        return ambiguous(more[0], more[1:])
    return str(CELLS[error.problem]) % {"more": " ".join(more)}


def unknown(name: str, near: tuple[str, ...]) -> str:
    if near:
        return _("“%(name)s” is not recorded. Did you mean: %(names)s?") % {
            "name": name,
            "names": "; ".join(near),
        }
    return _("“%(name)s” is not recorded.") % {"name": name}


def ambiguous(name: str, meant: tuple[str, ...]) -> str:
    facts = {"name": name, "names": "; ".join(meant)}
    return _("“%(name)s” may be any of: %(names)s. Write it in full.") % facts


def file_text(refusal: FileRefused, name: Name) -> str:
    more = ", ".join(name(key) for key in refusal.more)
    if refusal.problem in {FileProblem.TOO_LARGE, FileProblem.UNPACKS_TO_TOO_MUCH}:
        more = filesizeformat(int(refusal.more[0]))
    text = str(FILES[refusal.problem]) % {"more": more, "sheet": refusal.sheet}
    return " ".join(filter(None, [text, found_text(refusal)]))


def found_text(refusal: FileRefused) -> str:
    """“In the file stand: …”, the first of them; empty where nothing was found."""
    if not refusal.found:
        return ""
    named = ", ".join(f"“{heading[:_LONGEST_FOUND]}”" for heading in refusal.found[:_MOST_FOUND])
    more = len(refusal.found) - _MOST_FOUND
    shown = f"{named} …" if more > 0 else named
    return _("In the file stand: %(headings)s.") % {"headings": shown}


def receipt_lines(
    receipt: Receipt, name: Name, of: Callable[[str], Name] | None = None
) -> list[str]:
    """What was taken and what was not: a line for each sheet, and below it one for each column
    that is read as somebody said, and for each thing that was left out (with two blanks in front).

    `of`: where tables have keys in common, the names of one table's columns.
    """
    lines = []
    for sheet in receipt.sheets:
        name = of(sheet.table) if of and sheet.table else name
        lines.append(f"{sheet.sheet}: {sheet_text(sheet)}")
        said = (*learned(sheet, name), *fixed(sheet, name), *left_out(sheet, name))
        lines += [f"  {line}" for line in said]
    return lines


def sheet_text(sheet: SheetReceipt) -> str:
    """“12 rows read, headings in row 3”, or why it was left out."""
    if sheet.left_out:
        return str(WHY[sheet.left_out])
    rows = ngettext("%(count)d row read", "%(count)d rows read", sheet.rows) % {"count": sheet.rows}
    if sheet.heading_row == 1:
        return rows
    headings = _("headings in row %(row)d") % {"row": sheet.heading_row}
    return f"{rows}, {headings}"


def learned(sheet: SheetReceipt, name: Name) -> Iterator[str]:
    """Columns whose headings somebody explained."""
    for at, heading, key in sheet.learned:
        facts = {"column": f"{at} “{heading}”", "name": name(key)}
        yield _("%(column)s is read as “%(name)s”, as somebody said and we remember") % facts


def fixed(sheet: SheetReceipt, name: Name) -> Iterator[str]:
    """Columns that the sheet does not have."""
    for key, value in sheet.fixed:
        facts = {"name": name(key), "value": value}
        yield _("“%(name)s” is “%(value)s” in every row, as you said of this list") % facts


def left_out(sheet: SheetReceipt, name: Name) -> Iterator[str]:
    """Rows and columns of a sheet that were not taken."""
    for why in dict.fromkeys(why for _row, why in sheet.rows_left_out):
        rows = ", ".join(str(row) for row, reason in sheet.rows_left_out if reason is why)
        yield _("rows left out (%(why)s): %(rows)s") % {"why": WHY[why], "rows": rows}
    for unused in sheet.unused:
        facts = {"column": f"{unused.letter} “{unused.heading}”", "count": unused.filled}
        line = ngettext(
            "column not used: %(column)s, %(count)d cell filled",
            "column not used: %(column)s, %(count)d cells filled",
            unused.filled,
        )
        near = _(" (“%(name)s”?)") % {"name": name(unused.near)} if unused.near else ""
        yield line % facts + near
