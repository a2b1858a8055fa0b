"""From a file to its text, within limits. No Django here."""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from knowledge.extraction import readers
from knowledge.extraction.limits import (
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_PAGES,
    MOST_SECONDS,
    Unreadable,
)


@dataclass(frozen=True)
class Extracted:
    """`pages` that were read; `is_cut` when a limit ended the reading before the file did."""

    text: str
    pages: int
    is_cut: bool = False


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
    """The pieces of a reader, up to the limits."""
    pieces: list[str] = []
    length = 0
    for piece in readers.reader(extension)(path):
        if len(pieces) == MOST_PAGES and extension in ("pdf", "pptx", "xlsx"):
            return Extracted("\n".join(pieces), len(pieces), is_cut=True)
        clean = piece.replace("\0", " ")
        if length + len(clean) > MOST_CHARACTERS:
            pieces.append(clean[: MOST_CHARACTERS - length])
            return Extracted("\n".join(pieces), len(pieces), is_cut=True)
        pieces.append(clean)
        length += len(clean) + 1
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
