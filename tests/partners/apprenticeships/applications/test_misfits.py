"""A choice that does not fit is said to be one before it is handed in, and may be handed in."""

import pytest
from django.test import Client

from partners.apprenticeships.applications.models import Application
from tests.partners.apprenticeships.applications.conftest import listed
from tests.partners.apprenticeships.applications.site import address, sent, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["list", "hand_in"])
def test_choice_that_does_not_fit_is_marked_with_the_rule_and_the_fix(
    members: Client, whole: Application, name: str
) -> None:
    assert "Utus lebih sedikit orang." not in text_of(members, address(name, whole))
    whole.team = 5
    whole.save()
    page = text_of(members, address(name, whole))
    assert "Utus lebih sedikit orang." in page


def test_it_may_be_handed_in_all_the_same(members: Client, whole: Application) -> None:
    one = listed(whole)[0]
    whole.mode = "online"
    whole.save()
    page = members.get(address("hand_in", whole))
    assert len(page.context["misfits"]) == len(listed(whole))
    name, rules = page.context["misfits"][0]
    assert one.offer.title in name
    assert [rule.title for rule in rules]
    answer = sent(members, address("hand_in", whole))
    assert answer.headers["Location"] == address("receipt", whole, 1)
