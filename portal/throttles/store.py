"""The cache that limits count in: rows of the database, which end by time and by nothing else.

A cache makes room by throwing something out, and whoever can fill it chooses what. This one throws
out what has ended, and refuses the new when it is full (`CountsAreFull`): what is locked stays
locked. How many rows live at once is bounded by what makes them, a log-in's password check; the
bound only keeps a disk from filling.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac


class CountsAreFull(Exception):
    """No new count can be begun for now; those that go on are kept."""


class ThrottleStore(BaseCache):
    """Values are JSON: numbers, texts, lists. Every value has an end."""

    def __init__(self, _location: str, params: Mapping[str, Any]) -> None:
        super().__init__(dict(params))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        row = self._row(key, version).filter(ends_at__gt=timezone.now())
        return next(iter(row.values_list("value", flat=True)), default)

    def add(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """False where it stands already. Raises `CountsAreFull`."""
        self._make_room()
        row = self._model(
            name=self._name(key, version), value=value, ends_at=self._end_after(timeout)
        )
        try:
            with transaction.atomic():
                self._model.objects.bulk_create([row])
        except IntegrityError:
            return False
        return True

    def set(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Raises `CountsAreFull` for a new one."""
        ends_at = self._end_after(timeout)
        if not self._row(key, version).update(value=value, ends_at=ends_at):
            self.add(key, value, timeout, version)

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(self._row(key, version).update(ends_at=self._end_after(timeout)))

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(self._row(key, version)._raw_delete("default"))

    def clear(self) -> None:
        self._model.objects.all()._raw_delete("default")

    def _make_room(self) -> None:
        """Without the signals of `delete`: nobody follows these rows."""
        rows = self._model.objects
        rows.filter(ends_at__lte=timezone.now())._raw_delete("default")
        if rows.count() >= self._max_entries:
            raise CountsAreFull

    def _end_after(self, timeout: Any) -> datetime.datetime:
        seconds: Any = self.default_timeout if timeout in (DEFAULT_TIMEOUT, None) else timeout
        return timezone.now() + datetime.timedelta(seconds=seconds)

    def _row(self, key: str, version: int | None) -> Any:
        return self._model.objects.filter(name=self._name(key, version))

    def _name(self, key: str, version: int | None) -> str:
        return salted_hmac("throttles", self.make_key(key, version), algorithm="sha256").hexdigest()

    @property
    def _model(self) -> Any:
        from portal.throttles.models import Count  # caches are made before models

        return Count
