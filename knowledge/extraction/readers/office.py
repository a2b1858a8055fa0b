"""DOCX and PPTX: the paragraphs of their XML parts, read with limits and without entities.

Parts are known by their content type (ECMA-376, part 2), because programs name them as they like:
Word on the web writes `word/document2.xml`. Elements are known by their local name, because strict
files use other namespaces than all others.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse

from home.uploads.archives import COMPOUND, is_bomb
from knowledge.extraction.limits import Unreadable

# Kinds of parts in reading order: content type, and name where the file does not say the type.
WORD_PARTS = (
    (r"\.(document|template)(\.macroEnabled)?\.main\+xml", r"word/document\d*\.xml"),
    (r"\.diagramData\+xml", r"word/diagrams/data\d*\.xml"),
    (r"\.footnotes\+xml", r"word/footnotes\d*\.xml"),
    (r"\.endnotes\+xml", r"word/endnotes\d*\.xml"),
    (r"\.header\+xml", r"word/header\d*\.xml"),
    (r"\.footer\+xml", r"word/footer\d*\.xml"),
)
SLIDES = ((r"\.presentationml\.slide\+xml", r"ppt/slides/slide\d+\.xml"),)
OF_SLIDE = ("diagramData", "notesSlide")  # what a slide leads to, by the end of the relation's type
BLANKS = {"tab", "br", "cr", "ptab"}
# Text that stands elsewhere, too: for programs that know one form only, or moved from here.
DOUBLES = {"Fallback", "moveFrom"}
DAMAGE = (ParseError, DefusedXmlException, zipfile.BadZipFile, EOFError, NotImplementedError)


def document(path: Path) -> Iterator[str]:
    with checked(path) as archive:
        for name in _parts(archive, WORD_PARTS):
            yield from _paragraphs(archive, name)


def slides(path: Path) -> Iterator[str]:
    with checked(path) as archive:
        for name in sorted(_parts(archive, SLIDES), key=_number):
            names = [name, *_related(archive, name)]
            yield "\n".join(text for part in names for text in _paragraphs(archive, part))


def has_pictures(path: Path) -> bool:
    """Whether pictures lie in the file: without text it is then a scan."""
    with checked(path) as archive:
        return any("/media/" in name for name in archive.namelist())


def checked(path: Path) -> zipfile.ZipFile:
    """The archive, when what it says it will grow to is sane; more is never unpacked."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Unreadable("locked" if _is_locked(path) else "damaged") from error
    parts = archive.infolist()
    if is_bomb(parts):
        raise Unreadable("too-large")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("locked")
    return archive


def _is_locked(path: Path) -> bool:
    """Office puts a file with a password into a container of this name ([MS-OFFCRYPTO])."""
    content = path.read_bytes()
    return content.startswith(COMPOUND) and "EncryptedPackage".encode("utf-16-le") in content


def _parts(archive: zipfile.ZipFile, kinds: tuple[tuple[str, str], ...]) -> list[str]:
    """Names of the parts of these kinds, kind by kind. Raises Unreadable when there is none."""
    types = _content_types(archive)
    found = []
    for type_of_kind, name_of_kind in kinds:
        for name in sorted(archive.namelist()):
            if declared := types.get(name.casefold()):
                is_wanted = re.search(f"{type_of_kind}$", declared)
            else:
                is_wanted = re.fullmatch(name_of_kind, name)
            if is_wanted:
                found.append(name)
    if not found:
        raise Unreadable("damaged")
    return found


def _content_types(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of a part in small letters → its type, for those whose type is given by name."""
    root = _root(archive, "[Content_Types].xml")
    overrides = [one for one in root if _local(one) == "Override"] if root is not None else []
    return {
        one.get("PartName", "").lstrip("/").casefold(): one.get("ContentType", "")
        for one in overrides
    }


def _related(archive: zipfile.ZipFile, name: str) -> list[str]:
    """Diagrams and notes of a slide, where they are in the file."""
    folder, file = posixpath.split(name)
    root = _root(archive, f"{folder}/_rels/{file}.rels")
    relations = [] if root is None else list(root)
    targets = [
        posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
        for kind in OF_SLIDE
        for one in relations
        if one.get("Type", "").endswith(f"/{kind}") and one.get("TargetMode") != "External"
    ]
    return [target for target in targets if target in archive.NameToInfo]


def _root(archive: zipfile.ZipFile, name: str) -> Element | None:
    if name not in archive.NameToInfo:
        return None
    try:
        return fromstring(archive.read(name))
    except DAMAGE as error:
        raise Unreadable("damaged") from error


def _number(name: str) -> int:
    numbers = re.findall(r"\d+", posixpath.basename(name))
    return int(numbers[-1]) if numbers else 0


def _paragraphs(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    doubles = 0
    try:
        with archive.open(name) as stream:
            for event, element in iterparse(stream, events=("start", "end")):
                local = _local(element)
                if local in DOUBLES:
                    doubles += 1 if event == "start" else -1
                if event == "end" and (local == "p" or local in DOUBLES):
                    if local == "p" and not doubles and (text := _text(element)):
                        yield text
                    element.clear()
    except DAMAGE as error:
        raise Unreadable("damaged") from error


def _text(paragraph: Element) -> str:
    parts = []
    for element in paragraph.iter():
        local = _local(element)
        if local == "t":
            parts.append(element.text or "")
        elif local == "noBreakHyphen":
            parts.append("-")
        elif local in BLANKS:
            parts.append(" ")
    return "".join(parts).strip()


def _local(element: Element) -> str:
    """The name without its namespace; a comment or instruction has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
