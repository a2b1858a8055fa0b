"""Files of a matching in the private storage: the whole result, from which all others are written
again, and those that everybody may read once the round is published.
"""

import gzip
import io
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile

from home.uploads.storage import private_storage
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.rounds import storing
from partners.apprenticeships.rounds.outputs.audit import write_audit
from partners.apprenticeships.rounds.outputs.placements import write_placements
from partners.apprenticeships.rounds.outputs.verification import write_verification
from partners.apprenticeships.rounds.result import Edition, RoundResult

LEVEL = 1
"""Of gzip: a tenth of the size in a second; more takes many."""
FOR_EVERYBODY = (write_placements, write_audit, write_verification)
"""Numbers of applications, no names (docs/matching.md)."""


def keep(matching: Matching, result: RoundResult) -> dict[str, Any]:
    """Write it in the place of what an attempt that was broken off left. The sizes in bytes."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=LEVEL, mtime=0) as file:
        for piece in storing.pieces(result):
            file.write(piece.encode())
    drop(matching)
    private_storage().save(matching.path, ContentFile(packed.getvalue()))
    return {"result": packed.tell()}


def keep_public(matching: Matching, edition: Edition) -> dict[str, int]:
    """The sizes in bytes by name."""
    with tempfile.TemporaryDirectory() as name:
        folder, sizes = Path(name), {}
        for write in FOR_EVERYBODY:
            write(edition, folder)
        for path in sorted(folder.iterdir()):
            private_storage().delete(matching.public_path(path.name))
            with path.open("rb") as file:
                private_storage().save(matching.public_path(path.name), File(file))
            sizes[path.name] = path.stat().st_size
    return sizes


def read(matching: Matching) -> RoundResult:
    """Raises FileNotFoundError, and what `storing.from_json` raises."""
    with private_storage().open(matching.path) as file, gzip.open(file) as text:
        return storing.from_json(text.read().decode())


def hand(matching: Matching, files: Mapping[str, File[bytes]]) -> None:
    """Keep what a round is taken in from until the job is over. Raises OSError."""
    for name, file in files.items():
        private_storage().save(matching.handed_path(name), file)


def drop_handed(matching: Matching) -> None:
    for name in matching.handed.get("files", ()):
        _drop(matching.handed_path(name))


def drop(matching: Matching) -> None:
    """All files of a matching that it made."""
    _drop(matching.path)
    for name in matching.files.get("public", {}):
        _drop(matching.public_path(name))


def _drop(path: str) -> None:
    with suppress(FileNotFoundError):
        private_storage().delete(path)
