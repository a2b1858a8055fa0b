"""What the night does about mandates, and what outlives whom."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from django.utils.timezone import localdate

from home.access import Actor
from home.notices.models import Notice
from partners.membership.mandating import terms
from partners.membership.mandating.letters import MANDATES
from partners.membership.models import Mandate, Membership, Scope
from partners.membership.permissions import user_may
from partners.membership.services import mandates
from partners.organisations.models import Organisation
from tests.factories.membership import (
    InvitationFactory,
    MandateFactory,
    MembershipFactory,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
PROFILE = [Scope.PROFILE]


def until() -> date:
    return localdate() + 90 * DAY


def _a_mandate(people: dict[str, Actor], cooperative: Organisation, **values: Any) -> Mandate:
    assistant = people["assistant"].person
    return MandateFactory(cooperative=cooperative, assistant=assistant, **values)


class TestNight:
    def test_what_is_past_its_last_day_expires(self, cooperative: Organisation) -> None:
        over = MandateFactory(
            cooperative=cooperative, begins_on=localdate() - 9 * DAY, ends_on=localdate() - DAY
        )
        unanswered = MandateFactory(
            asked=True, begins_on=localdate() - 9 * DAY, ends_on=localdate() - DAY
        )
        today = MandateFactory(ends_on=localdate())
        assert mandates.expire(localdate()) == 2
        assert mandates.expire(localdate()) == 0
        states = {one.pk: one.state for one in Mandate.objects.all()}
        assert states[over.pk] == states[unanswered.pk] == Mandate.State.EXPIRED
        assert states[today.pk] == Mandate.State.GIVEN

    def test_both_sides_are_warned_a_month_before_once(self, cooperative: Organisation) -> None:
        representative = MembershipFactory(organisation=cooperative).person
        mandate = MandateFactory(cooperative=cooperative, ends_on=localdate() + 30 * DAY)
        MandateFactory(ends_on=localdate() + 32 * DAY)
        mandates.warn(localdate())
        mandates.warn(localdate() + DAY)
        told = Notice.objects.filter(kind=MANDATES.code).values_list("recipient", flat=True)
        assert set(told) == {representative.pk, mandate.assistant_id}
        assert len(told) == 2


def test_command_says_what_the_night_did(capsys: pytest.CaptureFixture[str]) -> None:
    MandateFactory(ends_on=localdate() - DAY)
    MandateFactory(ends_on=localdate() + DAY)
    call_command("expire_mandates")
    assert capsys.readouterr().out == "1 mandates expired, 1 end within 30 days\n"


def test_invitations_by_the_assistant_end_with_the_mandate(
    people: dict[str, Actor], cooperative: Organisation
) -> None:
    sent = InvitationFactory(organisation=cooperative, invited_by=people["assistant"].person)
    mandates.end(_a_mandate(people, cooperative), by=people["representative"])
    sent.refresh_from_db()
    assert not sent.is_open


def test_mandates_of_a_removed_representative_stay(
    people: dict[str, Actor], cooperative: Organisation
) -> None:
    """The board gave it, not the person."""
    asked = _a_mandate(people, cooperative, asked=True, scopes=PROFILE)
    mandates.give(asked, by=people["representative"], scopes=PROFILE, ends_on=until())
    Membership.objects.filter(person=people["representative"].person).update(
        ended_at=timezone.now(), ending=Membership.Ending.REMOVED
    )
    assert user_may(people["assistant"], cooperative, Scope.PROFILE)


def test_new_text_is_agreed_to_anew(people: dict[str, Actor], cooperative: Organisation) -> None:
    given = _a_mandate(people, cooperative, terms="2020-01")
    mandates.agree_again(given, by=people["representative"])
    assert Mandate.objects.get(pk=given.pk).terms == terms.VERSION
