"""A letter goes out at most once, in the language of its reader, with what still holds."""

from datetime import date, timedelta
from smtplib import (
    SMTPConnectError,
    SMTPDataError,
    SMTPRecipientsRefused,
    SMTPServerDisconnected,
)
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from home.jobs.rows import RING_AGAIN_AFTER, SILENT_AFTER
from home.notices import sending
from home.notices.kinds import Kind
from home.notices.models import Choice, Letter, Notice, Problem, Rhythm, State
from portal.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(reader: User, kind: Kind) -> Letter:
    letter = Letter.objects.create(recipient=reader, kind=kind.code)
    for title in ("Kas <b>", "Panen"):
        Notice.objects.create(
            recipient=reader,
            kind=kind.code,
            occasion=title,
            data={"title": title},
            letter=letter,
        )
    return letter


def state(letter: Letter) -> tuple[str, str]:
    letter.refresh_from_db()
    return letter.state, letter.problem


def recover(committed: Any, later: timedelta) -> None:
    with time_machine.travel(timezone.now() + later, tick=False), committed():
        call_command("recover_jobs", verbosity=0)


def test_both_bodies_reach_the_reader_with_a_way_to_stop(letter: Letter) -> None:
    assert sending.send(letter.pk) == State.SENT
    [message] = mail.outbox
    [(html, mime)] = message.alternatives
    assert (message.to, mime) == ([letter.recipient.email], "text/html")
    assert "Halo Sri," in message.body
    assert "Kas &lt;b&gt;" in html
    assert "Kas <b>" in message.body
    address = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert address in html
    assert address in message.body
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert state(letter) == (State.SENT, "")
    assert letter.subject == message.subject


def test_subject_is_one_line_whatever_the_words(letter: Letter, truth: Any) -> None:
    User.objects.update(first_name="A\nBcc: x@y.example")
    sending.send(letter.pk)
    assert "\n" not in mail.outbox[0].subject


@pytest.mark.parametrize("language", ["id", "en"])
def test_letter_is_in_the_language_that_the_person_has_when_it_goes_out(
    letter: Letter, truth: Any, language: str
) -> None:
    User.objects.update(language=language)
    with translation.override("en" if language == "id" else "id"):
        sending.send(letter.pk)
    assert truth["asked_in"] == [language]
    assert mail.outbox[0].body.startswith({"id": "Halo", "en": "Hello"}[language])
    letter.refresh_from_db()
    assert letter.language == language


def test_settings_link_leads_where_that_person_may_go(
    letter: Letter, settings: Any, client: Any
) -> None:
    client.force_login(letter.recipient)
    sending.send(letter.pk)
    address = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    assert address == settings.BASE_URL + reverse("notices:settings")
    assert client.get(address.removeprefix(settings.BASE_URL)).status_code == 200
    letter.recipient.user_permissions.add(Permission.objects.get(codename="access_admin"))
    Letter.objects.update(state=State.WAITING)
    sending.send(letter.pk)
    address = mail.outbox[1].extra_headers["List-Unsubscribe"].strip("<>")
    assert address == f"{settings.BASE_URL}{reverse('wagtailadmin_account')}#tab-notifications"
    assert client.get(address.removeprefix(settings.BASE_URL)).status_code == 200


def test_what_may_not_be_seen_any_more_is_not_sent(letter: Letter, truth: Any) -> None:
    truth["holds"] = lambda notice: notice.occasion == "Panen"
    sending.send(letter.pk)
    assert "Kas" not in mail.outbox[0].body
    assert Notice.objects.get().occasion == "Panen"


def test_letter_with_nothing_left_to_say_is_dropped(letter: Letter, truth: Any) -> None:
    truth["holds"] = lambda notice: False
    assert sending.send(letter.pk) == State.DROPPED
    assert mail.outbox == []
    assert not Notice.objects.exists()


@pytest.mark.parametrize("why", ["left", "lost the right", "wants nothing any more"])
def test_who_should_not_be_written_to_any_more_is_not(
    letter: Letter, truth: Any, kind: Kind, why: str
) -> None:
    if why == "left":
        User.objects.update(is_active=False)
    elif why == "lost the right":
        truth["hears"] = lambda actor: False
    else:
        Choice.objects.create(user=letter.recipient, kind=kind.code, rhythm=Rhythm.NEVER)
    assert sending.send(letter.pk) == State.DROPPED
    assert mail.outbox == []


def refusing(monkeypatch: Any, step: str, *errors: Exception) -> None:
    """The mail server, for as many letters."""
    waiting, usual = list(errors), getattr(EmailBackend, step)

    def answer(self: EmailBackend, *args: Any) -> Any:
        if waiting:
            raise waiting.pop(0)
        return usual(self, *args)

    monkeypatch.setattr(EmailBackend, step, answer)


