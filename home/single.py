"""Rows of which there is one at most."""

from typing import TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


def only(rows: QuerySet[Row]) -> Row | None:
    """The row that a unique value or a key leaves, or None. As `first`, without putting one row in
    order: making the words of that takes Django as long as a small query does.
    """
    return next(iter(rows.order_by()[:1]), None)
