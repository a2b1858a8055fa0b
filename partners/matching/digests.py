"""Fingerprints of a result that anybody can recompute with ``sha256sum``."""

import hashlib
from collections.abc import Iterable, Sequence

from .arrays import Bytes, Ints
from .rows import Mode

NOT_PLACED = "-"
MODE_WORDS = {0: "-", int(Mode.ONSITE): "onsite", int(Mode.ONLINE): "online"}


def result_lines(
    applications: Sequence[str], batches: Sequence[str], place: Ints, mode: Bytes
) -> Iterable[str]:
    """``application TAB batch TAB mode`` per application, sorted by id; "-" is no place."""
    for who, j, m in sorted(zip(applications, place.tolist(), mode.tolist(), strict=True)):
        yield f"{who}\t{batches[j] if j >= 0 else NOT_PLACED}\t{MODE_WORDS[m]}"


def of_lines(lines: Iterable[str]) -> str:
    """SHA-256 in hexadecimal of lines, each ended by a line feed, in UTF-8."""
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def of_result(applications: Sequence[str], batches: Sequence[str], place: Ints, mode: Bytes) -> str:
    """Digest of who goes where: equal results have equal digests. O(n log n)."""
    return of_lines(result_lines(applications, batches, place, mode))
