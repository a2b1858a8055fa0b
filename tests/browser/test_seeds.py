"""What the demo is seeded with keeps the rules about people, also after what was done there."""

from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from partners.apprenticeships.applications.demo import ASSISTANT, BOARD, PAIR
from partners.apprenticeships.results.demo import answering
from partners.apprenticeships.results.models import Appeal, Result
from partners.membership.models import Mandate, Membership


def test_who_acts_for_whom_is_in_order(site: LiveServer) -> None:
    assert Membership.objects.live().filter(is_demo=True).exists()
    assert Mandate.objects.filter(is_demo=True, state=Mandate.State.GIVEN).exists()
    call_command("check_memberships", verbosity=0)


def test_the_demo_board_has_a_conditional_answer_a_promotion_and_two_appeals(
    site: LiveServer,
) -> None:
    """Which the demo's business assistant sees as well."""
    mine = Result.objects.filter(round__code=answering.CODE, organisation__slug__in=PAIR)
    found = set(mine.values_list("standing", "answer"))
    assert found == {("placed", "conditional"), ("promoted", "open")}
    appeals = Appeal.objects.filter(result__round__code=answering.CODE)
    assert sorted(appeals.values_list("state", flat=True)) == ["open", "upheld"]
    seen = Membership.objects.live().filter(person__email=BOARD).values("organisation")
    helped = Mandate.objects.filter(assistant__email=ASSISTANT, state=Mandate.State.GIVEN)
    for rows in (mine, Result.objects.filter(appeals__in=appeals)):
        assert not rows.exclude(organisation__in=seen).exists()
        assert not rows.exclude(organisation__in=helped.values("cooperative")).exists()
