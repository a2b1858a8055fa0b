"""Two batches of one round that receives answers, and who may answer."""

from typing import Any

import pytest

from home.access import Actor, system
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.services.seats import CHANGE
from partners.apprenticeships.rounds.models import Round, RoundBatch
from tests.factories.membership import MembershipFactory
from tests.factories.results import SeatsFactory
from tests.factories.rounds import RoundFactory

TIME = system("tend_seats", CHANGE)


@pytest.fixture
def round(db: None) -> Round:
    return RoundFactory(answering=True)


@pytest.fixture
def best(round: Round) -> RoundBatch:
    """One seat, which everybody wants."""
    return SeatsFactory(round=round, seats=1)


@pytest.fixture
def other(round: Round) -> RoundBatch:
    return SeatsFactory(round=round, seats=2)


@pytest.fixture
def boss(moderator: Any) -> Actor:
    return Actor(moderator)


def head_of(result: Result) -> Actor:
    """Somebody who represents the cooperative."""
    return Actor(MembershipFactory(organisation=result.organisation).person)
