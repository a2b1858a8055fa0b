"""Counts in the memory of this process, and hands over what it has: nothing here asks a database.

Bounded: of however many different addresses only so many are remembered until they are written.
"""

import threading
from collections import OrderedDict

MOST_VIEWED, MOST_MISSED, MOST_STAFF = 5_000, 500, 500
Missing = tuple[str, str]

_lock = threading.Lock()
_viewed: dict[str, int] = {}
_missed: dict[Missing, int] = {}
_staff: OrderedDict[int, None] = OrderedDict()


def viewed(path: str, times: int = 1) -> None:
    with _lock:
        if path in _viewed or len(_viewed) < MOST_VIEWED:
            _viewed[path] = _viewed.get(path, 0) + times


def missed(path: str, source: str, times: int = 1) -> None:
    with _lock:
        if (path, source) in _missed or len(_missed) < MOST_MISSED:
            _missed[path, source] = _missed.get((path, source), 0) + times


def take() -> tuple[dict[str, int], dict[Missing, int]]:
    """What was counted since the last time."""
    global _viewed, _missed
    with _lock:
        taken, _viewed, _missed = (_viewed, _missed), {}, {}
    return taken


def give_back(viewed_: dict[str, int], missed_: dict[Missing, int]) -> None:
    """What could not be written waits for the next time."""
    for path, times in viewed_.items():
        viewed(path, times)
    for (path, source), times in missed_.items():
        missed(path, source, times)


def works_here(session: str) -> None:
    """Who was let into the admin: staff do not count. Kept as a number that only this process can
    make, of the newest sessions.
    """
    with _lock:
        _staff[hash(session)] = None
        _staff.move_to_end(hash(session))
        while len(_staff) > MOST_STAFF:
            _staff.popitem(last=False)


def is_staff(session: str) -> bool:
    return bool(session) and hash(session) in _staff


def forget() -> None:
    """For tests."""
    take()
    _staff.clear()
