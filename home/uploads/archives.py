"""Office files are archives: what they hold, and what they would grow to. Pure."""

import zipfile
from typing import BinaryIO

from home.uploads.refusals import (
    ContentIsOther,
    FileHasMacros,
    FileIsDamaged,
    FileIsLocked,
    FileUnpacksTooLarge,
)

MOST_UNPACKED = 200_000_000
MOST_PART = 60_000_000
MOST_PARTS = 5_000
FOLDER = {"docx": "word/", "pptx": "ppt/", "xlsx": "xl/"}
ZIP = b"PK\x03\x04"
# Office wraps a file with a password, and its formats of before 2007, in this container.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_office(file: BinaryIO, ending: str) -> None:
    """A zip with its parts in the folder of its kind, without macros or a password, that
    unpacks to something sane.

    Raises ContentIsOther, FileHasMacros, FileIsDamaged, FileIsLocked, FileUnpacksTooLarge.
    """
    head = file.read(8)
    if head == COMPOUND:
        raise FileIsLocked
    if not head.startswith(ZIP):
        raise ContentIsOther(ending=ending)
    parts = parts_of(file)
    names = [part.filename for part in parts]
    if not any(name.startswith(FOLDER[ending]) for name in names):
        raise ContentIsOther(ending=ending)
    if any(name.endswith("vbaProject.bin") for name in names):
        raise FileHasMacros
    if is_bomb(parts):
        raise FileUnpacksTooLarge
    if any(part.flag_bits & 1 for part in parts):
        raise FileIsLocked


def parts_of(file: BinaryIO) -> list[zipfile.ZipInfo]:
    """Raises FileIsDamaged."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FileIsDamaged from error


def is_bomb(parts: list[zipfile.ZipInfo]) -> bool:
    """By the sizes that the archive states: no reader unpacks a part beyond its own."""
    sizes = [part.file_size for part in parts]
    return (
        len(parts) > MOST_PARTS or sum(sizes) > MOST_UNPACKED or max(sizes, default=0) > MOST_PART
    )
