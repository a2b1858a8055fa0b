"""Moderators and PMO say whether two records are one cooperative."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.access import NOBODY, ActionNotPermitted, Actor
from home.desk.refusals import HasChangedSince
from home.groups import MODERATORS
from partners.membership.admin.duplicates import direction
from partners.membership.refusals import PairIsSettled, ReasonIsMissing
from partners.membership.services import duplicates, merging
from partners.organisations.models import DuplicatePair, Organisation
from tests.factories.claims import VillageFactory
from tests.factories.duplicates import a_pair
from tests.factories.home import RegionFactory
from tests.factories.membership import AreaFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.people import admin, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator() -> Actor:
    return Actor(staff(MODERATORS))


@pytest.fixture
def village() -> Any:
    return VillageFactory()


@pytest.fixture
def officer(village: Any) -> Actor:
    return Actor(AreaFactory(region=village).person)


@pytest.fixture
def pair(village: Any) -> DuplicatePair:
    return a_pair(*(CooperativeFactory(region=village) for _ in range(2)))


def test_moderator_says_not_the_same(pair: DuplicatePair, moderator: Actor) -> None:
    decided = duplicates.say_distinct(pair, why="Dua", by=moderator)
    assert (decided.state, decided.why, decided.decided_by) == ("distinct", "Dua", moderator.person)
    assert decided.decided_on == pair.reasons


def test_pmo_says_not_the_same_in_their_area(pair: DuplicatePair, officer: Actor) -> None:
    assert duplicates.say_distinct(pair, why="Dua", by=officer).state == "distinct"


def test_nobody_else_says_anything(pair: DuplicatePair) -> None:
    outsider = Actor(AreaFactory(region=RegionFactory(code="91")).person)  # far from the village
    for by in (NOBODY, outsider):
        for act in (duplicates.say_distinct, duplicates.say_same):
            with pytest.raises(ActionNotPermitted):
                act(pair, why="Dua", by=by)


def test_pmo_of_one_side_says_nothing(village: Any, officer: Actor) -> None:
    half = a_pair(CooperativeFactory(region=village), CooperativeFactory(region=VillageFactory()))
    with pytest.raises(ActionNotPermitted):
        duplicates.say_distinct(half, why="Dua", by=officer)


def test_pmo_hands_over_and_nothing_is_merged(pair: DuplicatePair, officer: Actor) -> None:
    said = duplicates.say_same(pair, why="Satu pengurus", by=officer)
    assert said.is_handed_over
    assert not Organisation.objects.filter(merged_into__isnull=False).exists()


def test_reason_is_needed(pair: DuplicatePair, moderator: Actor) -> None:
    with pytest.raises(ReasonIsMissing):
        duplicates.say_distinct(pair, why="  ", by=moderator)


def test_second_of_two_is_told(pair: DuplicatePair, moderator: Actor) -> None:
    seen = pair.updated_at.isoformat()
    duplicates.say_distinct(pair, why="Dua", by=moderator, seen=seen)
    with pytest.raises(HasChangedSince):
        duplicates.say_distinct(pair, why="Dua", by=moderator, seen=seen)
    with pytest.raises(PairIsSettled):
        duplicates.say_distinct(pair, why="Dua", by=moderator)


def test_not_the_same_is_taken_back(pair: DuplicatePair, moderator: Actor) -> None:
    decided = duplicates.say_distinct(pair, why="Dua", by=moderator)
    again = duplicates.reopen(decided, by=moderator)
    assert again.was_decided
    assert again.why == "Dua"


def test_the_one_with_people_stays(pair: DuplicatePair) -> None:
    MembershipFactory(organisation=pair.second)
    assert direction(pair) == (pair.first, pair.second)


def test_the_older_stays_where_nothing_tells(pair: DuplicatePair) -> None:
    assert direction(pair) == (pair.second, pair.first)


def test_merging_settles_the_pair_and_the_old_address_leads_on(
    pair: DuplicatePair, moderator: Actor, client: Client
) -> None:
    third = CooperativeFactory()
    distinct = a_pair(pair.second, third, state="distinct", why="Lain", decided_at=pair.found_at)
    merging.merge(pair.second, pair.first, roles={}, reason="Sama", by=moderator)
    pair.refresh_from_db()
    distinct.refresh_from_db()
    assert pair.state == DuplicatePair.State.SAME
    assert (distinct.first, distinct.second) == (pair.first, third)
    answer = client.get(pair.second.get_absolute_url())
    assert (answer.status_code, answer.headers["Location"]) == (301, pair.first.get_absolute_url())


def test_pages_of_the_admin(pair: DuplicatePair) -> None:
    client = admin()
    listed = client.get(reverse("duplicates"), {"reason": "village"}).content.decode()
    assert str(pair.first) in listed
    page = client.get(reverse("duplicate", args=[pair.pk])).content.decode()
    assert reverse("organisations_merge", args=[pair.second_id, pair.first_id]) in page
    assert "75" in page


def test_list_of_the_admin_narrows_to_a_province(pair: DuplicatePair) -> None:
    far = VillageFactory(within="110401", code="1104012001")
    other = a_pair(*(CooperativeFactory(region=far) for _ in range(2)))
    listed = admin().get(reverse("duplicates"), {"province": "11"}).content.decode()
    assert str(other.first) in listed
    assert str(pair.first) not in listed


def test_pages_of_a_pmo_show_their_area_only(
    pair: DuplicatePair, officer: Actor, client: Client
) -> None:
    other = a_pair(*(CooperativeFactory(region=VillageFactory()) for _ in range(2)))
    client.force_login(officer.person)
    listed = client.get(reverse("membership:duplicates")).content.decode()
    assert str(pair.first) in listed
    assert str(other.first) not in listed
    for name in ("duplicate", "duplicate_two", "duplicate_one"):
        mine, theirs = (reverse(f"membership:{name}", args=[one.pk]) for one in (pair, other))
        assert client.get(mine).status_code == 200
        assert client.get(theirs).status_code == 404


def test_a_pmo_reads_that_moderators_merge_and_when_they_were_told(
    pair: DuplicatePair, officer: Actor, client: Client
) -> None:
    client.force_login(officer.person)
    listed, page = reverse("membership:duplicates"), reverse("membership:duplicate", args=[pair.pk])
    same = reverse("membership:duplicate_one", args=[pair.pk])
    for address in (listed, page):
        assert "ke moderator, juga di wilayah Anda sendiri" in client.get(address).content.decode()
    assert same in client.get(page).content.decode()
    duplicates.say_same(pair, why="Satu pengurus", by=officer)
    DuplicatePair.objects.update(said_at="2026-11-05T10:00+07:00")
    for address in (listed, page):
        words = client.get(address).content.decode().casefold()
        assert "diserahkan ke moderator pada 5 november 2026" in words
    assert same not in client.get(page).content.decode()


def test_who_is_no_pmo_finds_nothing(pair: DuplicatePair, client: Client) -> None:
    client.force_login(MembershipFactory(organisation=pair.first).person)
    assert client.get(reverse("membership:duplicates")).status_code == 404
