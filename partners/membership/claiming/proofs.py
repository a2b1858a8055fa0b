"""Files that prove a claim: judged by their content, kept in private storage."""

from collections.abc import Sequence

from django.core.files.base import File

from home.uploads.keeping import facts_of
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
            proof = ClaimProof(claim=claim, **facts_of(file, accepted=ACCEPTED, limit=LARGEST))
            proof.file.save(proof.name, file, save=False)
            kept.append(proof)
            proof.save()
    except Exception:
        for proof in kept:
            proof.file.delete(save=False)
        raise
