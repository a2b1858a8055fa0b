"""Every role at every address of the admin (the quick half: tests/portal/doors/test_matrix.py)."""

import time

import pytest

from tests.portal.doors.addresses import admin_addresses
from tests.portal.doors.asking import told_too_much
from tests.portal.doors.roles import ROLES, closed_records, person_of

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
