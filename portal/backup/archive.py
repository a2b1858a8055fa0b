"""The archive's format: a gzipped tar of files only, as any tar reads it, a manifest at its end.

`database.sqlite3` or `database.dump` (PostgreSQL's own format), `media/…` and `private/…`, then
`manifest.json`. `packing` writes it, `unpacking` reads it.
"""

import errno
import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from typing import IO, Self

MANIFEST = "manifest.json"
CHUNK = 1024 * 1024
# What reading values of any kind may raise.
ODD = (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError)
TABLE = re.compile(r"[\w-]{1,63}")


class BackupFailed(Exception):
    """The archive could not be made or put back; the message says why."""


@dataclass(frozen=True)
class Member:
    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Facts:
    """Of a database: rows of each table, migrations that it has had, and rows that name rows which
    are not there (foreign keys that lead nowhere).
    """

    rows: dict[str, int]
    migrations: set[tuple[str, str]] = field(default_factory=set)
    dangling: int = 0


@dataclass(frozen=True)
class Manifest:
    """`made` in UTC (ISO 8601); `members` in their order, without the manifest itself; `vanished`
    counts files that went while they were saved; `missing` names those that rows name in vain.
    """

    made: str
    vendor: str
    rows: dict[str, int]
    dangling: int
    vanished: int
    missing: list[str]
    members: list[Member]

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1).encode()

    @classmethod
    def of_json(cls, raw: bytes) -> Self:
        """Raises BackupFailed for what was not written by `as_json`."""
        try:
            values = json.loads(raw)
            members = [Member(**one) for one in values.pop("members")]
            found = cls(**values, members=members)
            rows = {name: int(count) for name, count in found.rows.items()}
        except ODD as error:
            raise BackupFailed("its manifest cannot be read") from error
        # They become part of commands when a database is restored.
        if odd := [name for name in rows if not TABLE.fullmatch(name)]:
            raise BackupFailed(f"its manifest names a table that cannot be: {odd[0]!r}")
        return replace(found, rows=rows)


class Hashed:
    """Reads on, and knows the SHA-256 of what it has read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self.digest.update(piece)
        return piece


@contextmanager
def told(where: str) -> Iterator[None]:
    """A full disk, and other refusals of the machine, as BackupFailed; `where` says what for."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise BackupFailed(f"There is no room left for {where}.") from error
        if isinstance(error, PermissionError):
            raise BackupFailed(
                f"This account may not write {where}. Name a folder that it may write to."
            ) from error
        place = f"{error.filename}: " if error.filename else ""
        raise BackupFailed(f"{place}{error.strerror or error}.") from error
