"""Uploaded files, judged by their content and not by their name."""

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

import filetype

from partners.agreements.refusals import FileEmpty, FileTooLarge, FileTypeNotAccepted

LARGEST = 20 * 1024 * 1024
# What the content must be, by the ending of the name.
ACCEPTED = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
OFFICE_FOLDER = {"docx": "word/", "xlsx": "xl/"}


@dataclass(frozen=True, slots=True)
class FileFacts:
    name: str
    media_type: str
    size: int
    sha256: str


def inspect(file: BinaryIO, name: str, size: int) -> FileFacts:
    """Facts of an acceptable file.

    Raises FileEmpty, FileTooLarge, or FileTypeNotAccepted when the content does not match
    the name's ending.
    """
    if size == 0:
        raise FileEmpty(name=name)
    if size > LARGEST:
        raise FileTooLarge(size=size, limit=LARGEST)
    suffix = PurePath(name).suffix.lower().lstrip(".")
    if suffix not in ACCEPTED or not _content_is(file, suffix):
        raise FileTypeNotAccepted(name=name)
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return FileFacts(PurePath(name).name[-160:], ACCEPTED[suffix], size, digest)


def _content_is(file: BinaryIO, suffix: str) -> bool:
    file.seek(0)
    if suffix in OFFICE_FOLDER:
        return _is_office(file, OFFICE_FOLDER[suffix])
    found = filetype.guess(file.read(8192))
    return found is not None and found.mime == ACCEPTED[suffix]


def _is_office(file: BinaryIO, folder: str) -> bool:
    """An Office file is a zip with its parts in a folder of its own, and without macros."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        return False
    return any(name.startswith(folder) for name in names) and not any(
        name.endswith("vbaProject.bin") for name in names
    )
