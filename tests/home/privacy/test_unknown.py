"""A relation to a person that nobody declared stops what would lose sight of it."""

import pytest

from home.access import Actor
from home.privacy import held, services
from home.privacy.held import Erasure, Held, Merging
from home.privacy.unknown import UnknownRelation, unknown
from partners.membership.models import Membership
from tests.factories.membership import PersonFactory

pytestmark = pytest.mark.django_db


def test_keys_addresses_and_keys_to_anything_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "_held", {})
    found = unknown()
    assert {"membership.Membership.person", "users.User_groups.user"} < set(found)
    assert {"notices.Letter.address", "wagtailcore.ModelLogEntry.object_id"} < set(found)
    assert {"wagtailcore.ModelLogEntry.user", "account.EmailAddress.user"} < set(found)


def test_erasing_fails_loudly_on_a_relation_nobody_declared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = PersonFactory()
    known = dict(held._held)
    del known[Membership, "person"]
    monkeypatch.setattr(held, "_held", known)
    with pytest.raises(UnknownRelation, match=r"membership\.Membership\.person"):
        services.erase(person, by=Actor(person))
    person.refresh_from_db()
    assert person.is_active


def test_what_is_kept_says_why() -> None:
    with pytest.raises(ValueError, match="Membership"):
        held.hold(Held(Membership, "person", "x", "x", "x", Erasure.KEEP, Merging.MOVE))


def test_many_to_many_tables_of_the_account_count_as_relations() -> None:
    assert held.is_declared(PersonFactory._meta.model.groups.through, "user")
