"""Reports of made-up cooperatives, marked as made for the demo: of four tools, each from a
regency of its own; four published, one that waits.

Loading again changes nothing.
"""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from home.services.progress import Progress
from knowledge.adoption import consent
from knowledge.adoption.models import AdoptionReport, PublishedReport
from knowledge.adoption.models.words import WORDS, Stands
from knowledge.models import ToolPage
from partners.organisations.demo import nation
from partners.organisations.models import Organisation

REGENCY_CODE = 4  # digits of a village's code that name its regency
AUTHOR = ("rina.wulandari@simpul.demo", "Rina", "Wulandari")
STATE = AdoptionReport.State
# Address of the tool, state, words.
REPORTS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "think-coop",
        STATE.PUBLISHED,
        {
            "stands": Stands.IN_USE,
            "since_year": 2026,
            "since_month": 2,
            "account": "Kami memakainya satu malam bersama 24 calon anggota sebelum rapat "
            "anggota. Setelah itu 19 orang mendaftar. Sesi permainan paling disukai.",
            "changed": "Contoh diganti dengan cerita kios sembako di desa kami.",
        },
    ),
    (
        "think-coop",
        STATE.PUBLISHED,
        {
            "stands": Stands.STOPPED,
            "since_year": 2025,
            "since_month": None,
            "account": "Dicoba dua kali. Tanpa pemandu, peserta bingung di bagian akhir. Kami "
            "berhenti sampai ada pemandu.",
            "changed": "",
        },
    ),
    (
        "start-coop",
        STATE.PUBLISHED,
        {
            "stands": Stands.IN_USE,
            "since_year": 2025,
            "since_month": 11,
            "account": "Enam pengurus bertemu empat kali, setiap Sabtu malam. Rencana usaha kami "
            "dari gudang beras menjadi kios pupuk dulu, karena anggota lebih membutuhkannya.",
            "changed": "Dua kegiatan digabung agar selesai dalam satu malam.",
        },
    ),
    (
        "manage-coop",
        STATE.PUBLISHED,
        {
            "stands": Stands.IN_USE,
            "since_year": 2026,
            "since_month": 6,
            "account": "Bendahara dan pengawas memakainya untuk menyiapkan rapat anggota. Buku kas "
            "sekarang dicocokkan setiap Jumat.\n\nBagian tentang pajak belum kami coba.",
            "changed": "",
        },
    ),
    (
        "simkopdes",
        STATE.SUBMITTED,
        {
            "stands": Stands.IN_USE,
            "since_year": None,
            "since_month": None,
            "account": "Dipakai untuk pengurus baru. Pembagian tugas menjadi lebih jelas.",
            "changed": "",
        },
    ),
)


@transaction.atomic
def load(progress: Progress) -> None:
    author = _author()
    reporting = zip(_apart(len(REPORTS)), REPORTS, strict=False)
    for done, (one, (slug, state, words)) in enumerate(reporting, 1):
        page = ToolPage.objects.filter(slug=slug, is_demo=True).first()
        if page is not None:
            _load(one, page, author, state, words)
        progress("reports about tools", done, len(REPORTS))


def unload() -> None:
    """The author stays as the other people of the demo do, who cannot sign in any more."""
    for model in (PublishedReport, AdoptionReport):
        model.objects.filter(is_demo=True).delete()


def _apart(count: int) -> list[Organisation]:
    """Made-up cooperatives, the first of each regency: the same ones when more are loaded."""
    made_up = Organisation.objects.public().cooperatives()
    rows = made_up.filter(is_demo=True, source=nation.SOURCE).order_by("pk")
    first: dict[str, int] = {}
    for key, village in rows.exclude(region=None).values_list("pk", "region_id").iterator():
        first.setdefault(village[:REGENCY_CODE], key)
        if len(first) == count:
            break
    return list(rows.filter(pk__in=first.values()))


def _load(
    cooperative: Organisation, page: ToolPage, author: Any, state: str, words: dict[str, Any]
) -> None:
    sent = timezone.now() - timedelta(days=3)
    is_decided = state == STATE.PUBLISHED
    report, is_new = AdoptionReport.objects.get_or_create(
        organisation=cooperative,
        tool=page.translation_key,
        defaults={
            **words,
            "title": page.title,
            "by": author,
            "role": AdoptionReport.Role.REPRESENTATIVE,
            "state": state,
            "consented_at": sent,
            "consented_to": consent.VERSION,
            "submitted_at": sent,
            "decided_at": sent if is_decided else None,
            "is_demo": True,
        },
    )
    if is_new and is_decided:
        said = {name: getattr(report, name) for name in (*WORDS, "title", "tool", "is_demo")}
        PublishedReport.objects.create(organisation=cooperative, published_at=sent, **said)


def _author() -> Any:
    email, first_name, last_name = AUTHOR
    names = {"first_name": first_name, "last_name": last_name, "is_demo": True}
    person, is_new = get_user_model()._default_manager.get_or_create(email=email, defaults=names)
    if is_new:
        person.set_unusable_password()
        person.save()
    return person
