"""One record that cannot be shown never takes the others down: left out, logged, and said.

Rules and checks of what comes in keep odd records out; this is for those that stand in the database
already, or that nobody thought of.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db import DatabaseError
from django.utils.translation import ngettext

logger = logging.getLogger(__name__)
Row = TypeVar("Row")
T = TypeVar("T")


def shown(rows: Iterable[Row], show: Callable[[Row], T]) -> tuple[list[T], int]:
    """What `show` made of each row, and how many rows it could make nothing of.

    Trouble with the database itself concerns all rows: it is raised.
    """
    made, left_out = [], 0
    for row in rows:
        try:
            made.append(show(row))
        except DatabaseError:
            raise
        except Exception:
            log(row)
            left_out += 1
    return made, left_out


def left_out_words(count: int) -> str:
    """How many are missing, for readers."""
    words = ngettext(
        "%(count)d entry cannot be shown at the moment.",
        "%(count)d entries cannot be shown at the moment.",
        count,
    )
    return words % {"count": count}


def log(row: Any) -> None:
    """With the traceback of the exception that is being handled."""
    key = getattr(row, "pk", None)
    logger.exception("%s %s cannot be shown", type(row).__name__, row if key is None else key)
