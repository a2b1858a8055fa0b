"""Two records of one cooperative become one: what was handed in counts, once."""

import pytest
from django.utils import timezone

from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.source import HandedIn, LeftOut
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.organisations import merging
from partners.organisations.models import Organisation
from tests.factories.applications import ApplicationFactory
from tests.factories.home import RegencyFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
State = Application.State


@pytest.fixture
def old(round: Round, batches: list[Batch]) -> Organisation:
    """It handed in."""
    return ApplicationFactory(round=round, choices=batches, handed_in=True).organisation


@pytest.fixture
def kept(db: None) -> Organisation:
    return CooperativeFactory(region=RegencyFactory())


def merge(old: Organisation, kept: Organisation) -> None:
    merging.move(old, kept)
    Organisation.objects.filter(pk=old.pk).update(
        merged_into=kept, is_public=False, archived_at=timezone.now()
    )


def in_round(round: Round) -> tuple[list[tuple[str, int]], list[LeftOut]]:
    """Cooperatives with the lengths of their lists, and why others are left out."""
    source = HandedIn(round)
    codes = round.batches.values_list("batch__code", flat=True)
    rows = [entry.row for entry in source.applications(codes).entries]
    return [(row.cooperative, len(row.choices)) for row in rows], list(source.left_out.values())


def test_an_application_goes_with_its_cooperative(
    round: Round, old: Organisation, kept: Organisation
) -> None:
    merge(old, kept)
    assert in_round(round) == ([(kept.code, 3)], [])


@pytest.mark.parametrize("state", [State.SUBMITTED, State.WITHDRAWN])
def test_beside_one_that_was_handed_in_or_withdrawn_it_counts_no_more(
    round: Round, old: Organisation, kept: Organisation, batches: list[Batch], state: State
) -> None:
    mine = {"handed_in": True} if state == State.SUBMITTED else {"state": state}
    ApplicationFactory(round=round, organisation=kept, choices=batches[:1], **mine)
    merge(old, kept)
    counts = [(kept.code, 1)] if state == State.SUBMITTED else []
    assert in_round(round) == (counts, [LeftOut.MERGED])


def test_beside_one_that_is_only_begun_what_was_handed_in_is_not_lost(
    round: Round, old: Organisation, kept: Organisation, batches: list[Batch]
) -> None:
    begun = ApplicationFactory(round=round, organisation=kept, choices=batches[:1])
    handed_in = Application.objects.get(organisation=old).standing
    merge(old, kept)
    assert in_round(round) == ([(kept.code, 3)], [LeftOut.MERGED])
    begun.refresh_from_db()
    assert begun.standing.content == handed_in.content
    assert begun.standing.submitted_at == handed_in.submitted_at
    assert begun.choices.count() == 1


def test_of_a_round_that_is_matched_nothing_is_handed_on(
    round: Round, old: Organisation, kept: Organisation
) -> None:
    begun = ApplicationFactory(round=round, organisation=kept)
    Round.objects.filter(pk=round.pk).update(state="cancelled")
    merge(old, kept)
    begun.refresh_from_db()
    assert begun.standing is None
