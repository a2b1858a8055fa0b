"""Two at the same time, over two connections: still one letter."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from django.core import mail
from django.db import connection

from home.notices import posting, sending
from home.notices.kinds import Kind
from home.notices.models import Choice, Letter, Notice, Rhythm, State
from home.notices.posting import Occasion
from portal.users.models import User

pytestmark = pytest.mark.django_db(transaction=True)


def together(work: Callable[[], Any]) -> list[Any]:
    barrier = Barrier(2)

    def one(_number: int) -> Any:
        try:
            barrier.wait()
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as workers:
        return list(workers.map(one, range(2)))


def test_two_runs_tell_one_person_once(reader: User, kind: Kind) -> None:
    day = date(2026, 11, 23)
    Choice.objects.create(user=reader, kind=kind.code, rhythm=Rhythm.AT_ONCE)

    def run() -> int:
        posting.keep(kind, [Occasion(reader.pk, "a", {"title": "a"})])
        return posting.post(kind, posting.choices(kind, {reader.pk: reader}, day), day).letters

    assert sorted(together(run)) == [0, 1]
    assert Notice.objects.get().letter == Letter.objects.get()
    assert len(mail.outbox) == 1


def test_two_workers_send_a_letter_once(reader: User, kind: Kind) -> None:
    letter = Letter.objects.create(recipient=reader, kind=kind.code)
    Notice.objects.create(
        recipient=reader, kind=kind.code, occasion="a", data={"title": "a"}, letter=letter
    )
    assert set(together(lambda: sending.send(letter.pk))) == {State.SENT, None}
    assert len(mail.outbox) == 1
