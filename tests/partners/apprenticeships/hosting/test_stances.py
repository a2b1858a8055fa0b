"""A host says how it stands for a season; moderators read it."""

from datetime import date
from typing import Any

import pytest
from django.utils.timezone import localdate
from hypothesis import given
from hypothesis import strategies as st

from home.access import ActionNotPermitted, Actor
from home.desk.locking import version_of
from home.desk.refusals import HasChangedSince
from partners.apprenticeships.hosting.refusals import SaysNoReason, SeasonIsNotAhead
from partners.apprenticeships.hosting.seasons import Season, asked_about
from partners.apprenticeships.models import HostStance
from partners.apprenticeships.services import stances
from partners.organisations import merging
from partners.organisations.models import Organisation
from tests.factories.organisations import OrganisationFactory

Stance = HostStance.Stance


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_every_day_lies_in_the_season_before_the_next(day: date) -> None:
    now, then = asked_about(day)
    assert now.begins_on <= day < then.begins_on
    assert Season.read(str(now)) == now < then


@pytest.mark.parametrize("text", ["", "2027", "2027-3", "27-1", "2027-1-1", "２０２７-1", "x-1"])
def test_what_is_no_season_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        Season.read(text)


@pytest.fixture
def season() -> Season:
    return asked_about(localdate())[1]


@pytest.mark.django_db
def test_any_of_its_people_says_it_and_says_it_anew(
    partner: Organisation, helper: Actor, boss_of: Actor, season: Season
) -> None:
    first = stances.say(partner, season, by=helper, stance=Stance.OPEN, seen="")
    seen = version_of(HostStance.objects.get(pk=first.pk))
    stances.say(partner, season, by=boss_of, stance=Stance.NOT_NOW, why="Asrama penuh", seen=seen)
    said = HostStance.objects.get()
    assert (said.stance, said.why, said.by) == (Stance.NOT_NOW, "Asrama penuh", boss_of.person)


@pytest.mark.django_db
def test_not_now_says_why(partner: Organisation, helper: Actor, season: Season) -> None:
    with pytest.raises(SaysNoReason):
        stances.say(partner, season, by=helper, stance=Stance.NOT_NOW)


@pytest.mark.django_db
def test_only_this_season_and_the_next_are_asked_about(
    partner: Organisation, helper: Actor, season: Season
) -> None:
    with pytest.raises(SeasonIsNotAhead):
        stances.say(partner, season.following, by=helper, stance=Stance.OPEN)
    with pytest.raises(SeasonIsNotAhead):
        stances.say(partner, Season(2020, 1), by=helper, stance=Stance.OPEN)


@pytest.mark.django_db
def test_second_word_sees_the_first(
    partner: Organisation, helper: Actor, boss_of: Actor, season: Season
) -> None:
    stances.say(partner, season, by=helper, stance=Stance.OPEN, seen="")
    with pytest.raises(HasChangedSince):
        stances.say(partner, season, by=boss_of, stance=Stance.LOOKING, seen="")
    assert HostStance.objects.get().stance == Stance.OPEN


@pytest.mark.django_db
def test_others_say_nothing(
    partner: Organisation, season: Season, moderator: Any, stranger: Any
) -> None:
    for actor in (Actor(moderator), Actor(stranger)):
        with pytest.raises(ActionNotPermitted):
            stances.say(partner, season, by=actor, stance=Stance.OPEN)


@pytest.mark.django_db
def test_word_of_the_one_that_stays_stands(
    partner: Organisation, helper: Actor, season: Season
) -> None:
    kept, now = OrganisationFactory(), asked_about(localdate())[0]
    row = {"by": helper.person, "year": season.year, "half": season.half}
    HostStance.objects.create(organisation=kept, stance=Stance.LOOKING, **row)
    stances.say(partner, season, by=helper, stance=Stance.OPEN)
    stances.say(partner, now, by=helper, stance=Stance.OPEN)
    merging.move(partner, kept)
    said = HostStance.objects.of(kept).order_by("year", "half").values_list("stance", flat=True)
    assert list(said) == [Stance.OPEN, Stance.LOOKING]
