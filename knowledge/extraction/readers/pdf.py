"""PDF by pdfium. A scanned page gives no text."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from knowledge.extraction.limits import Unreadable


def pages(path: Path) -> Iterator[str]:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        is_locked = "assword" in str(error)
        raise Unreadable("locked" if is_locked else "damaged") from error
    for number in range(len(document)):
        yield _text(document, number)


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
        text = page.get_textpage().get_text_range()
    except pypdfium2.PdfiumError:  # one damaged page does not take the others along
        return ""
    page.close()
    return text
