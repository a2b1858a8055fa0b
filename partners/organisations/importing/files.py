"""The file of a list: judged when it comes in, opened by the job. Pure but for the storage."""

from home.sheets.book import MEGABYTE, Book, Limits, is_workbook, open_book
from home.sheets.problems import FileProblem, FileRefused
from partners.organisations.importing.refusals import NotAList
from partners.organisations.models import RegisterImport

LIMITS = Limits(size=50 * MEGABYTE, unpacked=600 * MEGABYTE, cells=3_000_000)
"""A national list has 1.3 million cells; twice that is read."""
_LOOKED_AT = 64 * 1024


def refuse_unreadable(content: bytes, name: str) -> None:
    """What can be told without unpacking it. Raises NotAList."""
    if len(content) > LIMITS.size:
        raise NotAList(problem=FileProblem.TOO_LARGE, more=(str(LIMITS.size),))
    if is_workbook(content):
        return
    head = content[: content.rfind(b"\n", 0, _LOOKED_AT) + 1] or content[:_LOOKED_AT]
    try:
        open_book(head, name, LIMITS)
    except FileRefused as refused:
        if refused.problem is not FileProblem.QUOTES:  # a cell may go on behind what is looked at
            raise NotAList(problem=refused.problem, more=refused.more) from refused


def opened(record: RegisterImport) -> Book:
    """Raises FileRefused, OSError."""
    with record.file.open("rb") as file:
        return open_book(file.read(), record.name, LIMITS)
