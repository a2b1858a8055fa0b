"""Pairs of records that may be one cooperative."""

from typing import Any

from django.utils import timezone

from partners.organisations.models import DuplicatePair, Organisation
from tests.factories.organisations import CooperativeFactory


def a_pair(
    one: Organisation | None = None, other: Organisation | None = None, **facts: Any
) -> DuplicatePair:
    """Open, of two cooperatives or of those that a test has."""
    both = sorted((one or CooperativeFactory(), other or CooperativeFactory()), key=lambda o: o.pk)
    given = {"score": 75, "margin": 75, "reasons": ["name", "village"], **facts}
    first, second = both
    return DuplicatePair.objects.create(
        first=first, second=second, found_at=timezone.now(), **given
    )
