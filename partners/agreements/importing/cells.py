"""From what stands in a cell to what it means in its column. Pure."""

from collections.abc import Callable
from typing import Any

from home.sheets import cells
from home.sheets.cells import Days
from home.sheets.values import Value, is_empty, text_of
from partners.agreements.importing.columns import Column, Form

NOTHING = {"-", "–"}


def read(column: Column, value: Value, days: Callable[[], Days] = lambda: Days(())) -> Any:
    """The cell's meaning; None for an empty one. Raises CellRefused."""
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
    return cells.text(value, column.longest)
