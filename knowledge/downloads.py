"""Files of a tool as one chooses among them: a worksheet in several formats is one thing."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.models.rows import ToolFile

ORDER = ("XLSX", "DOCX", "PPTX", "PDF", "CSV", "TXT")  # what can be worked in comes first


@dataclass(frozen=True)
class Choice:
    """One thing to download, in one language; of each format one file."""

    title: str
    language_name: str
    rows: tuple[ToolFile, ...]


def by_worksheet(files: Iterable[ToolFile]) -> list[Choice]:
    """Files of one name, language and different formats together, in the order of the first.

    Two of the same format stay two things, whatever they are called.
    """
    found: list[list[ToolFile]] = []
    for file in files:
        for rows in found:
            is_the_same = (rows[0].title, rows[0].language) == (file.title, file.language)
            if is_the_same and file.format not in {row.format for row in rows}:
                rows.append(file)
                break
        else:
            found.append([file])
    return [
        Choice(rows[0].title, rows[0].language_name, tuple(sorted(rows, key=_place)))
        for rows in found
    ]


def _place(file: ToolFile) -> int:
    return ORDER.index(file.format) if file.format in ORDER else len(ORDER)
