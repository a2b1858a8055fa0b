"""Inserting a country's rows as plain values: a model for each takes most of the time of a job.

For rows that are known to be new. No signal is sent, so whoever calls it tells the readers' pages
(`home.cache.renewal`); no key comes back, so they are asked for by what is unique.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from django.db import connection, models

_AS_IT_IS = (models.CharField, models.TextField, models.IntegerField, models.BooleanField,
             models.ForeignKey)  # fmt: skip
"""Fields whose values every database takes as Python has them; of a relation the bare key."""
_EMPTY: dict[type, str] = {dict: "{}", list: "[]"}


def insert(
    model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]], **same: Any
) -> None:
    """Insert rows of values for the fields `names`, `same` in each of them, into its table.

    What is not named gets its default, or the time of now where a field keeps it. By COPY on
    PostgreSQL, which parses no statement for each row; else by one statement that is prepared once.
    Inside the caller's transaction. Raises IntegrityError and what else the database refuses.
    """
    fields = [model._meta.get_field(name) for name in names]
    others = _constants(model, set(fields), same)
    columns = [field.column for field in (*fields, *others)]
    values = _prepared(fields, rows, tuple(others.values()))
    _copy(model, columns, values) if connection.vendor == "postgresql" else _insert(
        model, columns, values
    )


def _constants(model: type[models.Model], named: set[Any], same: dict[str, Any]) -> dict[Any, Any]:
    """What every row holds beside its own values, ready for the database."""
    blank = model(**same)
    others = [one for one in model._meta.concrete_fields if one not in named]
    return {
        field: field.get_db_prep_save(field.pre_save(blank, True), connection)
        for field in others
        if not isinstance(field, models.AutoField)
    }


def _prepared(
    fields: Sequence[Any], rows: Iterable[Sequence[Any]], same: tuple[Any, ...]
) -> Iterable[tuple[Any, ...]]:
    special = [(at, made) for at, field in enumerate(fields) if (made := _maker(field))]
    for row in rows:
        values = list(row)
        for at, made in special:
            values[at] = made(values[at])
        yield (*values, *same)


def _maker(field: Any) -> Callable[[Any], Any] | None:
    if isinstance(field, models.JSONField):
        return partial(_as_json, encoder=field.encoder)
    if isinstance(field, _AS_IT_IS):
        return None
    return partial(field.get_db_prep_save, connection=connection)


def _as_json(value: Any, encoder: type[json.JSONEncoder] | None) -> str | None:
    if not value:  # as most are
        return None if value is None else _EMPTY.get(type(value)) or json.dumps(value)
    return json.dumps(value, cls=encoder)


def _copy(
    model: type[models.Model], columns: Sequence[str], values: Iterable[tuple[Any, ...]]
) -> None:
    statement = f"COPY {_table_and(columns, model)} FROM STDIN"
    cursor = connection.cursor()
    with cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        for row in values:
            copy.write_row(row)


def _insert(
    model: type[models.Model], columns: Sequence[str], values: Iterable[tuple[Any, ...]]
) -> None:
    places = ", ".join(["%s"] * len(columns))
    into = _table_and(columns, model)  # names of our own models
    statement = f"INSERT INTO {into} VALUES ({places})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


def _table_and(columns: Sequence[str], model: type[models.Model]) -> str:
    quoted = map(connection.ops.quote_name, columns)
    return f"{connection.ops.quote_name(model._meta.db_table)} ({', '.join(quoted)})"
