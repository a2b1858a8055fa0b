"""From a file to its text, within limits. No Django here."""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from knowledge.extraction import readers
from knowledge.extraction.cleaning import clean
from knowledge.extraction.limits import (
    FEWEST_LETTERS,
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_PAGES,
    MOST_SECONDS,
    Unreadable,
)


@dataclass(frozen=True)
class Extracted:
    """`pages` that were read; `is_cut` when a limit ended the reading before the file did.

    `is_scan`: pictures of pages, with hardly a word on each.
    """

    text: str
    pages: int
    is_cut: bool = False
    is_scan: bool = False


def read(path: Path, extension: str) -> Extracted:
    """Formats that could do harm are read in a process of their own.

    Raises `Unreadable`: unknown format, too large, too slow, locked or damaged.
    """
    if extension not in readers.READERS:
        raise Unreadable("format")
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable("too-large")
    return gather(path, extension) if extension in readers.HARMLESS else _apart(path, extension)


def gather(path: Path, extension: str) -> Extracted:
    """The pieces of a reader, up to the limits, and whether they are all there is to read."""
    found = _gather(path, extension)
    has_words = sum(map(str.isalnum, found.text)) >= FEWEST_LETTERS * max(1, found.pages)
    return replace(found, is_scan=not has_words and readers.shows_pictures(path, extension))


def _gather(path: Path, extension: str) -> Extracted:
    pieces: list[str] = []
    length = 0
    for piece in readers.reader(extension)(path):
        if len(pieces) == MOST_PAGES and extension in ("pdf", "pptx", "xlsx"):
            return Extracted("\n".join(pieces), len(pieces), is_cut=True)
        words = clean(piece)
        if length + len(words) > MOST_CHARACTERS:
            pieces.append(words[: MOST_CHARACTERS - length])
            return Extracted("\n".join(pieces), len(pieces), is_cut=True)
        pieces.append(words)
        length += len(words) + 1
    return Extracted("\n".join(pieces), len(pieces))


def _apart(path: Path, extension: str) -> Extracted:
    command = [sys.executable, "-m", "knowledge.extraction.child", str(path), extension]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, an absolute path, a known format
            command,
            capture_output=True,
            timeout=MOST_SECONDS,
            cwd=Path(__file__).parents[2],
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too-slow") from error
    # Beyond its memory or processor time the child ends without a word.
    if done.returncode:
        raise Unreadable("too-heavy" if done.returncode < 0 else "damaged")
    told = json.loads(done.stdout)
    if "problem" in told:
        raise Unreadable(told["problem"])
    return Extracted(**told)


def as_json(extracted: Extracted) -> str:
    return json.dumps(asdict(extracted))
