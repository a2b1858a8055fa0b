"""After a test with transactions of its own the database is as after `migrate`, without migrations.

Django empties all two hundred tables, which PostgreSQL does with a new file for each table and each
index, and then makes every content type, permission and group again. Both are done so after the
first such test of a worker. What stands there then is kept, and after the others the tables that
have rows lose them and get these back, in one transaction: at its end alone are foreign keys looked
at, so the order does not matter.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import TransactionTestCase

_Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


@contextmanager
def quickly() -> Iterator[None]:
    """So for every test with transactions of its own that asks for nothing special."""
    slowly: Callable[[TransactionTestCase], None] = TransactionTestCase._fixture_teardown
    kept: _Rows = {}

    def teardown(case: TransactionTestCase) -> None:
        is_special = case.available_apps is not None or case.serialized_rollback
        if kept and not is_special:
            _put_back(kept)
        else:
            slowly(case)
            if not is_special:
                kept.update(_all_rows())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield


def _put_back(kept: _Rows) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table in _filled():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608
        for table, (columns, rows) in kept.items():
            names = ", ".join(map(connection.ops.quote_name, columns))
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(
                f"INSERT INTO {connection.ops.quote_name(table)} ({names}) VALUES ({places})",  # noqa: S608
                rows,
            )
    ContentType.objects.clear_cache()


def _all_rows() -> _Rows:
    rows: _Rows = {}
    with connection.cursor() as cursor:
        for table in _filled():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows[table] = ([column[0] for column in cursor.description], cursor.fetchall())
    return rows


def _filled() -> list[str]:
    """The tables of models that have rows: what `flush` empties."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        found = []
        for start in range(0, len(tables), 100):  # SQLite joins 500 at most
            some = tables[start : start + 100]
            asked = [
                f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {quoted(name)})"  # noqa: S608
                for name in some
            ]
            cursor.execute(" UNION ALL ".join(asked))
            found += [name for (name,) in cursor.fetchall()]
    return found
