"""A result that can be read, and who acts on appeals against it."""

from typing import Any

import pytest

from home.access import Actor
from partners.apprenticeships.results.models import Appeal, Result
from tests.factories.membership import MembershipFactory
from tests.factories.results import AppealFactory, ResultFactory, SeatsFactory

SAID: dict[str, Any] = {"kind": "fact", "why": "Kami punya dua unit usaha, bukan satu."}


@pytest.fixture
def result(db: None) -> Result:
    place = SeatsFactory(seats=1)
    return ResultFactory(round=place.round, choices=[place])


@pytest.fixture
def raised(result: Result) -> Appeal:
    return AppealFactory(result=result, words=SAID["why"])


@pytest.fixture
def board(result: Result) -> Actor:
    return Actor(MembershipFactory(organisation=result.organisation).person)


@pytest.fixture
def boss(moderator: Any) -> Actor:
    return Actor(moderator)
