"""A worksheet as CSV, for programs that read nothing else: UTF-8 with its mark.

Indonesian spreadsheet programs part columns at semicolons and write 7,5.
"""

import csv
import io
from datetime import date

from home.sheets.guard import guarded
from knowledge.demo.worksheets.formulas import Value
from knowledge.demo.worksheets.model import Worksheet, words

SEPARATORS = {"id": ";", "en": ","}
EMPTY_ROWS = 12


def csv_bytes(it: Worksheet) -> bytes:
    """The example with what its sums come to, then empty rows. The first row is the headings, for
    programs that take it as such; whose the sheet is stands at the end.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=SEPARATORS[it.language], lineterminator="\r\n")
    for row in _rows(it):
        writer.writerow([_written(cell, it.language) for cell in row])
    return stream.getvalue().encode("utf-8-sig")


def _rows(it: Worksheet) -> list[list[Value]]:
    said = words(it.language)
    rows: list[list[Value]] = []
    sums = it.sums(
        it.filled(it.examples, it.example_opening),
        it.example_opening,
        {one.key: one.example for one in it.lines},
    )
    if it.columns:
        keys = [one.key for one in it.columns]
        rows.append([said["kind"], *(one.heading for one in it.columns)])
        opening = [it.example_opening] if it.example_opening else []
        for row in [*opening, *it.filled(it.examples, it.example_opening)]:
            rows.append([said["example"], *(row.get(key) for key in keys)])
        for row in [*([it.opening] if it.opening else []), *it.own[: len(it.given) + EMPTY_ROWS]]:
            rows.append(["", *(row.get(key) for key in keys)])
    if it.lines:
        rows += [[]] if it.columns else []
        heads = ("letter", "item", "how", "example_of_line", "yours")
        rows.append([said[name] for name in heads])
        for line in it.lines:
            shown = sums.get(line.key) if it.lines_have_example else None
            rows.append([line.key, line.item, line.how, shown, None])
    return [*rows, [], [it.title], [said["licence"]]]


def _written(cell: Value, language: str) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        text = f"{round(cell, 4):g}" if abs(cell) < 100_000 else f"{cell:.0f}"
        return text.replace(".", ",") if language == "id" else text
    return guarded(str(cell)) if cell is not None else ""
