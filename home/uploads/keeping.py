"""Keeping an acceptable file with a row: what is known of it; none stays without its row."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any, BinaryIO, cast

from django.core.files.base import File

from home.uploads.content import check

LONGEST_NAME = 160


def facts_of(file: File[bytes], *, accepted: Mapping[str, str], limit: int) -> dict[str, object]:
    """Its name, media type, size in bytes and SHA-256, as rows have them; the file stands at its
    beginning again.

    `accepted` maps endings without a dot to the media type that they are served as, `limit` is in
    bytes. Raises an UploadRefused for what its content shows.
    """
    name = file.name or ""
    ending = check(cast(BinaryIO, file), name, file.size, accepted=accepted, limit=limit)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    name = PurePath(name).name[-LONGEST_NAME:]
    return {"name": name, "media_type": accepted[ending], "size": file.size, "sha256": digest}


@contextmanager
def removed_when_refused(row: Any) -> Iterator[None]:
    """A transaction takes back a new row; this takes back its `file`, if it was stored."""
    try:
        yield
    except Exception:
        row.file.delete(save=False)
        raise
