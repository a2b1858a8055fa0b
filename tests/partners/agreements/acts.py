"""The acts by which one agreement takes over from another, or is held against its sources."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from home.access import Actor
from partners.agreements.models import Source
from tests.factories.agreements import TwoPartyAgreementFactory


def prepare_renewal(by: Actor) -> tuple[str, dict[str, Any]]:
    agreement = TwoPartyAgreementFactory(in_force=True)
    address = reverse("agreements_admin:prepare_renewal", args=[agreement.pk])
    return address, {"seen": str(agreement.version), "title_id": "Nota baru"}


def renewal(by: Actor) -> tuple[str, dict[str, Any]]:
    agreement = TwoPartyAgreementFactory(in_force=True)
    successor = TwoPartyAgreementFactory(signed=True)
    address = reverse("agreements_admin:step", args=[agreement.pk, "renew"])
    said = {"on": str(timezone.localdate()), "successor": successor.pk}
    return address, {"seen": str(agreement.version), **said}


def check(by: Actor) -> tuple[str, dict[str, Any]]:
    agreement = TwoPartyAgreementFactory(in_force=True)
    Source.objects.create(agreement=agreement, name="Antara", url="https://example.org/a")
    address = reverse("agreements_admin:check", args=[agreement.pk])
    return address, {"seen": str(agreement.version)}


ACTS = [
    ("agreements_admin:check", check, False),
    ("agreements_admin:step", renewal, False),
    ("agreements_admin:prepare_renewal", prepare_renewal, False),
]
