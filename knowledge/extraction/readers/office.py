"""DOCX and PPTX: the paragraphs of their XML parts, read with limits and without entities."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from home.uploads.archives import is_bomb
from knowledge.extraction.limits import Unreadable

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORD_PARTS = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml")
SLIDES = re.compile(r"ppt/(slides/slide|notesSlides/notesSlide)(\d+)\.xml")


def document(path: Path) -> Iterator[str]:
    with checked(path) as archive:
        names = [name for name in archive.namelist() if WORD_PARTS.fullmatch(name)]
        for name in sorted(names, key=lambda name: ("document" not in name, name)):
            yield from _paragraphs(archive, name, WORD)


def slides(path: Path) -> Iterator[str]:
    with checked(path) as archive:
        found = [match for name in archive.namelist() if (match := SLIDES.fullmatch(name))]
        for match in sorted(found, key=lambda match: (int(match[2]), "notes" in match[1])):
            yield "\n".join(_paragraphs(archive, match[0], DRAWING))


def checked(path: Path) -> zipfile.ZipFile:
    """The archive, when what it says it will grow to is sane; more is never unpacked."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Unreadable("damaged") from error
    parts = archive.infolist()
    if is_bomb(parts):
        raise Unreadable("too-large")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("locked")
    return archive


def _paragraphs(archive: zipfile.ZipFile, name: str, space: str) -> Iterator[str]:
    try:
        with archive.open(name) as stream:
            for _event, element in iterparse(stream):
                if element.tag == f"{space}p":
                    if text := _text(element, space):
                        yield text
                    element.clear()
    except (ParseError, DefusedXmlException, zipfile.BadZipFile, EOFError) as error:
        raise Unreadable("damaged") from error


def _text(paragraph: Element, space: str) -> str:
    parts = []
    for element in paragraph.iter():
        if element.tag == f"{space}t":
            parts.append(element.text or "")
        elif element.tag in (f"{space}tab", f"{space}br", f"{space}cr"):
            parts.append(" ")
    return "".join(parts).strip()
