"""Somebody who had a hand in everything of an apprenticeship erases the account: applications,
results, appeals, stays, logbooks, plans and certificates still stand, and name nobody.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from home.access import Actor
from home.privacy import services as privacy
from home.privacy.held import Held, Points, all_held
from partners.apprenticeships.applications.models import Delegate
from partners.membership.models import Membership, Role
from tests.factories.membership import MembershipFactory, PersonFactory
from tests.portal.permissions.asking import at, taken_back
from tests.portal.permissions.test_queries import PAGES
from tests.portal.permissions.world import World

LABELS = {"apprenticeships", "rounds", "applications", "results", "placements"}
SPACES = {"applications", "results", "placements", "hosting"}
NAME = "Zulkarnaen"
OURS = {name: asked for name, asked in PAGES.items() if name.partition(":")[0] in SPACES}


def deeds() -> list[Held]:
    return [
        held
        for held in all_held()
        if held.points is Points.KEY and held.model._meta.app_label in LABELS
    ]


def has_done_it_all(person: Any) -> None:
    """Where the database lets one person have done it."""
    for held in deeds():
        for row in held.model._base_manager.order_by("pk"):
            with suppress(IntegrityError), transaction.atomic():
                held.model._base_manager.filter(pk=row.pk).update(**{held.field: person.pk})


def gone(world: World) -> None:
    person = PersonFactory(first_name=NAME, last_name="Terhapus")
    MembershipFactory(organisation=world.shown, person=person, role=Role.CONTRIBUTOR)
    has_done_it_all(person)
    assert all(held.rows(person).exists() for held in deeds() if held.model._base_manager.exists())
    privacy.erase(person, by=Actor(person))
    assert not Membership.objects.live().filter(person=person).exists()


def of_staff(world: World) -> Iterator[str]:
    for application in (world.application, world.result.application):
        yield reverse("rounds_admin:application", args=[application.round_id, application.pk])
    for name, one in (
        ("results_appeal", world.appealed),
        ("placements_objection", world.objected_late),
        ("placements_certificate", world.certificate),
        ("placements_placement", world.placement),
    ):
        for view, keys in (("list", []), ("edit", [one.pk])):
            with suppress(Exception):
                yield reverse(f"wagtailsnippets_{name}:{view}", args=keys)


def answers(world: World) -> dict[str, tuple[int, str]]:
    asked = {name: (role, at(name, *keys)(world)) for name, (role, *keys) in OURS.items()}
    asked |= {url: ("moderator", url) for url in of_staff(world)}
    found = {}
    for name, (role, url) in asked.items():
        answer = world.clients[role].get(url)
        found[name] = answer.status_code, answer.content.decode()
    return found


@pytest.fixture(scope="module")
def before_and_after(world: World, django_db_blocker: Any) -> Any:
    def after() -> dict[str, tuple[int, str]]:
        gone(world)
        return answers(world)

    with django_db_blocker.unblock():
        before = taken_back(lambda: answers(world))
        return before, taken_back(after)


def test_every_page_stands(before_and_after: Any, db: None) -> None:
    before, after = ({name: code for name, (code, _t) in one.items()} for one in before_and_after)
    assert set(before.values()) <= {200, 302}
    assert {name: (before[name], code) for name, code in after.items() if code >= 400} == {}


def test_no_page_names_them(before_and_after: Any, db: None) -> None:
    _before, after = before_and_after
    assert [name for name, (_code, text) in after.items() if NAME in text] == []


def test_whom_a_cooperative_sends_is_its_own_word_and_stays(world: World, db: None) -> None:
    """A delegate has no account here: forgotten by the rules of the round, not by an erasure."""

    def kept() -> int:
        before = Delegate.objects.count()
        gone(world)
        return Delegate.objects.count() - before

    assert taken_back(kept) == 0


@pytest.mark.parametrize("gone_role", ["contributor", "assistant"])
def test_when_who_wrote_or_handed_in_is_gone_the_others_go_on(
    world: World, gone_role: str, db: None
) -> None:
    """The mandate of an assistant ends with the account; what was handed in under it stands."""

    def codes() -> dict[str, int]:
        asked = {name: one for name, one in OURS.items() if one[0] not in {gone_role, "assistant"}}
        return {
            name: world.clients[role].get(at(name, *keys)(world)).status_code
            for name, (role, *keys) in asked.items()
        }

    def after() -> dict[str, int]:
        person = world.people[gone_role]
        person = type(person)._base_manager.get(pk=person.pk)
        privacy.erase(person, by=Actor(person))
        return codes()

    before = taken_back(codes)
    assert taken_back(after) == before
