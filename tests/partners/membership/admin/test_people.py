"""The report of who acts for whom, and what moderators do about it."""

from typing import Any

import pytest
from django.test import Client

from home.desk.locking import version_of
from partners.membership.models import Membership, Role
from tests.factories.membership import MembershipFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/people/"


@pytest.fixture
def chair() -> Membership:
    person = PersonFactory(first_name="Sari", last_name="Dewi")
    return MembershipFactory(
        person=person, organisation=CooperativeFactory(name="Koperasi Sukamaju")
    )


def _page(client: Client, words: str = "", **asked: str) -> str:
    answer = client.get(REPORT, {"q": words, **asked})
    assert answer.status_code == 200
    return answer.content.decode()


def _end(client: Client, membership: Membership, reason: str) -> Any:
    membership.refresh_from_db()
    data = {"seen": version_of(membership), "reason": reason}
    return client.post(f"{REPORT}{membership.pk}/end/", data)


def test_editor_searches_and_changes_nothing(at_desk: Client, chair: Membership) -> None:
    MembershipFactory(over=True)
    for words in ("sari", "sukamaju dewi", chair.person.email):
        page = _page(at_desk, words)
        assert "Sari Dewi" in page
        assert page.count("Koperasi ") == page.count("Koperasi Sukamaju")
    assert "Sari Dewi" not in _page(at_desk, "sari lain")
    assert "Sari Dewi" not in _page(at_desk, live="false")
    assert "/history/" in _page(at_desk)
    assert f"{chair.pk}/end/" not in _page(at_desk)
    _end(at_desk, chair, "Palsu")
    chair.refresh_from_db()
    assert chair.is_live


def test_people_are_found_by_number_and_told_apart_by_it(at_desk: Client) -> None:
    for phone in ("0812 3456 7890", "0813 3456 7891"):
        MembershipFactory(person=PersonFactory(first_name="Siti", email=None, phone=phone))
    assert 'name="q"' in _page(at_desk)
    both = _page(at_desk, "siti")
    assert "Siti (+62•••90)" in both
    assert "Siti (+62•••91)" in both
    for spelt in ("0812-3456-7890", "+62 812 3456 7890", "6281234567890"):
        found = _page(at_desk, spelt)
        assert "Siti (+62•••90)" in found, spelt
        assert "Siti (+62•••91)" not in found, spelt


def test_moderator_ends_with_a_reason(client: Client, moderator: Any, chair: Membership) -> None:
    client.force_login(moderator)
    helper = MembershipFactory(organisation=chair.organisation, role=Role.CONTRIBUTOR)
    assert f"{chair.pk}/end/" in _page(client)
    assert _end(client, chair, "").status_code == 200
    assert "Serahkan dahulu" in _end(client, chair, "Palsu").content.decode()
    helper.refresh_from_db()
    data = {"seen": version_of(helper), "role": "representative"}
    client.post(f"{REPORT}{helper.pk}/role/", data)
    assert _end(client, chair, "Palsu").status_code == 302
    chair.refresh_from_db()
    assert chair.ending == Membership.Ending.STAFF


def test_nobody_else_sees_it(client: Client, chair: Membership) -> None:
    client.force_login(chair.person)
    for address in (REPORT, f"{REPORT}results/", f"{REPORT}{chair.pk}/end/"):
        assert client.get(address).status_code == 302, address


def test_queries_do_not_grow(
    at_desk: Client, chair: Membership, django_assert_max_num_queries: Any
) -> None:
    MembershipFactory.create_batch(20)
    with django_assert_max_num_queries(25):
        at_desk.get(REPORT)
