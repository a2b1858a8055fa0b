"""From what stands in a cell to what it means in its column. Pure."""

from collections.abc import Callable
from typing import Any

from home.sheets import cells
from home.sheets.cells import Days
from home.sheets.identifiers import Codes, telephone
from home.sheets.values import Value, is_empty, text_of
from partners.agreements.importing.columns import Column, Form

NOTHING = {"-", "–"}


def read(
    column: Column,
    value: Value,
    *,
    days: Callable[[], Days] = lambda: Days(()),
    codes: Callable[[], Codes] = Codes,
) -> Any:
    """The cell's meaning; None for an empty one. Raises CellRefused.

    `days` and `codes` know the whole column, and are asked for only where it holds such.
    """
    if is_empty(value) or text_of(value) in NOTHING:
        return None
    match column.form:
        case Form.LIST:
            return cells.several(value, column.longest)
        case Form.DATE:
            return days().read(value)
        case Form.NUMBER:
            return cells.whole(value, 0, column.longest)
        case Form.YES_NO:
            return cells.yes_or_no(value)
        case Form.CODE:
            return codes().read(value, column.longest)
        case Form.TELEPHONE:
            return telephone(value, column.longest)
    return cells.text(value, column.longest)
