"""Whatever Django is told to send in production waits as a row, and leaves by a job."""

import io
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse

from home.notices.admin.letters import PANEL
from home.notices.models import Letter, Problem, State
from portal.users.models import User

pytestmark = pytest.mark.django_db
NOBODY_LISTENS = ("127.0.0.1", 1)


@pytest.fixture(autouse=True)
def _queue(settings: Any) -> None:
    """As in production."""
    settings.MAIL_SERVER_BACKEND = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "home.notices.queue.QueueBackend"


@pytest.fixture
def server_is_away(settings: Any) -> None:
    settings.MAIL_SERVER_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = NOBODY_LISTENS


def send(to: str) -> None:
    send_mail("Sandi diubah", "Halo", None, [to], html_message="<p>Halo</p>")


def test_letter_waits_for_the_commit_and_leaves_by_a_job(reader: User, committed: Any) -> None:
    with committed():
        send(reader.email.upper())
        assert not mail.outbox
        assert Letter.objects.get().recipient == reader
    [message] = mail.outbox
    assert (message.subject, message.body, message.to) == (
        "Sandi diubah",
        "Halo",
        [reader.email.upper()],
    )
    assert message.alternatives == [("<p>Halo</p>", "text/html")]
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert "List-Unsubscribe" not in message.extra_headers


def test_words_are_forgotten_once_they_left(reader: User, committed: Any) -> None:
    """They may hold an address that sets a password."""
    with committed():
        send(reader.email)
    letter = Letter.objects.get()
    assert (letter.state, letter.text, letter.html) == (State.SENT, "", "")


def test_undone_transaction_sends_nothing(reader: User, committed: Any) -> None:
    with committed(), transaction.atomic():
        send(reader.email)
        transaction.set_rollback(True)
    assert not mail.outbox
    assert not Letter.objects.exists()


def test_each_address_has_a_letter_of_its_own_also_one_that_is_nobodys(
    reader: User, committed: Any
) -> None:
    with committed():
        EmailMessage("Rapat", "Besok", None, [reader.email], cc=["tamu@simpul.test"]).send()
    assert [(message.to, message.cc) for message in mail.outbox] == [
        ([reader.email], []),
        (["tamu@simpul.test"], []),
    ]
    assert [letter.recipient for letter in Letter.objects.order_by("pk")] == [reader, None]


def test_attachments_are_refused_aloud(reader: User) -> None:
    message = EmailMultiAlternatives("Rapat", "Besok", None, [reader.email])
    message.attach("notulen.txt", "isi", "text/plain")
    with pytest.raises(ValueError, match="attachments"):
        message.send()


def test_server_that_is_away_is_asked_again(
    server_is_away: None, reader: User, committed: Any
) -> None:
    with committed():
        send(reader.email)
    letter = Letter.objects.get()
    assert (letter.state, letter.problem, letter.text) == (State.WAITING, Problem.SERVER, "Halo")
    assert list(Letter.objects.put_off()) == [letter]


def test_address_that_a_stranger_typed_is_shown_to_nobody(
    moderator: User, client: Any, committed: Any, server_is_away: None
) -> None:
    with committed():
        send("tamu@simpul.test")
    letter = Letter.objects.get()
    client.force_login(moderator)
    Letter.objects.update(state=State.FAILED)
    assert "tamu@simpul.test" not in client.get(reverse("letters")).content.decode()
    assert client.get(reverse("letters_again", args=[letter.pk])).status_code == 404
    assert not PANEL.items(moderator)


def test_test_letter_goes_past_the_queue_and_says_so(reader: User) -> None:
    out = io.StringIO()
    call_command("sendtestemail", reader.email, stdout=out)
    assert [message.to for message in mail.outbox] == [[reader.email]]
    assert out.getvalue() == f"The mail server took it for {reader.email}.\n"


def test_test_letter_says_what_hindered_it(reader: User, server_is_away: None) -> None:
    with pytest.raises(CommandError, match=r"EMAIL_URL did not take it: .*refused"):
        call_command("sendtestemail", reader.email)
