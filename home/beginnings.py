"""Which texts begin with some letters, answered from an index whatever stands in them."""

from typing import Any

from django.db.models import F, Lookup

LAST = "\U0010ffff"  # behind whatever may follow


class _Begins(Lookup[str]):
    """On SQLite a range in the order of bytes, which is that of its indexes; its LIKE takes none.

    On PostgreSQL, whose order is that of a language, LIKE: the index needs `varchar_pattern_ops`.
    """

    lookup_name = "begins"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column, params = self.process_lhs(compiler, connection)
        _sql, (text,) = self.process_rhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{column} LIKE %s", [*params, f"{connection.ops.prep_for_like_query(text)}%"]
        between = [*params, text, *params, f"{text}{LAST}"]
        return f"({column} >= %s AND {column} < %s)", between


def begins_with(column: str, text: str) -> _Begins:
    """For `filter`: capitals and small letters differ.

    For keys of small letters and digits, `home.regions.suggestions.begins` asks any index.
    """
    return _Begins(F(column), text)
