"""Whether PostgreSQL says anything to whoever comes, asked within a moment.

A server that is stopped, or behind a network that swallows, takes connections and says nothing;
its own time-outs do not end that, and libpq's begin at two seconds. So a connection is opened step
by step, and left open from one question to the next until something is said on it.
"""

import select
import time

from django.db import connection
from psycopg import pq
from psycopg.conninfo import make_conninfo

WITHIN = 0.03  # seconds
OURS = {"cursor_factory", "context", "prepare_threshold", "server_side_binding"}  # not libpq's

_begun: tuple[float, pq.PGconn] | None = None


def silent_seconds(within: float = WITHIN) -> float:
    """How long PostgreSQL has left somebody without a word, asked for so many seconds at most; 0
    when it speaks, whatever it says, and for databases that are no servers.
    """
    global _begun
    if connection.vendor != "postgresql":
        return 0
    at, guest = _begun or (time.monotonic(), pq.PGconn.connect_start(_address()))
    if _is_spoken_to(guest, time.monotonic() + within):
        guest.finish()
        _begun = None
        return 0
    _begun = at, guest
    return time.monotonic() - at


def _is_spoken_to(guest: pq.PGconn, until: float) -> bool:
    """Also when it is sent away: then asking as usual says why."""
    while guest.status != pq.ConnStatus.BAD:
        step = guest.connect_poll()
        if step not in (pq.PollingStatus.READING, pq.PollingStatus.WRITING):
            return True
        is_listening = step == pq.PollingStatus.READING
        door = select.poll()
        door.register(guest.socket, select.POLLIN if is_listening else select.POLLOUT)
        if not door.poll(max(0, until - time.monotonic()) * 1000):
            return False
        if is_listening:
            return True
    return True


def _address() -> bytes:
    values = connection.get_connection_params()
    return make_conninfo("", **{k: v for k, v in values.items() if k not in OURS}).encode()
