"""Numbers too large for a column: nothing has such a key, and a list filtered by it is empty or
says that there is no such choice.

Django answers so where one key is compared; several (`pk__in`, as filters with many choices ask)
and keys that lead to another table it sends to the database, where SQLite's driver raises
OverflowError. Registered by Django's own door for lookups.
"""

from copy import copy
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Field, ForeignObject, IntegerField
from django.db.models.fields.related_lookups import RelatedExact, RelatedIn
from django.db.models.lookups import In


def register() -> None:
    """Called once, when the site starts."""
    IntegerField.register_lookup(IntegerIn)
    ForeignObject.register_lookup(KeyIn)
    ForeignObject.register_lookup(KeyExact)


def bounds_of(field: Field, connection: Any) -> tuple[int, int] | None:
    """The least and the most that a column of whole numbers holds; None for other columns."""
    while steps := getattr(field, "path_infos", None):
        field = steps[-1].target_fields[-1]
    if not isinstance(field, IntegerField):
        return None
    least, most = connection.ops.integer_field_range(field.get_internal_type())
    return None if least is None or most is None else (least, most)


class OfThoseInRange:
    """For lookups of several values."""

    lhs: Any
    rhs: Any

    def process_rhs(self, compiler: Any, connection: Any) -> Any:
        asked = self
        if self.rhs_is_direct_value() and (  # type: ignore[attr-defined]
            bounds := bounds_of(self.lhs.output_field, connection)
        ):
            least, most = bounds
            values = [one for one in self.rhs if type(one) is not int or least <= one <= most]
            asked = copy(self)
            asked.rhs = values
        return super(OfThoseInRange, asked).process_rhs(compiler, connection)  # type: ignore[misc]


class IntegerIn(OfThoseInRange, In):
    pass


class KeyIn(OfThoseInRange, RelatedIn):
    pass


class KeyExact(RelatedExact):
    def process_rhs(self, compiler: Any, connection: Any) -> Any:
        bounds = bounds_of(self.lhs.output_field, connection) if type(self.rhs) is int else None
        if bounds and not bounds[0] <= self.rhs <= bounds[1]:
            raise EmptyResultSet
        return super().process_rhs(compiler, connection)
