"""Every field of every form of the admin, left out or odd, one at a time (the quick half:
tests/portal/test_unreadable_forms.py).
"""

import re
import time
from collections.abc import Iterator

import pytest

from tests.portal.access.addresses import Asked, admin_addresses
from tests.portal.access.asking import signed_in
from tests.portal.access.posting import Sent, forms_of, send
from tests.portal.access.roles import closed_records, person_of
from tests.portal.test_unreadable_forms import OPENED, TOO_LARGE

pytestmark = [pytest.mark.attack, pytest.mark.django_db]
ODD = (None, "abc", "-1", TOO_LARGE)
NUMBERS = re.compile(r"\d+")


def _spoiled(
    asked: Asked, client: object, seen: set[tuple[str, str]]
) -> Iterator[tuple[str, Sent]]:
    """What is wrong, and what is sent. Rows and records of one kind stand for each other."""
    for whole in forms_of(client, asked):
        for name in set(whole) - {"csrfmiddlewaretoken"}:
            kind = (NUMBERS.sub("#", asked.address), NUMBERS.sub("#", name))
            if kind in seen:
                continue
            seen.add(kind)
            for value in ODD:
                data = whole.copy()
                if value is None:
                    del data[name]
                else:
                    data[name] = value
                yield f"{name}={value}", Sent(asked, data)


def test_no_field_of_any_form_breaks_the_admin() -> None:
    """What is answered 400 writes nothing."""
    for records in closed_records():
        client, seen = signed_in(person_of("superuser")), set()
        count, began, found = 0, time.monotonic(), []
        for asked in admin_addresses(records):
            for wrong, sent in _spoiled(asked, client, seen):
                count += 1
                tables, status, _text = send(client, sent)
                if status >= 500 or (status == 400 and tables - OPENED):
                    found.append(f"{asked.address} {wrong}: {status} {sorted(tables)}")
                    print(found[-1])
        print(f"{count} requests, {len(seen)} fields in {time.monotonic() - began:.0f} s")
        assert found == []
