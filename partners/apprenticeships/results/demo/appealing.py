"""Two appeals of the demo's board: one waits for a moderator, one is decided."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from home.access import Actor
from partners.apprenticeships.results import appealing
from partners.apprenticeships.results.demo import making
from partners.apprenticeships.results.models import Appeal, Result
from partners.apprenticeships.results.models.result import Answer
from partners.apprenticeships.results.services import appeals
from partners.apprenticeships.rounds.models import Round

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
    """Of who has not answered, decided; of who has accepted and waits for a better one, waiting.
    Within `making.without_letters`. Nothing where it is too late, or nobody is there to appeal.
    """
    rows = Result.objects.filter(round=round).select_related("organisation", "round")
    own = rows.filter(organisation__in=making.boards()[:1]).first()
    waits = rows.filter(organisation__in=making.pair(), answer=Answer.CONDITIONAL).first()
    for result, said, decides in zip((own, waits), SAID, (moderator, None), strict=True):
        if result is not None:
            _appeal(result, *said, decides)


def _appeal(result: Result, kind: str, why: str, moderator: Any) -> None:
    now = timezone.now()
    if not appealing.is_in_time(result, now):
        return
    by = Actor(making.representative(result.organisation))
    raised = appeals.appeal(result, kind=kind, why=why, by=by)
    Appeal.objects.filter(pk=raised.pk).update(raised_at=now - RAISED_AGO)
    if moderator is not None:
        appeals.uphold(Appeal.objects.get(pk=raised.pk), reason=ANSWER, by=Actor(moderator))
        Appeal.objects.filter(pk=raised.pk).update(decided_at=now - DECIDED_AGO)
