"""A round with three batches and six cooperatives, closed yesterday."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from home.access import Actor
from home.groups import MODERATORS
from home.models import Competency
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.results import running
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.results.services import matching
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.rounds.services import rounds
from tests.factories.applications import ApplicationFactory
from tests.factories.home import CompetencyFactory, RegionFactory
from tests.factories.membership import PersonFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory


@dataclass
class World:
    round: Round
    batches: list[RoundBatch]
    applications: list[Application]
    milk: Competency
    asks: Actor
    publishes: Actor

    def match(self) -> Matching:
        """Asked for and carried out; the round is read anew."""
        asked = matching.ask(self.round, by=self.asks)
        running.run(asked.pk)
        asked.refresh_from_db()
        self.round.refresh_from_db()
        return asked

    def places(self) -> dict[str, str]:
        """Cooperative to batch."""
        results = self.round.results.exclude(place=None)
        return {one.organisation.name: one.place.batch.code for one in results}


def moderator() -> Actor:
    person = PersonFactory()
    person.groups.add(Group.objects.get(name=MODERATORS))
    return Actor(person)


def close(round: Round) -> None:
    """Yesterday was its last day."""
    past = timezone.now() - timedelta(days=1)
    Round.objects.filter(pk=round.pk).update(apply_until=past.date(), closes_at=past)
    round.refresh_from_db()


def build() -> World:
    milk = CompetencyFactory(code="milk")
    asks, publishes = moderator(), moderator()
    round = RoundFactory(code="2027-1")
    batches = [
        RoundBatchFactory(
            round=round,
            batch__code=code,
            batch__open=True,
            batch__seats=seats,
            batch__minimum=minimum,
            batch__offer__region=RegionFactory(code=region),
            batch__offer__competencies=[milk],
        )
        for code, seats, minimum, region in (
            ("b1", 2, 0, "3204"),
            ("b2", 1, 0, "3304"),
            ("b3", 3, 3, "3504"),
        )
    ]
    round = rounds.announce(round, by=asks)
    # A seed of its own would change the lottery from test to test.
    round.seed, round.commitment = "benih", rounds.lottery.commitment("benih")
    round.save()
    one, two, three = (row.batch for row in batches)
    lists = {
        "Ani": ("3204", [one, two]),
        "Budi": ("3204", [one, two]),
        "Citra": ("3304", [one, two]),
        "Dewi": ("3504", [three, one]),
        "Eko": ("3504", [two, one]),
        "Fajar": ("9104", []),
    }
    applications = [
        ApplicationFactory(
            round=round,
            organisation=CooperativeFactory(name=name, region=RegionFactory(code=region)),
            competencies=[milk],
            choices=wanted,
            reach="country" if wanted else "province",
            handed_in=True,
        )
        for name, (region, wanted) in lists.items()
    ]
    close(round)
    return World(round, batches, applications, milk, asks, publishes)


@pytest.fixture
def world(db) -> World:
    return build()
