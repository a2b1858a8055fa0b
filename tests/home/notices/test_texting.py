"""Decisions about somebody without an address reach them as a short message."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from home.notices import kinds, sending
from home.notices.kinds import Kind
from home.notices.models import Letter, Notice, Problem, State
from home.sms import NotSent, Unsure
from home.sms.backends import MemoryBackend
from portal.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(reader: User, kind: Kind) -> Letter:
    made = Letter.objects.create(recipient=reader, kind=kind.code)
    Notice.objects.create(
        recipient=reader, kind=kind.code, occasion="a", data={"title": "Panen"}, letter=made
    )
    return made


def state(letter: Letter) -> tuple[str, str]:
    letter.refresh_from_db()
    return letter.state, letter.problem


@pytest.fixture
def number_only(letter: Letter, kind: Kind, settings: Any) -> Iterator[User]:
    """Somebody who has shown that a number is theirs, and has no address; a kind of decisions."""
    settings.SMS_BACKEND = "home.sms.backends.MemoryBackend"
    MemoryBackend.outbox.clear()
    User.objects.update(email=None, phone="+6281234567890", phone_verified=True)
    kinds.register(replace(kind, is_obligatory=True))
    yield User.objects.get(pk=letter.recipient_id)
    MemoryBackend.outbox.clear()


def test_decision_reaches_who_has_a_number_only(letter: Letter, number_only: User) -> None:
    sending.send(letter.pk)
    assert state(letter)[0] == State.SENT
    [(number, words)] = MemoryBackend.outbox
    assert number == number_only.phone
    letter.refresh_from_db()
    assert letter.subject in words
    assert "/id/ruang/" in words
    assert mail.outbox == []


def test_number_that_was_not_shown_to_be_theirs_gets_nothing(
    letter: Letter, number_only: User
) -> None:
    User.objects.update(phone_verified=False)
    sending.send(letter.pk)
    assert state(letter) == (State.DROPPED, Problem.NO_ADDRESS)
    assert MemoryBackend.outbox == []


def test_news_are_not_worth_a_short_message(letter: Letter, number_only: User, kind: Kind) -> None:
    kinds.register(kind)
    sending.send(letter.pk)
    assert state(letter) == (State.DROPPED, Problem.NO_ADDRESS)
    assert MemoryBackend.outbox == []


def test_short_messages_to_one_person_end_for_the_day(letter: Letter, number_only: User) -> None:
    for _ in range(sending.MOST_TEXTS):
        Letter.objects.create(
            recipient=number_only, kind=letter.kind, state=State.SENT, handed_at=timezone.now()
        )
    assert sending.send(letter.pk) == State.WAITING
    assert MemoryBackend.outbox == []
    with time_machine.travel(timezone.now() + sending.A_DAY + timedelta(hours=2)):
        sending.send(letter.pk)
    assert len(MemoryBackend.outbox) == 1


def test_message_that_was_perhaps_taken_is_never_paid_for_again(
    letter: Letter, number_only: User, monkeypatch: Any
) -> None:
    def lose(self: Any, number: str, text: str) -> None:
        raise Unsure("timeout")

    monkeypatch.setattr(MemoryBackend, "send", lose)
    sending.send(letter.pk)
    assert state(letter) == (State.UNSURE, Problem.SERVER)


def test_gateway_that_takes_nothing_is_asked_again(
    letter: Letter, number_only: User, monkeypatch: Any
) -> None:
    def refuse(self: Any, number: str, text: str) -> None:
        raise NotSent("busy")

    monkeypatch.setattr(MemoryBackend, "send", refuse)
    sending.send(letter.pk)
    assert state(letter) == (State.WAITING, Problem.SERVER)
