"""Which rows are of some thousands of keys, asked with one parameter for all of them."""

import json
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import F, Lookup


class _Among(Lookup[Any]):
    """`__in` takes a parameter for each key: to write and to read such a statement takes longer
    than to answer it.
    """

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        if not self.rhs:
            raise EmptyResultSet
        column, params = self.process_lhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{column} = ANY(%s)", [*params, self.rhs]
        listed = f"{column} IN (SELECT value FROM json_each(%s))"  # noqa: S608 - a column of ours
        return listed, [*params, json.dumps(self.rhs)]


def among(column: str, keys: Iterable[int | str | None]) -> _Among:
    """For `filter`: the column is one of the keys, as they stand in the database. None is none, and
    so is a text with NUL: SQLite would read it up to there, and PostgreSQL refuse it.
    """
    told = [key for key in set(keys) if key is not None]
    return _Among(F(column), [key for key in told if not isinstance(key, str) or "\0" not in key])
