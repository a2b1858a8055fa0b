"""Who may do what with a mandate, in which state: one table, and what each act leaves behind."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.timezone import localdate
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor
from home.desk.locking import version_of
from home.desk.refusals import HasChangedSince
from partners.membership.mandating import refusals, terms
from partners.membership.mandating.rules import LONGEST, MOST_OF_ASSISTANT
from partners.membership.models import Area, Mandate, Membership, Scope
from partners.membership.permissions import user_may
from partners.membership.services import mandates
from partners.organisations.models import Organisation
from tests.factories.membership import (
    AreaFactory,
    MandateFactory,
    MembershipFactory,
)
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
PROFILE = [Scope.PROFILE]


def until() -> date:
    return localdate() + 90 * DAY


def _a_mandate(people: dict[str, Actor], cooperative: Organisation, **values: Any) -> Mandate:
    assistant = people["assistant"].person
    return MandateFactory(cooperative=cooperative, assistant=assistant, **values)


ACTS: dict[str, tuple[dict[str, Any], Callable[..., Any], set[str]]] = {
    "give": (
        {"asked": True},
        lambda mandate, by: mandates.give(mandate, by=by, scopes=PROFILE, ends_on=until()),
        {"representative"},
    ),
    "refuse": (
        {"asked": True},
        lambda mandate, by: mandates.refuse(mandate, by=by),
        {"representative"},
    ),
    "cancel": (
        {"asked": True},
        lambda mandate, by: mandates.cancel(mandate, by=by),
        {"assistant"},
    ),
    "end": (
        {},
        lambda mandate, by: mandates.end(mandate, by=by),
        {"representative", "assistant", "moderator"},
    ),
    "agree again": (
        {"terms": "2020-01"},
        lambda mandate, by: mandates.agree_again(mandate, by=by),
        {"representative"},
    ),
}


def _may(act: Callable[[], Any]) -> bool:
    try:
        act()
    except ActionNotPermitted:
        return False
    return True


@pytest.mark.parametrize("name", ACTS)
def test_acts_on_a_mandate_by_role(
    name: str, people: dict[str, Actor], cooperative: Organisation
) -> None:
    state, act, allowed = ACTS[name]
    may = set()
    for who, actor in people.items():
        mandate = _a_mandate(people, cooperative, **state)
        if _may(lambda mandate=mandate, actor=actor: act(mandate, actor)):
            may.add(who)
        Mandate.objects.filter(pk=mandate.pk).update(
            state=Mandate.State.REFUSED, ended_at=timezone.now()
        )
    assert may == allowed


@pytest.mark.parametrize("name", ["give", "refuse", "cancel", "end", "agree again"])
@pytest.mark.parametrize("state", ["asked", "given", "refused", "cancelled", "expired", "ended"])
def test_acts_on_a_mandate_by_state(
    name: str, state: str, people: dict[str, Actor], cooperative: Organisation
) -> None:
    _values, act, _allowed = ACTS[name]
    values: dict[str, Any] = {"state": state}
    if state == "asked":
        values = {"asked": True}
    elif state != "given":
        values["ended_at"] = timezone.now()
    mandate = _a_mandate(people, cooperative, **values)
    actor = people["assistant" if name == "cancel" else "representative"]
    is_open = state == ("given" if name in {"end", "agree again"} else "asked")
    if is_open:
        act(mandate, actor)
        return
    with pytest.raises((refusals.NotAskedAnyMore, refusals.IsOver)):
        act(mandate, actor)
    assert Mandate.objects.get(pk=mandate.pk).state == state


def test_only_the_assistant_of_the_area_asks(
    people: dict[str, Actor], cooperative: Organisation
) -> None:
    may = {
        who
        for who, actor in people.items()
        if _may(
            lambda actor=actor: mandates.ask(cooperative, by=actor, scopes=PROFILE, ends_on=until())
        )
    }
    assert may == {"assistant", "other assistant"}
    assert Mandate.objects.asked().count() == 2


def test_only_a_representative_offers_it_to_an_assistant_of_the_area(
    people: dict[str, Actor], cooperative: Organisation
) -> None:
    given = people["assistant"].person
    may = set()
    for who, actor in people.items():
        if _may(
            lambda actor=actor: mandates.offer(
                cooperative, given, by=actor, scopes=PROFILE, ends_on=until()
            )
        ):
            may.add(who)
    assert may == {"representative"}
    assert user_may(people["assistant"], cooperative, Scope.PROFILE)
    with pytest.raises(refusals.NoAssistant):
        mandates.offer(
            cooperative,
            people["assistant elsewhere"].person,
            by=people["representative"],
            scopes=PROFILE,
            ends_on=until(),
        )


class TestGiving:
    def test_less_than_was_asked_for(
        self, people: dict[str, Actor], cooperative: Organisation
    ) -> None:
        asked = mandates.ask(
            cooperative,
            by=people["assistant"],
            scopes=[Scope.LOGBOOK, Scope.PROFILE],
            ends_on=until(),
        )
        assert not user_may(people["assistant"], cooperative, Scope.PROFILE)
        mandates.give(
            asked, by=people["representative"], scopes=PROFILE, ends_on=localdate() + 5 * DAY
        )
        given = Mandate.objects.get(pk=asked.pk)
        assert given.named == ["profile"]
        assert (given.begins_on, given.ends_on) == (localdate(), localdate() + 5 * DAY)
        assert (given.means, given.terms) == (Mandate.Means.PORTAL, terms.VERSION)
        assert given.given_by == people["representative"].person
        assert user_may(people["assistant"], cooperative, Scope.PROFILE)
        assert not user_may(people["assistant"], cooperative, Scope.LOGBOOK)

    @pytest.mark.parametrize(
        ("scopes", "days", "refusal"),
        [
            ([Scope.REPORTS], 90, refusals.MoreThanAsked),
            ([], 90, refusals.NothingNamed),
            (PROFILE, 91, refusals.EndIsTooFar),
            (PROFILE, -1, refusals.EndIsPast),
        ],
    )
    def test_not_more_not_longer_not_nothing(
        self,
        people: dict[str, Actor],
        cooperative: Organisation,
        scopes: list[str],
        days: int,
        refusal: type[Exception],
    ) -> None:
        asked = _a_mandate(people, cooperative, asked=True, scopes=PROFILE, ends_on=until())
        with pytest.raises(refusal):
            mandates.give(
                asked, by=people["representative"], scopes=scopes, ends_on=localdate() + days * DAY
            )
        assert Mandate.objects.get(pk=asked.pk).is_asked

    def test_representative_removed_meanwhile_gives_nothing(
        self, people: dict[str, Actor], cooperative: Organisation
    ) -> None:
        asked = _a_mandate(people, cooperative, asked=True)
        giver = people["representative"]
        Membership.objects.filter(person=giver.person).update(
            ended_at=timezone.now(), ending=Membership.Ending.REMOVED
        )
        with pytest.raises(ActionNotPermitted):
            mandates.give(asked, by=giver, scopes=PROFILE, ends_on=until())

    def test_what_was_changed_since_it_was_seen_is_shown_first(
        self, people: dict[str, Actor], cooperative: Organisation
    ) -> None:
        asked = _a_mandate(people, cooperative, asked=True)
        seen = version_of(asked)
        mandates.cancel(asked, by=people["assistant"])
        with pytest.raises(HasChangedSince):
            mandates.give(
                asked, by=people["representative"], scopes=PROFILE, ends_on=until(), seen=seen
            )

    def test_history_says_who_in_whose_name_and_names_no_person(
        self, people: dict[str, Actor], cooperative: Organisation
    ) -> None:
        asked = _a_mandate(people, cooperative, asked=True, scopes=PROFILE)
        mandates.give(asked, by=people["representative"], scopes=PROFILE, ends_on=until())
        entry = ModelLogEntry.objects.get(action="membership.mandate_given")
        assert entry.user == people["representative"].person
        assert entry.data["acted_for"] == cooperative.pk
        assert entry.data["role"] == "representative"
        assert "@" not in str(entry.data)
        assert entry.message.startswith("Memberi mandat")


class TestLimits:
    def test_one_open_mandate_of_a_cooperative_and_an_assistant(
        self, people: dict[str, Actor], cooperative: Organisation
    ) -> None:
        _a_mandate(people, cooperative)
        with pytest.raises(refusals.MandateIsThere):
            mandates.ask(cooperative, by=people["assistant"], scopes=PROFILE, ends_on=until())

    def test_after_one_has_ended_another_may_be_asked_for(
        self, people: dict[str, Actor], cooperative: Organisation
    ) -> None:
        _a_mandate(people, cooperative, over=True)
        mandates.ask(cooperative, by=people["assistant"], scopes=PROFILE, ends_on=until())
        assert Mandate.objects.open().count() == 1

    def test_at_most_a_year(self, people: dict[str, Actor], cooperative: Organisation) -> None:
        last = localdate() + LONGEST
        with pytest.raises(refusals.EndIsTooFar) as refused:
            mandates.ask(cooperative, by=people["assistant"], scopes=PROFILE, ends_on=last + DAY)
        assert refused.value.facts == {"latest": last}
        mandates.ask(cooperative, by=people["assistant"], scopes=PROFILE, ends_on=last)

    def test_assistant_has_a_sane_number(
        self, people: dict[str, Actor], cooperative: Organisation
    ) -> None:
        for _number in range(MOST_OF_ASSISTANT):
            MandateFactory(assistant=people["assistant"].person, scopes=[])
        with pytest.raises(refusals.TooMany):
            mandates.ask(cooperative, by=people["assistant"], scopes=PROFILE, ends_on=until())

    def test_nobody_but_a_living_cooperative_gives_one(self, people: dict[str, Actor]) -> None:
        region = AreaFactory(assistant=True, person=people["assistant"].person).region
        partner = OrganisationFactory(
            kind=Organisation.Kind.UNIVERSITY, country="ID", region=region
        )
        gone = CooperativeFactory(region=region, is_public=False, archived_at=timezone.now())
        for organisation in (partner, gone):
            with pytest.raises(refusals.NoCooperative):
                mandates.ask(organisation, by=people["assistant"], scopes=PROFILE, ends_on=until())


def test_nobody_gives_themselves_a_mandate(cooperative: Organisation) -> None:
    person = MembershipFactory(organisation=cooperative).person
    AreaFactory(person=person, region=cooperative.region, assistant=True)
    with pytest.raises(refusals.NoAssistant):
        mandates.offer(cooperative, person, by=Actor(person), scopes=PROFILE, ends_on=until())


def test_who_is_no_assistant_any_more_gets_nothing(
    people: dict[str, Actor], cooperative: Organisation
) -> None:
    asked = _a_mandate(people, cooperative, asked=True)
    Area.objects.filter(person=asked.assistant).update(ends_on=localdate() - DAY)
    board = people["representative"]
    with pytest.raises(refusals.NoAssistant):
        mandates.give(asked, by=board, scopes=PROFILE, ends_on=until())
    assert not user_may(people["assistant"], cooperative, Scope.PROFILE)
