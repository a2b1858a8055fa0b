"""What happens when a disk takes nothing more: readers go on reading, writers are told.

Nothing of ours needs room to answer a page: what is kept for speed only is not kept
(`FileCache`), and a refused write is answered with a page that says so (`is_cause_of`).
"""

import errno
import logging
import time
from typing import Any

from django.core.cache.backends.filebased import FileBasedCache
from django.db import DatabaseError

logger = logging.getLogger(__name__)
ERRNOS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
# SQLite names its reason in words only (sqlite.org/rescode.html: FULL, READONLY, IOERR);
# PostgreSQL by a code of its standard (class 53, insufficient resources).
SQLITE_WORDS = ("disk is full", "readonly database", "disk I/O error")
POSTGRESQL_CODE = "53100"
SAY_AGAIN_AFTER = 60  # seconds


def is_cause_of(error: BaseException | None) -> bool:
    """Whether a full or read-only disk is behind this error, or behind what it came from."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in ERRNOS:
            return True
        if isinstance(error, DatabaseError) and any(word in str(error) for word in SQLITE_WORDS):
            return True
        if getattr(error, "sqlstate", None) == POSTGRESQL_CODE:
            return True
        error = error.__cause__ or error.__context__
    return False


class FileCache(FileBasedCache):
    """Files under the data folder; without room it keeps nothing, and fails nobody."""

    _said_at = -SAY_AGAIN_AFTER

    def set(self, key: str, value: Any, *args: Any, **kwargs: Any) -> None:
        try:
            super().set(key, value, *args, **kwargs)
        except OSError as error:
            if time.monotonic() - self._said_at > SAY_AGAIN_AFTER:
                type(self)._said_at = time.monotonic()
                logger.error("nothing is kept in the cache: %s", error)
