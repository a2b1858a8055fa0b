"""A round with three batches, a cooperative that applies, and who acts for it."""

from typing import Any

import pytest
from django.test import Client

from home.access import Actor
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.membership.models import Role, Scope
from partners.organisations.models import Organisation
from tests.factories.home import CompetencyFactory, RegencyFactory
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory
from tests.partners.apprenticeships.applications.site import signed_in


@pytest.fixture
def round(db: None) -> Round:
    return RoundFactory(collecting=True, code="2027-1")


@pytest.fixture
def batches(round: Round) -> list[Batch]:
    return [RoundBatchFactory(round=round).batch for _number in range(3)]


@pytest.fixture
def cooperative(db: None) -> Organisation:
    return CooperativeFactory(slug="sukamaju", name="Koperasi Sukamaju", region=RegencyFactory())


@pytest.fixture
def board(cooperative: Organisation) -> Actor:
    return Actor(MembershipFactory(organisation=cooperative).person)


@pytest.fixture
def contributor(cooperative: Organisation) -> Actor:
    return Actor(MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR).person)


@pytest.fixture
def assistant(cooperative: Organisation) -> Actor:
    return Actor(MandateFactory(cooperative=cooperative, scopes=[Scope.APPLICATIONS]).assistant)


@pytest.fixture
def boss(moderator: Any) -> Actor:
    return Actor(moderator)


@pytest.fixture
def application(round: Round, cooperative: Organisation, board: Actor) -> Application:
    return applications.begin(round, cooperative, by=board)


@pytest.fixture
def whole(application: Application, batches: list[Batch], board: Actor) -> Application:
    """Ready to be handed in: two batches, a subject, one person."""
    applications.write(application, by=board, competencies=[CompetencyFactory()], goals="Susu")
    applications.order_list(application, batches[:2], by=board)
    applications.name_delegates(application, [{"name": "Ibu Sri"}], by=board)
    application.refresh_from_db()
    return application


def listed(application: Application) -> list[Any]:
    return [choice.batch for choice in application.choices.order_by("place")]


@pytest.fixture
def members(board: Actor) -> Client:
    return signed_in(board.person)
