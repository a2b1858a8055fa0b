"""Every role at every address of the admin (the quick half: tests/portal/access/test_matrix.py)."""

import time

import pytest
from django.db import transaction

from tests.portal.access.addresses import admin_addresses
from tests.portal.access.asking import signed_in, told_too_much
from tests.portal.access.posting import NOTHING, changed_or_told, everything_sent, send
from tests.portal.access.roles import MAY_CHANGE, ROLES, closed_records, person_of

pytestmark = [pytest.mark.attack, pytest.mark.django_db]


@pytest.mark.parametrize("role", ROLES)
def test_no_role_is_told_what_is_closed_to_it(role: str) -> None:
    for records in closed_records():
        asked, began = list(admin_addresses(records)), time.monotonic()
        assert told_too_much(role, person_of(role), asked) == []
        print(f"{role}: {len(asked)} addresses in {time.monotonic() - began:.0f} s")


def test_no_role_changes_what_it_may_not() -> None:
    """By the forms of those who may everything, by what scripts send, and by sending nothing.

    A fifth of the addresses change something for those; the others show, or ask for more.
    """
    for records in closed_records():
        by = person_of("superuser")
        everything, client = list(everything_sent(records, by)), signed_in(by)
        changing = {sent.asked.address for sent in everything if send(client, sent)[0]}
        asked = {sent.asked.address for sent in everything}
        print(f"{len(asked)} addresses, {len(changing)} change something, {len(everything)} sent")
        assert len(changing) > 100
        for role in set(ROLES) - {"superuser"}:
            began, may = time.monotonic(), MAY_CHANGE.get(role, NOTHING)
            with transaction.atomic():
                found = changed_or_told(role, person_of(role), everything, may)
                transaction.set_rollback(True)
            assert found == [], role
            print(f"{role}: sent in {time.monotonic() - began:.0f} s")
