"""Opening a file that somebody handed in, in a process with limits of time and memory.

A workbook of a few kilobytes can unpack to millions of cells, or be built so that looking through
it takes minutes; whoever waits for an answer, and everybody who waits behind them, must not.
`python -m home.sheets.apart NAME SIZE UNPACKED CELLS` is that process. Pure.
"""

import io
import pickle
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

from home.sheets.book import Book, Limits, open_book
from home.sheets.problems import FileProblem, FileRefused

MOST_SECONDS = 10
MOST_MEMORY = 1_000_000_000  # bytes of addresses; 5 million cells take a third of it
MOST_CHARACTERS = 20_000_000  # of all cells: a text that many cells share counts for each
MOST_MERGED = 20_000
SMALL = 200_000  # bytes unpacked, which take no time whatever they are


def open_apart(content: bytes, name: str, limits: Limits | None = None) -> Book:
    """As `book.open_book`, within the limits above. Raises FileRefused.

    A process takes a fifth of a second, so what is small is read here.
    """
    limits = limits or Limits()
    if len(content) > limits.size or _unpacked(content) <= SMALL:
        return open_book(content, name, limits)
    told = _ask(content, name, limits)
    if isinstance(told, FileRefused):
        raise told
    return told


def _unpacked(content: bytes) -> int:
    """Bytes of all parts of a package; of any other file, its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return sum(part.file_size for part in package.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return len(content)


def _ask(content: bytes, name: str, limits: Limits) -> Book | FileRefused:
    numbers = map(str, (limits.size, limits.unpacked, limits.cells))
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the name is one argument of it
            [sys.executable, "-m", "home.sheets.apart", name.replace("\0", ""), *numbers],
            input=content,
            capture_output=True,
            timeout=2 * MOST_SECONDS,
            cwd=Path(__file__).parents[2],
            check=False,
        )
    except subprocess.TimeoutExpired:
        return FileRefused(FileProblem.TOO_HEAVY)
    if done.returncode:  # beyond its memory or time it ends without a word
        return FileRefused(FileProblem.TOO_HEAVY)
    found: Book | tuple[FileProblem, tuple[str, ...], str] = pickle.loads(  # noqa: S301
        done.stdout  # of our own process: values, never bytes of the file
    )
    if isinstance(found, Book):
        return found
    problem, more, sheet = found
    return FileRefused(problem, *more, sheet=sheet)


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


def _main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    name, *numbers = sys.argv[1:]
    answer: object
    try:
        answer = open_book(sys.stdin.buffer.read(), name, Limits(*map(int, numbers)))
        _refuse_heavy(answer)
    except FileRefused as refused:
        answer = refused.problem, refused.more, refused.sheet
    except MemoryError:
        answer = FileProblem.TOO_HEAVY, (), ""
    sys.stdout.buffer.write(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))


if __name__ == "__main__":
    _main()
