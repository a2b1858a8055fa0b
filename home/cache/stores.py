"""Where what readers share is stored: a table of the database, or a server of its own."""

import datetime
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.cache.backends import redis
from django.core.cache.backends.db import DatabaseCache
from django.db import connections

logger = logging.getLogger(__name__)
SECONDS = 0.25  # that an answer waits for the server at most
PAUSE = 5.0  # seconds in which a server that did not answer is not asked again


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


class RedisCache(redis.RedisCache):
    """Redis or Valkey. While the server does not answer, nothing is kept and nobody fails: it is
    left alone for `PAUSE`, so that at most one answer in that time waits for it, and then only
    as long as `SECONDS` says.
    """

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        patience = {"socket_connect_timeout": SECONDS, "socket_timeout": SECONDS}
        super().__init__(server, {**params, "OPTIONS": patience | params.get("OPTIONS", {})})
        self._class = _Client
        self._left_alone_until = 0.0

    def answers(self) -> bool:
        """Whether the server does, asked now."""
        self._left_alone_until = 0.0
        return bool(self._ask(lambda: self._cache.get_client().ping(), otherwise=False))

    def add(self, *args: Any, **kwargs: Any) -> bool:
        """A lock on what is not kept is free, as with Django's dummy cache."""
        return self._ask(super().add, *args, otherwise=True, **kwargs)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._ask(super().get, key, default, version, otherwise=default)

    def set(self, *args: Any, **kwargs: Any) -> None:
        self._ask(super().set, *args, otherwise=None, **kwargs)

    def touch(self, *args: Any, **kwargs: Any) -> bool:
        return self._ask(super().touch, *args, otherwise=False, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        return self._ask(super().delete, *args, otherwise=False, **kwargs)

    def has_key(self, *args: Any, **kwargs: Any) -> bool:
        return self._ask(super().has_key, *args, otherwise=False, **kwargs)

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        keys = list(keys)
        return self._ask(super().get_many, keys, version, otherwise={}) if keys else {}

    def set_many(self, data: Mapping[str, Any], *args: Any, **kwargs: Any) -> list[str]:
        """The keys that were not kept."""
        return self._ask(super().set_many, data, *args, otherwise=list(data), **kwargs)

    def delete_many(self, *args: Any, **kwargs: Any) -> None:
        self._ask(super().delete_many, *args, otherwise=None, **kwargs)

    def clear(self) -> bool:
        return self._ask(super().clear, otherwise=False)

    def _ask(self, what: Callable[..., Any], *args: Any, otherwise: Any, **kwargs: Any) -> Any:
        if time.monotonic() < self._left_alone_until:
            return otherwise
        try:
            answer = what(*args, **kwargs)
        except self._cache.failures as error:
            # The address may hold a password; the class says enough.
            logger.error("the cache does not answer, nothing is kept: %s", type(error).__name__)
            self._left_alone_until = time.monotonic() + PAUSE
            return otherwise
        return answer


class _Client(redis.RedisCacheClient):
    """Asks once. The library's own default is to ask again for seconds."""

    def __init__(self, *args: Any, **options: Any) -> None:
        from redis.backoff import NoBackoff  # an extra: pyproject.toml
        from redis.exceptions import RedisError
        from redis.retry import Retry

        super().__init__(*args, retry=Retry(NoBackoff(), 0), **options)
        self.failures = (RedisError, OSError)
