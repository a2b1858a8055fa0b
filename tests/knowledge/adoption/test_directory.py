"""The directory of cooperatives is narrowed down to those that have told of a tool."""

import pytest
from django.http import QueryDict

from home.access import Actor
from knowledge.adoption.models import AdoptionReport
from knowledge.adoption.services import adoptions
from knowledge.models import ToolPage
from partners.organisations import listing
from partners.organisations.models import Organisation
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


def narrowed() -> list[Organisation]:
    return list(listing.cooperatives(QueryDict("adoption=yes")).results)


def offered() -> dict[str, int | None]:
    options = listing.cooperatives(QueryDict("")).options("adoption")
    return {option.value: option.count for option in options}


@pytest.fixture(autouse=True)
def another() -> Organisation:
    return CooperativeFactory()


def test_who_has_told_is_found_from_publishing_to_withdrawing(
    sent: AdoptionReport, cooperative: Organisation, board: Actor, boss: Actor
) -> None:
    assert (narrowed(), offered()) == ([], {})
    adoptions.publish(sent, by=boss)
    assert (narrowed(), offered()) == ([cooperative], {"yes": 1})
    adoptions.withdraw(sent, by=board)
    assert (narrowed(), offered()) == ([], {})


def test_report_is_as_hidden_as_its_tool(
    sent: AdoptionReport, tool: ToolPage, cooperative: Organisation, boss: Actor
) -> None:
    adoptions.publish(sent, by=boss)
    tool.unpublish()
    assert narrowed() == []
    tool.save_revision().publish()
    assert narrowed() == [cooperative]
