"""Every role at every address of the admin (the quick half: tests/portal/doors/test_matrix.py)."""

import time

import pytest

from tests.portal.doors.addresses import admin_addresses
from tests.portal.doors.asking import signed_in, told_too_much
from tests.portal.doors.posting import NOTHING, changed_or_told, everything_sent, send
from tests.portal.doors.roles import MAY_CHANGE, ROLES, closed_records, person_of

pytestmark = [
    pytest.mark.attack,
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.mark.parametrize("role", ROLES)
def test_no_role_is_told_what_is_closed_to_it(role: str) -> None:
    for records in closed_records():
        asked, began = list(admin_addresses(records)), time.monotonic()
        assert told_too_much(role, person_of(role), asked) == []
        print(f"{role}: {len(asked)} addresses in {time.monotonic() - began:.0f} s")


# Wagtail answers 500 to everybody who sends it no field at all.
BREAKS = "/admin/choose-external-link/"


@pytest.mark.parametrize("role", [role for role in ROLES if role != "superuser"])
def test_no_role_changes_what_it_may_not(role: str) -> None:
    """By the forms of those who may everything, by what scripts send, and by sending nothing."""
    for records in closed_records():
        everything = list(everything_sent(records, person_of("superuser")))
        began, may = time.monotonic(), MAY_CHANGE.get(role, NOTHING)
        found = changed_or_told(role, person_of(role), everything, may)
        assert [line for line in found if BREAKS not in line] == []
        print(f"{role}: {len(everything)} sent in {time.monotonic() - began:.0f} s")


def test_what_is_sent_would_change_something() -> None:
    """At a fifth of the addresses: the others only show, or ask for more."""
    for records in closed_records():
        by = person_of("superuser")
        client, changing, asked = signed_in(by), set(), set()
        for sent in everything_sent(records, by):
            tables, _status, _told = send(client, sent)
            asked.add(sent.asked.address)
            changing |= {sent.asked.address} if tables else set()
        print(f"{len(changing)} of {len(asked)} addresses change something")
        assert len(changing) > 100
