"""Where what readers share is stored: a table of the database."""

import datetime
from typing import Any

from django.core.cache.backends.db import DatabaseCache
from django.db import connections


class TableCache(DatabaseCache):
    """Makes room by throwing out what ends first.

    Django's throws out what comes first in the order of names: the freshest page of an address
    that begins with a, and every generation before it.
    """

    def _cull(self, db: str, cursor: Any, now: datetime.datetime, num: int) -> None:
        quote = connections[db].ops.quote_name
        table, key, ends = quote(self._table), quote("cache_key"), quote("expires")
        moment = connections[db].ops.adapt_datetimefield_value(now)
        cursor.execute(f"DELETE FROM {table} WHERE {ends} < %s", [moment])  # noqa: S608 - our names
        surplus = num - cursor.rowcount - self._max_entries
        if surplus > 0:
            first = f"SELECT {key} FROM {table} ORDER BY {ends}, {key} LIMIT %s"  # noqa: S608 - our names
            cursor.execute(
                f"DELETE FROM {table} WHERE {key} IN ({first})",  # noqa: S608 - our names
                [surplus + num // self._cull_frequency],
            )
