"""Every act with a form, sent twice under one key: done once, answered twice."""

import re
from uuid import uuid4

import pytest

from home.access import Actor
from home.desk.models import SentForm
from tests.factories.people import admin
from tests.partners.acts import ACTS, fresh, registered, written

BUTTON = re.compile(r'<button (?:type="submit" class="button|class="button[^"]*" type="submit")')
pytestmark = pytest.mark.django_db
# In the admin's dress and in that of the site.
BUTTON = re.compile(r'<button (?=[^>]*type="submit")[^>]*class="button')


def test_every_act_stands_in_the_table() -> None:
    assert set(registered()) == {name for name, _, _ in ACTS}


@pytest.mark.parametrize("act", [act for _, act, _ in ACTS])
def test_act_asks_on_a_page_of_its_own_with_a_key_and_a_button(act) -> None:
    client = admin()
    address, _ = act(Actor(client.user))
    page = client.get(address)
    text = page.content.decode()
    assert f'name="once" value="{page.context["once"]["key"]}"' in text
    assert BUTTON.search(text)


@pytest.mark.parametrize("act", [act for _, act, _ in ACTS])
def test_act_sent_twice_is_done_once(act) -> None:
    client = admin()
    address, data = act(Actor(client.user))
    data["once"] = str(uuid4())
    answers, told = [], []
    for _ in range(2):
        answer = client.post(address, fresh(data))
        answers.append((answer.status_code, answer.headers.get("Location")))
        told.append(written())
    assert answers[0][0] == 302
    assert answers[0] == answers[1]
    assert told[0] == told[1]
    assert SentForm.objects.count() == 1