def refused(code: int) -> SMTPRecipientsRefused:
    return SMTPRecipientsRefused({"sri@x.example": (code, b"no")})


@pytest.mark.parametrize(
    ("step", "error"),
    [
        ("open", ConnectionRefusedError()),
        ("open", SMTPConnectError(421, "busy")),
        ("send_messages", refused(450)),
        ("send_messages", SMTPDataError(451, b"later")),
    ],
)
def test_what_was_surely_not_sent_is_tried_again_in_an_hour(
    letter: Letter, monkeypatch: Any, committed: Any, step: str, error: Exception
) -> None:
    refusing(monkeypatch, step, error)
    sending.send(letter.pk)
    assert state(letter) == (State.WAITING, Problem.SERVER)
    recover(committed, SILENT_AFTER)
    assert mail.outbox == []
    recover(committed, RING_AGAIN_AFTER)
    assert len(mail.outbox) == 1
    assert state(letter) == (State.SENT, "")


@pytest.mark.parametrize(
    "error", [refused(550), SMTPDataError(554, b"no"), ValueError("no address")]
)
def test_address_that_is_refused_for_good_is_not_tried_again(
    letter: Letter, monkeypatch: Any, committed: Any, error: Exception
) -> None:
    refusing(monkeypatch, "send_messages", error)
    sending.send(letter.pk)
    assert state(letter) == (State.FAILED, Problem.REFUSED)
    recover(committed, 2 * RING_AGAIN_AFTER)
    assert mail.outbox == []


def test_letter_to_a_person_without_address_alarms_nobody(letter: Letter) -> None:
    User.objects.update(email=None, phone="+6281234567890")
    sending.send(letter.pk)
    assert state(letter) == (State.DROPPED, Problem.NO_ADDRESS)
    assert not Letter.objects.stranded().exists()


def test_attempts_end(letter: Letter, monkeypatch: Any) -> None:
    Letter.objects.update(attempts=Letter.MOST_ATTEMPTS - 1)
    refusing(monkeypatch, "open", ConnectionRefusedError())
    sending.send(letter.pk)
    assert state(letter) == (State.FAILED, Problem.SERVER)


def test_letter_that_cannot_be_written_is_tried_again_and_harms_no_other(
    letter: Letter, truth: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(sending, "logger", sending.logging.getLogger("quiet"))
    truth["holds"] = lambda notice: 1 / 0
    assert sending.send(letter.pk) == State.WAITING
    assert state(letter) == (State.WAITING, Problem.BROKEN)


class Killed(BaseException):
    """The worker went in the middle."""


@pytest.mark.parametrize(
    ("killed_at", "letters", "came_to"),
    [("open", 1, (State.SENT, "")), ("finish", 1, (State.UNSURE, Problem.GIVEN_UP))],
)
def test_worker_killed_before_or_after_the_server_took_it_sends_no_second(
    letter: Letter, monkeypatch: Any, committed: Any, killed_at: str, letters: int, came_to: Any
) -> None:
    owner = EmailBackend if killed_at == "open" else Letter

    def kill(*args: Any, **values: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(owner, killed_at, kill)
        with pytest.raises(Killed):
            sending.send(letter.pk)
    recover(committed, 2 * SILENT_AFTER)
    assert len(mail.outbox) == letters
    assert state(letter) == came_to
    recover(committed, 2 * RING_AGAIN_AFTER)
    assert len(mail.outbox) == letters


def test_connection_lost_while_the_server_takes_it_is_not_repeated(
    letter: Letter, monkeypatch: Any, committed: Any
) -> None:
    refusing(monkeypatch, "send_messages", SMTPServerDisconnected())
    sending.send(letter.pk)
    assert state(letter) == (State.UNSURE, Problem.SERVER)
    recover(committed, 2 * RING_AGAIN_AFTER)
    assert mail.outbox == []


def test_server_that_hangs_up_afterwards_has_still_taken_it(
    letter: Letter, monkeypatch: Any
) -> None:
    refusing(monkeypatch, "close", SMTPServerDisconnected())
    assert sending.send(letter.pk) == State.SENT


def test_run_that_lost_its_letter_hands_nothing_over(letter: Letter, monkeypatch: Any) -> None:
    monkeypatch.setattr(Letter, "beat", lambda *args, **values: False)
    assert sending.send(letter.pk) is None
    assert mail.outbox == []


def test_letter_counts_from_the_readers_midnight(letter: Letter, truth: Any) -> None:
    UserProfile.objects.create(user=letter.recipient, current_time_zone="Asia/Jayapura")
    with time_machine.travel("2027-03-10T23:30+07:00", tick=False):
        sending.send(letter.pk)
    assert truth["day"] == date(2027, 3, 11)
