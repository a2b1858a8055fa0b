"""Hours in which nobody is written to, in their own zone; obligatory letters are not held back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from home import zones
from home.access import ActionNotPermitted, Actor
from home.jobs.rows import JobRow
from home.notices import kinds, posting, rhythm, sending, services
from home.notices.kinds import Kind
from home.notices.models import Choice, Letter, QuietHours, Rhythm, State
from home.notices.posting import Occasion
from portal.users.models import User
from tests.factories.agreements import person

HOUR = st.integers(0, 23)
EVENING = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)  # 22.30 in Jakarta, 0.30 in Jayapura
MONDAY = date(2026, 11, 23)


@given(HOUR, HOUR, HOUR)
def test_quiet_hours_end_within_a_day_at_the_hour_chosen(hour: int, begins: int, ends: int) -> None:
    now = datetime(2026, 11, 24, hour, 30, tzinfo=ZoneInfo("Asia/Makassar"))
    end = rhythm.end_of_quiet(now, begins, ends)
    held = {(begins + n) % 24 for n in range((ends - begins) % 24)}
    assert (end is not None) == (hour in held)
    if end is not None:
        assert end.hour == ends
        assert timedelta(0) < end - now <= timedelta(days=1)


@pytest.fixture
def letter(reader: User, kind: Kind) -> Letter:
    Choice.objects.create(user=reader, kind=kind.code, rhythm=Rhythm.AT_ONCE)
    QuietHours.objects.create(user=reader, begins=22, ends=6)
    posting.tell_now(kind, [Occasion(reader.pk, "a", {"title": "Panen"})])
    return Letter.objects.get()


def recovered(at: datetime, committed: Callable[[], Any]) -> int:
    with time_machine.travel(at, tick=False), committed():
        call_command("recover_jobs", verbosity=0)
    return len(mail.outbox)


def test_letter_waits_until_the_hours_are_over_and_goes_once(
    letter: Letter, committed: Callable[[], Any]
) -> None:
    with time_machine.travel(EVENING, tick=False):
        assert sending.send(letter.pk) == State.WAITING
    assert recovered(EVENING + timedelta(hours=7), committed) == 0
    with time_machine.travel(EVENING + timedelta(hours=7), tick=False):
        assert not Letter.objects.overdue().exists()
    assert recovered(EVENING + timedelta(hours=7, minutes=31), committed) == 1
    assert recovered(EVENING + timedelta(hours=9), committed) == 1


def test_waiting_nights_are_no_attempts(letter: Letter) -> None:
    with time_machine.travel(EVENING, tick=False):
        for _night in range(3):
            sending.send(letter.pk)
    letter.refresh_from_db()
    assert letter.attempts == 1
    assert JobRow.may_run_again.fget(letter)


def test_what_is_done_by_morning_is_not_told(
    letter: Letter, truth: dict[str, Any], committed: Callable[[], Any]
) -> None:
    with time_machine.travel(EVENING, tick=False):
        sending.send(letter.pk)
    truth["holds"] = lambda notice: False
    assert recovered(EVENING + timedelta(hours=8), committed) == 0
    letter.refresh_from_db()
    assert letter.state == State.DROPPED


def test_hours_are_those_of_the_persons_zone(letter: Letter) -> None:
    services.choose_hours(letter.recipient, "Asia/Jayapura", (23, 0), by=Actor(letter.recipient))
    with time_machine.travel(EVENING, tick=False):
        assert sending.send(letter.pk) == State.SENT


def test_obligatory_letters_are_not_held_back(letter: Letter, kind: Kind) -> None:
    kinds.register(replace(kind, is_obligatory=True))
    with time_machine.travel(EVENING, tick=False):
        assert sending.send(letter.pk) == State.SENT


def test_daily_letter_goes_out_each_day_with_all_that_came(
    reader: User, kind: Kind, committed: Callable[[], Any]
) -> None:
    Choice.objects.create(user=reader, kind=kind.code, rhythm=Rhythm.DAILY)
    letters = []
    for days, keys in enumerate(("a", "b", "")):
        day = MONDAY + timedelta(days=days)
        with committed():
            keyed = [f"{key}{number}" for key in keys for number in range(2)]
            posting.tell(kind, [Occasion(reader.pk, key, {"title": key}) for key in keyed])
            letters.append([posting.post_all(day).notices, posting.post_all(day).notices])
    assert letters == [[2, 0], [2, 0], [0, 0]]
    assert len(mail.outbox) == 2


def test_person_chooses_them_without_javascript_and_reads_what_is_not_held_back(
    reader: User,
) -> None:
    client, address = Client(), reverse("notices:settings")
    client.force_login(reader)
    sent = {"language": "id", "zone": "Asia/Makassar", "quiet_from": "21", "quiet_until": "5"}
    assert client.post(address, sent).status_code == 302
    assert str(QuietHours.objects.get(user=reader)) == "21.00–05.00"
    assert zones.zone_of(User.objects.get(pk=reader.pk)) == "Asia/Makassar"
    page = client.get(address).content.decode()
    assert "WITA (Makassar)" in page
    assert "tidak ditahan" in page
    client.post(address, {"language": "id"})
    assert not QuietHours.objects.exists()
    assert zones.zone_of(User.objects.get(pk=reader.pk)) == "Asia/Makassar"


@pytest.mark.parametrize(
    "sent", [{"quiet_from": "21"}, {"quiet_from": "5", "quiet_until": "5"}, {"quiet_until": "24"}]
)
def test_hours_that_are_none_are_refused_beside_their_field(
    reader: User, sent: dict[str, str]
) -> None:
    client = Client()
    client.force_login(reader)
    page = client.post(reverse("notices:settings"), {"language": "id", **sent})
    assert {"quiet_from", "quiet_until"} & page.context["form"].errors.keys()
    assert not QuietHours.objects.exists()


def test_nobody_chooses_the_hours_of_another(reader: User) -> None:
    with pytest.raises(ActionNotPermitted):
        services.choose_hours(reader, "", (21, 5), by=Actor(person()))


def test_database_takes_no_hours_that_are_none(reader: User) -> None:
    with pytest.raises(IntegrityError, match="quiet_hours_are_part_of_a_day"):
        QuietHours.objects.create(user=reader, begins=5, ends=5)
