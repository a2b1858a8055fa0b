"""Text and CSV: as they are; UTF-8, or what Windows writes."""

from collections.abc import Iterator
from pathlib import Path

from knowledge.extraction.limits import MOST_CHARACTERS


def text(path: Path) -> Iterator[str]:
    with path.open("rb") as stream:
        raw = stream.read(MOST_CHARACTERS * 4)
    try:
        yield raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield raw.decode("cp1252", errors="replace")
