"""Who reads what in the admin: roles at its addresses, with records that are closed to them.

All roles at all addresses: tests/attack/test_matrix.py.
"""

import re

import pytest
from django.test import Client

from home.access import Actor
from tests.partners.acts import ACTS
from tests.portal.access.addresses import Asked, admin_addresses
from tests.portal.access.asking import told_too_much
from tests.portal.access.posting import NOTHING, Sent, changed_or_told
from tests.portal.access.roles import closed_records, person_of

pytestmark = pytest.mark.django_db
# Seven vocabularies have the same addresses of the same views; sectors stand for them.
ALIKE = re.compile(
    r"/admin/(snippets/(choose/)?home/(competency|challenge|businessunit|stage|region|datedfact)/"
    r"|snippets/(choose/)?(knowledge/tooltag|agreements/unit)/|locales/|sites/|groups/)"
    r"|/admin/.*/history-results/"
)
# What everybody with an account does for themselves, also who may change nothing else.
FOR_ANYBODY = {"membership:claim_it", "membership:propose", "privacy:correct"}


@pytest.mark.parametrize(
    "role", ["editor of one collection", "reader of agreements", "moderator of apprenticeships"]
)
def test_no_role_is_told_what_is_closed_to_it(role: str) -> None:
    """Neither on a page of its own nor in a list, a history, a chooser or a confirmation."""
    for records in closed_records():
        asked = [one for one in admin_addresses(records) if not ALIKE.match(one.address)]
        assert told_too_much(role, person_of(role), asked) == []


def test_who_may_change_nothing_changes_nothing() -> None:
    """Neither by an act of the desk, filled in rightly, nor by asking for a record by POST."""
    role, by = "reader of agreements", Actor(person_of("superuser"))
    for records in closed_records():
        acts = (act(by) for name, act, _twice in ACTS if name not in FOR_ANYBODY)
        sent = [Sent(Asked(address), data) for address, data in acts]
        sent += [
            Sent(asked)
            for asked in admin_addresses(records)
            if asked.record and not ALIKE.match(asked.address)
        ]
        assert changed_or_told(role, person_of(role), sent, NOTHING) == []


def test_the_matrix_would_see_a_change() -> None:
    """Who may everything changes something by an act."""
    by = person_of("superuser")
    for _name, act, _twice in ACTS[::6]:
        address, data = act(Actor(by))
        assert changed_or_told("superuser", by, [Sent(Asked(address), data)], NOTHING), address


def test_the_matrix_would_see_a_leak() -> None:
    """Who may everything is told of everything."""
    for records in closed_records():
        addresses = {
            "/admin/choose-page/search/": {"q": "Rahasia"},
            f"/admin/pages/{records['page'].pk}/history/": {},
            f"/admin/snippets/agreements/agreement/edit/{records['agreement'].pk}/": {},
        }
        person = person_of("superuser")
        asked = [one for one in admin_addresses(records) if one.address in addresses]
        assert told_too_much("partner", person, asked) != []
        assert len({line.split()[0] for line in told_too_much("partner", person, asked)}) == 3


@pytest.mark.parametrize("key", ["abc", "²", "9" * 30, "%00", "1.5"])
def test_what_is_no_key_is_nobodys(key: str) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(person_of("editor of one collection"))
    for chooser in ("choose-page", "documents/chooser", "images/chooser"):
        answer = client.get(f"/admin/{chooser}/chosen-multiple/?id={key}")
        assert answer.status_code == 404, (chooser, key)
