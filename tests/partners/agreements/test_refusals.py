"""Every refusal has words."""

from datetime import date

import pytest
from django.utils import translation

from partners.agreements import refusals
from partners.agreements.refusals import explain
from partners.agreements.rules.lifecycle import Status, Verb

DAY = date(2026, 1, 1)
FACTS = {
    refusals.TransitionNotOpen: refusals.TransitionNotOpen(verb=Verb.SIGN, status=Status.EXPIRED),
    refusals.AgreementNotSignable: refusals.AgreementNotSignable(
        verb=Verb.SIGN, status=Status.EXPIRED
    ),
    refusals.DateInFuture: refusals.DateInFuture(date=DAY),
    refusals.DatesOutOfOrder: refusals.DatesOutOfOrder("signed_on", "ends_on", DAY, DAY),
    refusals.ReplacedHasMoved: refusals.ReplacedHasMoved(earlier="Nota Dili"),
}


def _all(kind: type) -> set[type]:
    return {kind, *(leaf for child in kind.__subclasses__() for leaf in _all(child))}


@pytest.mark.parametrize(
    "kind", sorted(_all(refusals.AgreementRefusal) - {refusals.AgreementRefusal}, key=str)
)
def test_refusal_is_explained(kind: type) -> None:
    with translation.override("en"):
        assert explain(FACTS.get(kind) or kind()).endswith((".", ")."))
