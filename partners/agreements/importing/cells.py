"""From what stands in a cell to what it means. Pure."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from partners.agreements.importing.columns import Column, Form, plain
from partners.agreements.importing.problems import CellRefused, Problem

MONTHS = (
    "januari january jan", "februari february feb pebruari", "maret march mar", "april apr",
    "mei may", "juni june jun", "juli july jul", "agustus august agu aug ags",
    "september sep sept", "oktober october okt oct", "november nov nopember",
    "desember december des dec",
)  # fmt: skip
MONTH_NUMBERS = {word: number for number, words in enumerate(MONTHS, 1) for word in words.split()}
YES, NO = {"ya", "yes", "y", "true", "1", "benar"}, {"tidak", "no", "n", "t", "false", "0", ""}
YEARS = range(1945, 2101)
# Day 0 of spreadsheet programs, which believe that 1900 was a leap year.
SPREADSHEET_EPOCH = date(1899, 12, 30)
SERIALS = range(16_000, 74_000)  # 1943 to 2102


def read(column: Column, value: Any) -> Any:
    """The cell's meaning; None for an empty one. Raises CellRefused."""
    if value is None or str(value).strip() in {"", "-", "–"}:
        return None
    return READERS[column.form](column, value)


def text_of(value: Any) -> str:
    """A cell as text: whole numbers without ".0", our own guard against formulas taken off."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).replace("\x00", "").strip()
    return text[1:] if re.match(r"^'\s*[=+\-@]", text) else text


def _text(column: Column, value: Any) -> str:
    text = text_of(value)
    if len(text) > column.longest:
        raise CellRefused(Problem.TOO_LONG, str(column.longest))
    return text


def _list(column: Column, value: Any) -> list[str]:
    parts = (part.strip() for part in re.split(r"[;|\n]", _text(column, value)))
    return list(dict.fromkeys(part for part in parts if part))


def _number(column: Column, value: Any) -> int:
    text = text_of(value)
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise CellRefused(Problem.NOT_A_NUMBER)
    if int(text) > column.longest:
        raise CellRefused(Problem.TOO_LARGE, str(column.longest))
    return int(text)


def _yes_no(column: Column, value: Any) -> bool:
    word = plain(text_of(value))
    if word not in YES | NO:
        raise CellRefused(Problem.NOT_YES_OR_NO)
    return word in YES


def _date(column: Column, value: Any) -> date:
    day = value.date() if isinstance(value, datetime) else value
    if not isinstance(day, date):
        day = _date_in_words(text_of(value))
    if day is None or day.year not in YEARS:
        raise CellRefused(Problem.NOT_A_DATE)
    return day


def _date_in_words(text: str) -> date | None:
    """2024-02-20, 20/02/2024 (the day first, as in Indonesia), 20 Februari 2024, or a serial."""
    if re.fullmatch(r"\d{5}", text, re.ASCII) and int(text) in SERIALS:
        return SPREADSHEET_EPOCH + timedelta(int(text))
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+)?", text, re.ASCII):
        year, month, day = found.groups()
    elif found := re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", text, re.ASCII):
        day, month, year = found.groups()
    elif found := re.fullmatch(r"(\d{1,2})\s+([^\W\d]+)\.?\s+(\d{4})", text, re.ASCII):
        day, word, year = found.groups()
        month = str(MONTH_NUMBERS.get(word.casefold(), 0))
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


READERS = {
    Form.TEXT: _text,
    Form.LIST: _list,
    Form.NUMBER: _number,
    Form.YES_NO: _yes_no,
    Form.DATE: _date,
}
