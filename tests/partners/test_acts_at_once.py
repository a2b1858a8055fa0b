"""Two people, or one with two taps, send the same act in the same moment, over two connections."""

import threading
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from home.access import Actor
from home.desk.models import SentForm
from tests.factories.people import admin
from tests.partners.acts import ACTS, fresh, written

pytestmark = pytest.mark.django_db(transaction=True)


def together(*sendings: tuple[Client, str, dict[str, Any]]) -> list[Any]:
    """The answers to what is sent in the same moment, each over a connection of its own."""
    start, answers = threading.Barrier(len(sendings)), [None] * len(sendings)

    def send(number: int) -> None:
        client, address, data = sendings[number]
        start.wait()
        try:
            answers[number] = client.post(address, data)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[number]) for number in range(len(sendings))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.parametrize(("act", "both_may"), [(act, both) for _, act, both in ACTS])
def test_one_of_two_does_it_and_the_other_is_told(act, both_may: bool) -> None:
    one, two = admin("satu"), admin("dua")
    address, data = act(Actor(one.user))
    answers = together(
        *((who, address, fresh(data) | {"once": str(uuid4())}) for who in (one, two))
    )
    statuses = sorted(answer.status_code for answer in answers)
    if both_may:
        assert statuses == [302, 302]
        return
    # Refused beside the form (200), shown both versions (409); what is gone is not found (404)
    # or leads back (302).
    assert statuses[0] in {200, 302}
    assert set(statuses) <= {200, 302, 404, 409}
    assert SentForm.objects.count() == 1


@pytest.mark.parametrize("act", [act for _, act, _ in ACTS])
def test_double_tap_is_done_once_and_answered_twice(act) -> None:
    client = admin()
    address, data = act(Actor(client.user))
    before = written()
    data["once"] = str(uuid4())
    answers = together(*((client, address, fresh(data)) for _ in range(2)))
    where = {(answer.status_code, answer.headers.get("Location")) for answer in answers}
    assert len(where) == 1
    assert where.pop()[0] == 302
    assert SentForm.objects.count() == 1
    assert written() > before
