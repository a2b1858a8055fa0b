"""Uploaded files, judged by their content and not by their name. No Django here."""

from collections.abc import Collection
from pathlib import PurePath
from typing import BinaryIO

from home.uploads.archives import FOLDER, check_office
from home.uploads.drawings import check_drawing
from home.uploads.pictures import FORMAT, check_picture
from home.uploads.plain import check_text
from home.uploads.refusals import (
    ContentIsOther,
    EndingNotAccepted,
    FileIsEmpty,
    FileIsTooLarge,
)

PDF = b"%PDF-"


def check(file: BinaryIO, name: str, size: int, *, accepted: Collection[str], limit: int) -> str:
    """The ending of an acceptable file, in small letters; the file stands at its beginning again.

    `accepted` are endings without a dot, `limit` is in bytes.
    Raises an UploadRefused.
    """
    if size == 0:
        raise FileIsEmpty
    if size > limit:
        raise FileIsTooLarge(limit=limit)
    ending = PurePath(name).suffix.lower().lstrip(".")
    if ending not in accepted:
        raise EndingNotAccepted(ending=ending, accepted=tuple(accepted))
    file.seek(0)
    try:
        _check_content(file, ending)
    finally:
        file.seek(0)
    return ending


def _check_content(file: BinaryIO, ending: str) -> None:
    if ending in FOLDER:
        check_office(file, ending)
    elif ending in FORMAT:
        check_picture(file, ending)
    elif ending == "svg":
        check_drawing(file)
    elif ending == "pdf":
        if not file.read(len(PDF)) == PDF:
            raise ContentIsOther(ending=ending)
    else:
        check_text(file, ending)
