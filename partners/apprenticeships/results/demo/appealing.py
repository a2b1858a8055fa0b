"""Two appeals of the demo's board: one waits for a moderator, one is decided."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from home.access import Actor
from partners.apprenticeships.results import appealing
from partners.apprenticeships.results.demo import making
from partners.apprenticeships.results.models import Appeal, Result
from partners.apprenticeships.results.services import appeals
from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation

SAID = (
    (
        Appeal.Kind.FACT,
        "Menurut penjelasan, koperasi kami belum punya unit usaha. Sejak Agustus kami mengelola "
        "gerai sembako; buktinya notulen rapat anggota di profil kami.",
    ),
    (
        Appeal.Kind.RULE,
        "Kami lebih dahulu memilih angkatan yang kecil, tetapi tempatnya diberikan kepada koperasi "
        "yang nilainya sama dengan kami. Mohon diperiksa nomor undiannya.",
    ),
)
ANSWER = (
    "Anda benar: unit usaha itu tercatat di profil, tetapi baru sesudah hari permohonan dikirim. "
    "Aturannya memakai data hari itu, jadi tempat tidak berubah. Untuk putaran berikutnya unit itu "
    "terhitung."
)
RAISED_AGO, DECIDED_AGO = timedelta(days=4), timedelta(days=1)


def load(round: Round, moderator: Any) -> None:
    """Within `making.without_letters`. Nothing where there is too late, or nobody to appeal."""
    boards = [*making.boards()[:1], *making.pair()[-1:]]
    for number, (cooperative, said) in enumerate(zip(boards, SAID, strict=False)):
        result = Result.objects.select_related("organisation", "round").filter(
            round=round, organisation=cooperative
        )
        for one in result:
            _appeal(one, cooperative, *said, moderator if number == 0 else None)


def _appeal(result: Result, cooperative: Organisation, kind: str, why: str, moderator: Any) -> None:
    now = timezone.now()
    if not appealing.is_in_time(result, now):
        return
    by = Actor(making.representative(cooperative))
    raised = appeals.appeal(result, kind=kind, why=why, by=by)
    Appeal.objects.filter(pk=raised.pk).update(raised_at=now - RAISED_AGO)
    if moderator is not None:
        appeals.uphold(Appeal.objects.get(pk=raised.pk), reason=ANSWER, by=Actor(moderator))
        Appeal.objects.filter(pk=raised.pk).update(decided_at=now - DECIDED_AGO)
