"""Text that a spreadsheet program might run as a formula.

Whoever fills in a name decides what it begins with, and a CSV has no types; see OWASP, *CSV
Injection*.
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

_STARTS = frozenset("=+-@\t\r\n＝＋－＠")


def looks_like_formula(text: str) -> bool:
    return text[:1] in _STARTS


def guarded(text: str) -> str:
    """The text behind an apostrophe if it might run.

    >>> guarded("=1+1"), guarded("KDKMP Sukamaju")
    ("'=1+1", 'KDKMP Sukamaju')
    """
    return f"'{text}" if looks_like_formula(text) else text


def write_csv(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[str | int | float | date | None]],
    *,
    marked: bool = False,
) -> None:
    """UTF-8 with commas; ``marked`` puts the mark in front by which Excel knows UTF-8.

    Days are written 2026-03-02, text is guarded. O(cells) time, O(1) memory.
    """
    with path.open("w", encoding="utf-8-sig" if marked else "utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([_plain(cell) for cell in row] for row in rows)


def _plain(cell: str | int | float | date | None) -> str | float | None:
    if isinstance(cell, str):
        return f"'{cell}" if cell[:1] in _STARTS else cell
    return cell.isoformat() if isinstance(cell, date) else cell
