"""Files that prove a claim: judged by their content, kept in private storage."""

import hashlib
from collections.abc import Sequence
from pathlib import PurePath
from typing import BinaryIO, cast

from django.core.files.base import File

from home.uploads.content import check
from partners.membership.claiming.refusals import TooMuchProof
from partners.membership.models import Claim, ClaimProof

MOST = 5  # of one claim
LARGEST = 10 * 1024 * 1024
# The media type that a file is served as, by its ending: what phones make.
ACCEPTED = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}


def add(claim: Claim, files: Sequence[File[bytes]]) -> None:
    """Raises TooMuchProof, UploadRefused; then no file stays."""
    if claim.proofs.count() + len(files) > MOST:
        raise TooMuchProof(most=MOST)
    kept: list[ClaimProof] = []
    try:
        for file in files:
            proof = ClaimProof(claim=claim, **_facts_of(file))
            proof.file.save(proof.name, file, save=False)
            kept.append(proof)
            proof.save()
    except Exception:
        for proof in kept:
            proof.file.delete(save=False)
        raise


def _facts_of(file: File[bytes]) -> dict[str, object]:
    name = file.name or ""
    ending = check(cast(BinaryIO, file), name, file.size, accepted=ACCEPTED, limit=LARGEST)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    name = PurePath(name).name[-160:]
    return {"name": name, "media_type": ACCEPTED[ending], "size": file.size, "sha256": digest}
