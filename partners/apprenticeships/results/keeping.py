"""The whole result of a round in the private storage, from which its files are written again."""

import gzip
import io
from contextlib import suppress

from django.core.files.base import ContentFile

from home.uploads.storage import private_storage
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.rounds import storing
from partners.apprenticeships.rounds.result import RoundResult

LEVEL = 1
"""Of gzip: a tenth of the size in a second; more takes many."""


def keep(matching: Matching, result: RoundResult) -> dict[str, int]:
    """Write it in the place of what an attempt that was broken off left. The sizes in bytes."""
    text = storing.to_json(result).encode()
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=LEVEL, mtime=0) as file:
        file.write(text)
    drop(matching)
    private_storage().save(matching.path, ContentFile(packed.getvalue()))
    return {"bytes": packed.tell(), "plain": len(text)}


def read(matching: Matching) -> RoundResult:
    """Raises FileNotFoundError, and what `storing.from_json` raises."""
    with private_storage().open(matching.path) as file, gzip.open(file) as text:
        return storing.from_json(text.read().decode())


def drop(matching: Matching) -> None:
    with suppress(FileNotFoundError):
        private_storage().delete(matching.path)
