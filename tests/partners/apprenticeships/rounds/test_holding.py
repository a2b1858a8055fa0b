"""What an old draft of an offer says of a batch that a round holds or names."""

from datetime import date
from typing import Any

import pytest

from home.access import Actor
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.services import rounds
from partners.apprenticeships.services import hosting, submitting
from tests.factories.apprenticeships import in_days
from tests.factories.home import CompetencyFactory, RegencyFactory
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.rounds import RoundFactory
from tests.partners.apprenticeships.hosting.conftest import (
    approve,
    batch_words,
    fresh,
    moderation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def host(db: None) -> Actor:
    return Actor(MembershipFactory(organisation=OrganisationFactory()).person)


@pytest.fixture
def boss(moderator: Any) -> Actor:
    return Actor(moderator)


@pytest.fixture
def offer(host: Actor, boss: Actor) -> Offer:
    """On the site, with one batch of twelve seats."""
    moderation()
    said = {"title_id": "Kasir", "summary_id": "Di toko.", "region": RegencyFactory()}
    organisation = MembershipFactory._meta.model.objects.get(person=host.person).organisation
    made = hosting.begin(organisation, by=host, competencies=[CompetencyFactory()], **said)
    hosting.put_batch(made, None, by=host, **batch_words())
    submitting.submit(fresh(made), by=host)
    approve(fresh(made), boss.person)
    return fresh(made)


@pytest.fixture
def draft_round(offer: Offer, boss: Actor) -> Round:
    made = RoundFactory(apply_until=in_days(20))
    return rounds.choose_batches(made, [offer.batches.get()], by=boss)


def stands() -> list[tuple[int, date, str]]:
    rows = Batch.objects.order_by("starts_on")
    return [(batch.seats, batch.starts_on, batch.state) for batch in rows]


def test_change_that_was_handed_in_before_the_announcement_leaves_the_batch_as_announced(
    offer: Offer, draft_round: Round, host: Actor, boss: Actor
) -> None:
    later = batch_words(
        seats=1, minimum=0, reserve_3t=0, starts_on=in_days(90), ends_on=in_days(95)
    )
    hosting.put_batch(offer, 0, by=host, **later)
    hosting.write(fresh(offer), by=host, title_id="Kasir dan gudang")
    submitting.submit(fresh(offer), by=host)
    rounds.announce(draft_round, by=boss)
    approve(fresh(offer), boss.person)
    assert stands() == [(12, in_days(60), "open")]
    assert fresh(offer).title_id == "Kasir dan gudang"


def test_opened_batch_that_joins_a_round_stands_as_it_joined(
    offer: Offer, draft_round: Round, host: Actor, boss: Actor
) -> None:
    Batch.objects.update(state="open")
    hosting.put_batch(offer, 0, by=host, **batch_words(seats=1, minimum=0, reserve_3t=0))
    submitting.submit(fresh(offer), by=host)
    rounds.announce(draft_round, by=boss)
    approve(fresh(offer), boss.person)
    assert stands() == [(12, in_days(60), "open")]


def test_what_staff_write_afterwards_counts(offer: Offer, draft_round: Round, boss: Actor) -> None:
    rounds.announce(draft_round, by=boss)
    draft = fresh(offer).get_latest_revision_as_object()
    batch = draft.batches.get()
    batch.seats = 14
    draft.batches = [batch]
    draft.save_revision(user=boss.person).publish()
    assert stands() == [(14, in_days(60), "open")]


def test_batch_that_a_round_names_is_not_lost_by_a_draft_without_it(
    offer: Offer, host: Actor, boss: Actor
) -> None:
    first = offer.batches.get()
    other = batch_words(starts_on=in_days(80), ends_on=in_days(85))
    hosting.put_batch(offer, None, by=host, **other)
    hosting.remove_batch(fresh(offer), 0, by=host)
    submitting.submit(fresh(offer), by=host)
    rounds.choose_batches(RoundFactory(apply_until=in_days(20)), [first], by=boss)
    approve(fresh(offer), boss.person)
    assert stands() == [(12, in_days(60), "planned"), (12, in_days(80), "planned")]
