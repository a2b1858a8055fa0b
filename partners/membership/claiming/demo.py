"""Claims and a proposal that wait, of invented people; each organisation is one of the demo's."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from home.models import Region
from home.services.progress import Progress
from partners.membership.models import Claim, ClaimReason, Proposal, State
from partners.organisations.models import Organisation

PEOPLE = (
    ("siti.aminah@simpul.demo", "Siti", "Aminah"),
    ("budi.santoso@simpul.demo", "Budi", "Santoso"),
    ("ayu.lestari@simpul.demo", "Ayu", "Lestari"),
)
WORDS = (
    "Ketua pengurus sejak rapat anggota tahunan 2026.",
    "Bendahara sejak 2025; surat keputusan menyusul.",
)
VILLAGE = "3302142007"  # Kalibagor
MISSING = "Koperasi Desa Merah Putih Kalibagor"


@transaction.atomic
def load(progress: Progress) -> None:
    people = [_person(*row) for row in PEOPLE]
    cooperatives = Organisation.objects.public().cooperatives().filter(is_demo=True)
    for number, organisation in enumerate(cooperatives.order_by("slug")[: len(WORDS)]):
        _claim(people[number], organisation, number)
    region = Region.objects.filter(code=VILLAGE).first()
    proposed = {"kind": Organisation.Kind.COOPERATIVE, "region": region, "is_demo": True}
    Proposal.objects.get_or_create(
        person=people[-1],
        name=MISSING,
        defaults={**proposed, "words": "Sekretaris; badan hukum terbit Agustus 2025."},
    )
    progress("claims", len(WORDS) + 1, len(WORDS) + 1)


def unload() -> None:
    """The people stay as the other people of the demo do, who cannot sign in any more."""
    for rows in (Claim.objects, Proposal.objects):
        rows.filter(is_demo=True).delete()


def _person(email: str, first_name: str, last_name: str) -> Any:
    names = {"first_name": first_name, "last_name": last_name, "is_demo": True}
    users = get_user_model()._default_manager
    person, is_new = users.get_or_create(email=email, defaults=names)
    if is_new:
        person.set_unusable_password()
        person.save()
    return person


def _claim(person: Any, organisation: Organisation, number: int) -> None:
    """The first waits for nine days; of the second, more was asked."""
    asked = timezone.now() - timedelta(days=9 - 4 * number)
    more = {"state": State.MORE_NEEDED, "reason": ClaimReason.objects.get(code="proof-missing")}
    values = {"words": WORDS[number], "asked_at": asked, "since": asked, "is_demo": True}
    Claim.objects.get_or_create(
        person=person, organisation=organisation, defaults={**values, **(more if number else {})}
    )
