"""Opening a file that somebody handed in, in a process with limits of time and memory.

A workbook of a few kilobytes can unpack to millions of cells, or be built so that looking through
it takes minutes; whoever waits for an answer, and everybody who waits behind them, must not. One
such process runs at a time on a machine, so that it holds up one web worker of several. Pure.
"""

import fcntl
import logging
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from home.sheets import carried
from home.sheets.book import Book, Limits, is_workbook, open_book
from home.sheets.problems import FileProblem, FileRefused

logger = logging.getLogger(__name__)
MOST_SECONDS = 4  # of processor; a million cells take half of it
MOST_WAITING = 6  # seconds on the clock, on a busy machine
MOST_QUEUING = 1  # seconds that the one before is waited for
MOST_MEMORY = 1_000_000_000  # bytes of addresses; 5 million cells take a third of it
MOST_CHARACTERS = 20_000_000  # of all cells: a text that many cells share counts for each
MOST_MERGED = 20_000
SMALL = 200_000  # bytes


def open_apart(content: bytes, name: str, limits: Limits | None = None) -> Book:
    """As `book.open_book`, within the limits above. Raises FileRefused.

    A process takes a tenth of a second, so a small text is read here. No workbook is: one of a
    kilobyte can name a cell so far out that the library ends the whole process.
    """
    limits = limits or Limits()
    if len(content) > limits.size or (len(content) <= SMALL and not is_workbook(content)):
        return open_book(content, name, limits)
    return _ask(content, name, limits)


# What libraries print must not stand in the answer, so the standard output is taken away from them
# before the first of them is imported.
_CHILD = (
    "import os; answer = os.dup(1); os.dup2(2, 1); "
    "from home.sheets import apart; apart.answer_on(answer)"
)


def _ask(content: bytes, name: str, limits: Limits) -> Book:
    numbers = map(str, (limits.size, limits.unpacked, limits.cells))
    with _turn():
        try:
            done = subprocess.run(  # noqa: S603 - our own code; the name is one argument of it
                [sys.executable, "-c", _CHILD, name.replace("\0", ""), *numbers],
                input=content,
                capture_output=True,
                timeout=MOST_WAITING,
                cwd=Path(__file__).parents[2],
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise FileRefused(FileProblem.TOO_HEAVY) from error
    if done.returncode:  # beyond its memory or time it ends without a word
        if done.stderr:
            logger.warning("a list was not read: %s", done.stderr[:10_000].decode(errors="replace"))
        raise FileRefused(FileProblem.TOO_HEAVY)
    return carried.loads(done.stdout)


@contextmanager
def _turn() -> Iterator[None]:
    """Raises FileRefused when it does not come soon. Who dies gives theirs away."""
    with Path(__file__).open("rb") as door:
        until = time.monotonic() + MOST_QUEUING
        while True:
            try:
                fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise FileRefused(FileProblem.BUSY) from None
                time.sleep(0.02)
        yield


def _refuse_heavy(book: Book) -> None:
    """What would take long afterwards."""
    characters = sum(
        len(value)
        for sheet in book.sheets
        for row in sheet.rows
        for value in row
        if isinstance(value, str)
    )
    merged = sum(len(sheet.merged) for sheet in book.sheets)
    if characters > MOST_CHARACTERS or merged > MOST_MERGED:
        raise FileRefused(FileProblem.TOO_HEAVY)


def answer_on(descriptor: int) -> None:
    """What the process does: `sys.argv` holds NAME SIZE UNPACKED CELLS, its input the file."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    name, *numbers = sys.argv[1:]
    with os.fdopen(descriptor, "wb") as answer:
        try:
            book = open_book(sys.stdin.buffer.read(), name, Limits(*map(int, numbers)))
            _refuse_heavy(book)
            answer.writelines(carried.dumps(book))
        except FileRefused as refused:
            answer.writelines(carried.dumps(refused))
