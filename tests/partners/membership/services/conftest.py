"""A cooperative, and one person of every sort around it."""

from typing import Any

import pytest

from home.access import NOBODY, Actor
from partners.membership.models import Role
from partners.organisations.models import Organisation
from tests.factories.home import RegencyFactory
from tests.factories.membership import AreaFactory, MembershipFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(region=RegencyFactory())


@pytest.fixture
def people(cooperative: Organisation, moderator: Any) -> dict[str, Actor]:
    region = cooperative.region
    return {
        "nobody": NOBODY,
        "stranger": Actor(PersonFactory()),
        "representative": Actor(MembershipFactory(organisation=cooperative).person),
        "contributor": Actor(
            MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR).person
        ),
        "former representative": Actor(
            MembershipFactory(organisation=cooperative, over=True).person
        ),
        "representative elsewhere": Actor(MembershipFactory().person),
        "assistant": Actor(AreaFactory(assistant=True, region=region).person),
        "other assistant": Actor(AreaFactory(assistant=True, region=region).person),
        "assistant elsewhere": Actor(AreaFactory(assistant=True).person),
        "pmo": Actor(AreaFactory(region=region).person),
        "moderator": Actor(moderator),
    }


@pytest.fixture
def old() -> Organisation:
    """One of two entries of the register that are one body."""
    made: Organisation = CooperativeFactory(profile__registration_number="AHU-77 TAHUN 2025")
    return made


@pytest.fixture
def kept() -> Organisation:
    """The other one, into which it is merged."""
    made: Organisation = CooperativeFactory()
    return made
