"""PDF by pdfium. A scanned page gives no text but shows a picture."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from knowledge.extraction.cleaning import join_cut_words
from knowledge.extraction.limits import MOST_PAGES, Unreadable


def pages(path: Path) -> Iterator[str]:
    document = _open(path)
    for number in range(len(document)):
        yield join_cut_words(_text(document, number))


def has_pictures(path: Path) -> bool:
    """Whether a page that is read shows a picture."""
    document = _open(path)
    return any(_shows_picture(document, at) for at in range(min(len(document), MOST_PAGES)))


def _open(path: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        is_locked = "assword" in str(error)
        raise Unreadable("locked" if is_locked else "damaged") from error


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
        text = page.get_textpage().get_text_range()
    except pypdfium2.PdfiumError:  # one damaged page does not take the others along
        return ""
    page.close()
    return text


def _shows_picture(document: pypdfium2.PdfDocument, number: int) -> bool:
    try:
        page = document[number]
        return any(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]))
    except pypdfium2.PdfiumError:
        return False
