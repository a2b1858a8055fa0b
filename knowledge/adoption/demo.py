"""Reports of made-up cooperatives, marked as made for the demo: two published, one that waits.

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
        "think-coop",
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
    made_up = Organisation.objects.public().cooperatives()
    cooperatives = made_up.filter(is_demo=True, source=nation.SOURCE).order_by("pk")
    author = _author()
    for done, (one, (slug, state, words)) in enumerate(zip(cooperatives, REPORTS, strict=False), 1):
        page = ToolPage.objects.filter(slug=slug, is_demo=True).first()
        if page is not None:
            _load(one, page, author, state, words)
        progress("reports about tools", done, len(REPORTS))


def unload() -> None:
    """The author stays as the other people of the demo do, who cannot sign in any more."""
    for model in (PublishedReport, AdoptionReport):
        model.objects.filter(is_demo=True).delete()


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
