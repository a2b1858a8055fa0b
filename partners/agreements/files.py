"""Uploaded files of the register: what it takes, and the facts that it keeps of a file."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePath

from django.core.files.base import File

from home.uploads.content import check
from home.uploads.refusals import FileIsEmpty, FileIsTooLarge, UploadRefused
from partners.agreements.refusals import FileEmpty, FileTooLarge, FileTypeNotAccepted

LARGEST = 20 * 1024 * 1024
# The media type that a file is served as, by its ending.
ACCEPTED = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class FileFacts:
    name: str
    media_type: str
    size: int
    sha256: str


def inspect(file: File[bytes], name: str, size: int) -> FileFacts:
    """Facts of an acceptable file.

    Raises FileEmpty, FileTooLarge, or FileTypeNotAccepted for what its content shows.
    """
    try:
        ending = check(file, name, size, accepted=ACCEPTED, limit=LARGEST)
    except FileIsEmpty as error:
        raise FileEmpty(name=name) from error
    except FileIsTooLarge as error:
        raise FileTooLarge(size=size, limit=LARGEST) from error
    except UploadRefused as error:
        raise FileTypeNotAccepted(name=name) from error
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return FileFacts(PurePath(name).name[-160:], ACCEPTED[ending], size, digest)
