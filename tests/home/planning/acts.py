"""Acts of planning: where each is sent, with what in it, on a record made for it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from home.access import Actor
from home.desk.locking import version_of
from home.planning.services import bundles, remarks
from partners.agreements.models import Agreement
from tests.factories.agreements import TwoPartyAgreementFactory

Sent = tuple[str, dict[str, Any]]


def _planned(name: str, record: Any, /, **data: object) -> Sent:
    app, model = record._meta.label_lower.split(".")
    return reverse(f"planning:{name}", args=[app, model, record.pk]), data


def check_again(by: Actor) -> Sent:
    day = timezone.localdate() + timedelta(days=90)
    return _planned("review_day", TwoPartyAgreementFactory(), check_by=str(day), seen="")


def remark(by: Actor) -> Sent:
    return _planned("remarks", TwoPartyAgreementFactory(), text="Tanggalnya sudah pasti?")


def settle_remark(by: Actor) -> Sent:
    said = remarks.add(TwoPartyAgreementFactory(), "Tanggalnya sudah pasti?", by=by)
    return reverse("planning:settle", args=[said.pk]), {}


def put_into_bundle(by: Actor) -> Sent:
    return _planned("put_in", _draft(by), name="Hari penandatanganan")


def _draft(by: Actor) -> Agreement:
    agreement = TwoPartyAgreementFactory(draft=True)
    agreement.save_revision(user=by.person)
    return agreement


def take_out_of_bundle(by: Actor) -> Sent:
    item = bundles.put_in(_draft(by), None, by=by, name="Hari penandatanganan")
    return reverse("planning:take_out", args=[item.pk]), {}


def release_bundle(by: Actor) -> Sent:
    item = bundles.put_in(_draft(by), None, by=by, name="Hari penandatanganan")
    address = reverse("planning:release", args=[item.bundle_id])
    item.bundle.refresh_from_db()
    return address, {"seen": version_of(item.bundle)}


# The name of the address, the act, and whether two people at once may both do it.
ACTS: list[tuple[str, Callable[[Actor], Sent], bool]] = [
    ("planning:put_in", put_into_bundle, True),
    ("planning:release", release_bundle, False),
    ("planning:remarks", remark, True),
    ("planning:review_day", check_again, False),
    ("planning:settle", settle_remark, False),
    ("planning:take_out", take_out_of_bundle, False),
]
