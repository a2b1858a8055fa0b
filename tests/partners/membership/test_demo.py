"""The demo's members: in once, out again."""

import pytest
from django.core.management import call_command

from home.access import Actor
from home.waiting import waiting_for
from partners.membership import demo, reach
from partners.membership.demo import mandates
from partners.membership.models import Area, Invitation, Mandate, Membership
from portal.demo import MEMBERS
from portal.users import demo as users_demo
from portal.users.models import User
from tests.factories.home import RegencyFactory, RegionFactory
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def _nothing(message: str, done: int, total: int) -> None:
    """No progress bar."""


def test_members_of_the_demo_come_once_and_go() -> None:
    for slug in {slug for _, slug, _, _ in demo.PEOPLE}:
        OrganisationFactory(slug=slug)
    kept = MembershipFactory()
    users_demo.load(_nothing)
    for _time in range(2):
        demo.load(_nothing)
    assert Membership.objects.filter(is_demo=True).count() == len(demo.PEOPLE)
    assert Invitation.objects.count() == 1
    call_command("check_memberships", verbosity=0)
    chair = User.objects.get(email="pengurus@simpul.demo")
    assert not chair.has_perm("wagtailadmin.access_admin")
    assert waiting_for(Actor(chair))
    demo.unload()
    assert list(Membership.objects.all()) == [kept]
    assert not Invitation.objects.exists()


def test_assistant_and_officer_of_the_demo_come_once_and_go() -> None:
    west_java = RegionFactory(code="32")
    bandung = RegencyFactory(code="3204", parent=west_java)
    for slug in {slug for slug, _, _ in mandates.MANDATES}:
        CooperativeFactory(slug=slug, region=bandung)
    kept = MandateFactory()
    users_demo.load(_nothing)
    for _time in range(2):
        mandates.load(_nothing)
    assert Mandate.objects.filter(is_demo=True).count() == len(mandates.MANDATES)
    assistant = Actor(User.objects.get(email=mandates.ASSISTANT))
    assert reach.cooperatives_assisted_by(assistant).count() == 6
    officer = Actor(User.objects.get(email=mandates.OFFICER))
    assert reach.cooperatives_in_area_of(officer).count() == 7
    assert waiting_for(assistant)
    mandates.unload()
    assert list(Mandate.objects.all()) == [kept]
    assert not Area.objects.exists()


def test_every_login_of_members_that_is_printed_belongs_somewhere() -> None:
    members = {email for email, _, _, _ in demo.PEOPLE}
    assert set(MEMBERS) == members | {mandates.ASSISTANT, mandates.OFFICER}
    assert set(MEMBERS) == {email for email, _, _ in users_demo.MEMBERS}
