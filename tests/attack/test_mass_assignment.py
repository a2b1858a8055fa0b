"""Acts as each role that may do them, with more than their forms ask for (as an administrator:
tests/portal/access/test_mass_assignment.py).
"""

import pytest
from django.test import Client

from home.access import Actor
from home.groups import EDITORS, MODERATORS
from portal.users.models import User
from tests.factories.people import admin, staff
from tests.partners.acts import ACTS
from tests.portal.access.smuggling import naming, smuggled
from tests.portal.access.test_mass_assignment import act_changes

pytestmark = [pytest.mark.attack, pytest.mark.django_db]
# How many acts of the desk each group may do, of 33.
MAY_DO = {EDITORS: 19, MODERATORS: 32}


@pytest.mark.parametrize("group", MAY_DO)
def test_no_role_smuggles(group: str) -> None:
    by, client, done = Actor(admin().user), Client(raise_request_exception=False), 0
    client.force_login(staff(group))
    more = smuggled(planted := User.objects.create_user("selundupan@simpul.test"))
    for _name, act, _twice in ACTS:
        address, data = act(by)
        answer = client.get(address)
        if answer.status_code != 200:  # led elsewhere: not theirs to do
            continue
        usual = act_changes(client, address, data, {})
        assert act_changes(client, *act(by), more) == usual, address
        done += 1
    print(f"{group}: {done} acts")
    assert naming(planted) == []
    assert done == MAY_DO[group]
