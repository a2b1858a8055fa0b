"""Take in a round that was run from sheets, with the files that prove what it decided."""

import re
from collections.abc import Mapping
from pathlib import PurePath

from django.core.files.base import File
from django.db import transaction

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.jobs import recovery
from partners.apprenticeships.results import keeping
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.results.refusals import BadFingerprint, IsAtWork
from partners.apprenticeships.results.services.matching import user_can_match
from partners.apprenticeships.results.taking_in.reading import APPLICATIONS, BATCHES, FILES
from partners.apprenticeships.rounds.lifecycle import Verb, after
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.refusals import IsNotOpen

ASKED = "results.asked_to_take_in"
_LONGEST_NAME = 200  # in bytes: what computers of readers allow is more than the server's disk does
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@transaction.atomic
def take_in(
    round: Round,
    files: Mapping[str, File[bytes]],
    *,
    by: Actor,
    commitment: str,
    named: Mapping[str, str] | None = None,
    seen: object = None,
) -> Matching:
    """Have a draft filled by the job with what the round decided: `files` are the sheets `batches`
    and `applications`, and `result` and `inputs`, which `match_magang` wrote. `commitment` is the
    fingerprint of the seed as it was published; `named` codes of the portal for rows that have
    another or none, by the code or number in the sheet.

    Raises ActionNotPermitted, IsNotOpen, BadFingerprint, IsAtWork, HasChangedSince, IsGone; OSError
    (a full disk; nothing is kept).
    """
    require(user_can_match(by))
    current = locked(round, seen)
    if after(Verb.TAKE_IN, current.state) is None:
        raise IsNotOpen(phase=current.phase)
    fingerprint = "".join(commitment.split()).lower()
    if not _FINGERPRINT.fullmatch(fingerprint):
        raise BadFingerprint
    if (at_work := Matching.objects.of(current).at_work().first()) is not None:
        raise IsAtWork(matching=at_work)
    names = {name: _name_of(files[name], name) for name in (BATCHES, APPLICATIONS)}
    handed = {"files": list(FILES), "names": names, "commitment": fingerprint}
    matching = Matching.objects.create(
        round=current, asked_by=by.person, handed={**handed, "named": dict(named or {})}
    )
    try:
        keeping.hand(matching, {name: files[name] for name in FILES})
    except OSError:
        keeping.drop_handed(matching)
        raise
    recovery.ring(Matching, matching.pk)
    audit.record(current, ASKED, by=by, data={"files": names})
    return matching


def _name_of(file: File[bytes], otherwise: str) -> str:
    """With its ending, as receipts and problems say it."""
    path = PurePath(PurePath(file.name or otherwise).name)
    stem = path.stem.encode()[:_LONGEST_NAME].decode(errors="ignore")
    return stem + path.suffix[:20]
