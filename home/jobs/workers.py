"""Which process runs a job, and whether it is gone: a killed worker is known at once, where the
same machine looks; elsewhere its silence tells (`rows.SILENT_AFTER`).
"""

import os
import socket
from functools import cache
from pathlib import Path

LONGEST = 120


@cache
def _machine() -> str:
    """Processes have their numbers within one of these; "" where that cannot be told."""
    try:
        return f"{socket.gethostname()} {os.readlink('/proc/self/ns/pid')}"
    except OSError:
        return ""


def this_one() -> str:
    """The name of this process, which no later one bears; "" where it cannot be told."""
    began = _began(os.getpid())
    return f"{_machine()} {os.getpid()} {began}"[:LONGEST] if _machine() and began else ""


def is_gone(name: str) -> bool:
    """Whether the process of this name is known to have ended; False when nobody here can know."""
    machine, *process = name.rsplit(" ", 2)
    if not machine or machine != _machine():
        return False
    number, began = process
    return _began(int(number)) != began


def _began(process: int) -> str:
    """When a process began, in ticks since the machine did (proc(5), field 22); "" without one,
    and for one that has ended and was not yet waited for.
    """
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]
