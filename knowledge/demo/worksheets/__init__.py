"""Worksheets of the demo's tools, ours (CC BY 4.0): one TOML file each, told in two languages.

From it come XLSX with sums that work, a PDF to fill in by hand, and CSV beside them; of a text
with room to write only the PDF. They are built when the demo is seeded (all of them in five
seconds) rather than kept as files: the repository then holds no second telling of the same, and
nobody can change one without the others. The same worksheet gives the same bytes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knowledge.demo.worksheets.model import LANGUAGES, Worksheet, read

__all__ = ["File", "files"]


@dataclass(frozen=True)
class File:
    """`build` gives its bytes."""

    title: str
    language: str
    name: str
    build: Callable[[], bytes]


def files(name: str) -> Iterator[File]:
    """Indonesian first; of each language the one that computes first."""
    for language in LANGUAGES:
        it = read(name, language)
        for ending, build in _builders(it):
            yield File(it.title, language, f"{it.file}.{ending}", build)


def _builders(it: Worksheet) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """What writes a file is imported when it is wanted."""
    from knowledge.demo.worksheets import paper, plain, workbook

    if not it.is_text:
        yield "xlsx", lambda: workbook.workbook(it)
    yield "pdf", lambda: paper.pdf(it)
    if not it.is_text:
        yield "csv", lambda: plain.csv_bytes(it)
