"""Which tables a part of the rush read, and how: what grows with a table shows here first."""

from collections.abc import Iterator, Mapping, Sequence

LARGE = 10_000
"""Rows of a table that no page may read through."""
TOLD = 8

Reads = Mapping[str, Sequence[int]]
"""By table: its rows, how often it was read through, rows read so, rows read by an index."""


def tables() -> dict[str, list[int]]:
    """Since the database began; nothing where it is not PostgreSQL."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.relname, greatest(c.reltuples, 0)::bigint, s.seq_scan, s.seq_tup_read, "
            "coalesce(s.idx_tup_fetch, 0) FROM pg_stat_user_tables s JOIN pg_class c "
            "ON c.oid = s.relid"
        )
        return {name: values for name, *values in cursor.fetchall()}


def read_since(before: Reads, after: Reads) -> dict[str, list[int]]:
    """The same for what was read between the two."""
    found = {}
    for name, (rows, *read) in after.items():
        then = before.get(name, (0, 0, 0, 0))[1:]
        found[name] = [rows, *(one - other for one, other in zip(read, then, strict=True))]
    return found


def words(reads: Reads, requests: int) -> Iterator[str]:
    """The tables that most rows were read of."""
    each = 1 / max(1, requests)
    most = sorted(reads.items(), key=lambda one: -sum(one[1][2:]))[:TOLD]
    told = ", ".join(f"{name} {sum(read[2:]) * each:.1f}" for name, read in most)
    yield f"rows read for a request: {told}"
    for name, (rows, scans, read, _fetched) in reads.items():
        if rows >= LARGE and scans:
            yield f"read through: {name} ({rows:,} rows) {scans} times, {read * each:.1f} a request"
