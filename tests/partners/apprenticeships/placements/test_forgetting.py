"""Names of delegates go when their apprenticeship is over and nobody needs them any more."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from partners.apprenticeships.applications.forgetting import KEPT
from partners.apprenticeships.applications.models import Delegate
from partners.apprenticeships.placements import forgetting
from partners.apprenticeships.placements.models import Placement
from tests.factories.applications import DelegateFactory
from tests.factories.placements import CertificateFactory, PlacementFactory

pytestmark = pytest.mark.django_db


def named(**placement: Any) -> Placement:
    one = PlacementFactory(**placement)
    DelegateFactory(application=one.result.application, name="Siti Aminah", phone="0811")
    return one


def left(in_days: int) -> int:
    """How many names are kept, that long after today."""
    before = timezone.now() + timedelta(days=in_days) - KEPT
    gone = forgetting.of_what_is_over(before)
    return Delegate.objects.exclude(pk__in=gone.values("pk")).count()


def test_gone_a_month_after_the_end_once_a_certificate_is_issued() -> None:
    CertificateFactory(placement=named(settled=True))
    assert (left(0), left(28), left(31)) == (1, 1, 0)


def test_gone_after_a_month_where_both_agree_that_nobody_came() -> None:
    one = named(settled=True)
    Placement.objects.filter(pk=one.pk).update(state="did_not_come")
    assert (left(28), left(31)) == (1, 0)


def test_kept_for_a_certificate_that_is_to_come_and_no_longer_than_half_a_year() -> None:
    named(completed=True)
    assert (left(31), left(178), left(181)) == (1, 1, 0)


def test_kept_while_they_are_expected() -> None:
    named()
    assert left(60) == 1
