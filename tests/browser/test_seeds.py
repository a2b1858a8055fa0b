"""What the demo is seeded with keeps the rules about people, also after what was done there."""

from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from partners.membership.models import Mandate, Membership


def test_who_acts_for_whom_is_in_order(site: LiveServer) -> None:
    assert Membership.objects.live().filter(is_demo=True).exists()
    assert Mandate.objects.filter(is_demo=True, state=Mandate.State.GIVEN).exists()
    call_command("check_memberships", verbosity=0)
