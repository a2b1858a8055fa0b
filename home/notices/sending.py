"""One letter to the mail server: tried again while that is safe, never sent twice.

What the server refuses was not sent: a refusal for good ends the letter, any other is tried again
in an hour. What breaks off after the letter was handed over may have been sent: it is never
repeated by itself, and staff see it in the report of letters. (All that `smtplib` raises is an
OSError.)
"""

import logging
from contextlib import suppress
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.mail import EmailMultiAlternatives, get_connection
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from home import sms, zones
from home.access import Actor
from home.notices import silence
from home.notices.kinds import Kind, kind_of
from home.notices.models import Choice, Letter, Problem, Rhythm, State
from home.notices.rhythm import end_of_quiet
from home.notices.writing import write, written_before

logger = logging.getLogger(__name__)
REFUSED_FOR_GOOD = 500  # SMTP replies from here on
A_DAY = timedelta(days=1)
MOST_TEXTS = 5  # to one person in a day: each costs
MOST_SIGNS = 90  # of a subject, so that a message with its link stays within two parts


def send(key: int) -> State | None:
    """Send a letter now. The state it came to; None when it is not this run's to send."""
    letter = Letter.take(key)
    if letter is None:
        return None
    _read_its_reader(letter)
    try:
        if (until := _end_of_quiet(letter)) is not None:
            return State.WAITING if letter.wait_until(until) else None
        email = _written(letter)
    except Exception:
        # Whatever a kind of some room stumbles over belongs to this letter and to no other.
        logger.exception("letter %s could not be written", letter.pk)
        return _later(letter, Problem.BROKEN)
    if email is None:
        letter.notices.all().delete()
        return _end(letter, State.DROPPED)
    return _hand_over(letter, email) if letter.goes_to else _text(letter, email)


def give_up(letter: Letter) -> None:
    """End a letter whose runs were broken off."""
    _end(letter, State.UNSURE if letter.handed_at else State.FAILED, Problem.GIVEN_UP)


def _read_its_reader(letter: Letter) -> None:
    """With zone and quiet hours, in one query."""
    if letter.recipient_id is not None:
        people = get_user_model()._default_manager
        reading = people.select_related("wagtail_userprofile", "quiet_hours")
        letter.recipient = reading.get(pk=letter.recipient_id)


def _end_of_quiet(letter: Letter) -> datetime | None:
    """When this letter may go out, if its reader wants none at this hour."""
    if letter.recipient is None or letter.text or kind_of(letter.kind).is_obligatory:
        return None
    hours = getattr(letter.recipient, "quiet_hours", None)
    if hours is None:
        return None
    with zones.of_reader(letter.recipient):
        return end_of_quiet(timezone.localtime(), hours.begins, hours.ends)


def _written(letter: Letter) -> EmailMultiAlternatives | None:
    """None when there is nothing to say."""
    person = letter.recipient
    if person is None or letter.text:
        return written_before(letter)
    letter.language = person.language
    with translation.override(person.language), zones.of_reader(person):
        return _of_notices(letter, person)


def _of_notices(letter: Letter, person: AbstractUser) -> EmailMultiAlternatives | None:
    """None when nothing in it holds any more, or the person may not or does not want to hear."""
    kind = kind_of(letter.kind)
    if not person.is_active or not kind.may_hear(Actor(person)) or _is_unwanted(kind, person):
        return None
    notices = list(letter.notices.order_by("pk"))
    said = kind.say(person, notices, timezone.localdate())
    if not said.notices:
        return None
    holding = [notice.pk for notice in said.notices]
    if len(holding) < len(notices):
        letter.notices.exclude(pk__in=holding).delete()
    return write(letter, person, said.words)


def _text(letter: Letter, email: EmailMultiAlternatives) -> State | None:
    """To somebody without an address: what was decided about them, as a short message with its
    subject, a few a day; their workspace says all of it.
    """
    number = _number_of(letter.recipient)
    is_about_them = bool(letter.kind) and kind_of(letter.kind).is_obligatory
    if not number or not sms.is_offered() or not is_about_them:
        return _end(letter, State.DROPPED, Problem.NO_ADDRESS)
    now = timezone.now()
    lately = Letter.objects.filter(recipient=letter.recipient, state=State.SENT)
    if lately.filter(handed_at__gte=now - A_DAY).count() >= MOST_TEXTS:
        return State.WAITING if letter.wait_until(now + A_DAY) else None
    with translation.override(letter.language):
        facts = {"site": settings.WAGTAIL_SITE_NAME, "subject": email.subject[:MOST_SIGNS]}
        facts["url"] = settings.BASE_URL + reverse("workspace")
        words = gettext("%(site)s: %(subject)s. See %(url)s") % facts
    told = {"language": letter.language, "subject": email.subject[:200]}
    if not letter.beat(handed_at=now, **told):
        return None
    try:
        sms.send(number, words)
    except sms.Unsure:
        logger.exception("letter %s: nobody knows whether its message was taken", letter.pk)
        return _end(letter, State.UNSURE, Problem.SERVER)
    except sms.NotSent:
        logger.warning("letter %s was not taken as a short message", letter.pk, exc_info=True)
        return _later(letter, Problem.SERVER)
    return _end(letter, State.SENT)


def _number_of(person: Any) -> str:
    """That the person has shown to be theirs, or ""."""
    return person.phone or "" if person is not None and person.phone_verified else ""


def _is_unwanted(kind: Kind, person: AbstractUser) -> bool:
    never = Choice.objects.filter(user=person.pk, kind=kind.code, rhythm=Rhythm.NEVER)
    return not kind.is_obligatory and (never.exists() or bool(silence.among([person.pk])))


def _hand_over(letter: Letter, email: EmailMultiAlternatives) -> State | None:
    connection = get_connection(settings.MAIL_SERVER_BACKEND)
    try:
        connection.open()
    except OSError:
        logger.warning("the mail server cannot be reached", exc_info=True)
        return _later(letter, Problem.SERVER)
    try:
        told = {"language": letter.language, "subject": email.subject[:200]}
        if not letter.beat(handed_at=timezone.now(), **told):
            return None
        connection.send_messages([email])
    except (ValueError, SMTPRecipientsRefused, SMTPResponseException) as error:
        logger.warning("letter %s was refused", letter.pk, exc_info=True)
        if _is_for_good(error):
            return _end(letter, State.FAILED, Problem.REFUSED, handed_at=None)
        return _later(letter, Problem.SERVER)
    except OSError:
        logger.exception("letter %s: nobody knows whether it was sent", letter.pk)
        return _end(letter, State.UNSURE, Problem.SERVER)
    finally:
        with suppress(OSError):
            connection.close()
    return _end(letter, State.SENT, text="", html="")


def _is_for_good(error: Exception) -> bool:
    """An address that is none raises ValueError."""
    match error:
        case SMTPRecipientsRefused(recipients=answers):
            return all(code >= REFUSED_FOR_GOOD for code, _words in answers.values())
        case SMTPResponseException(smtp_code=code):
            return code >= REFUSED_FOR_GOOD
    return True


def _later(letter: Letter, problem: Problem) -> State | None:
    if letter.put_back(problem=problem, handed_at=None):
        return State.WAITING
    return _end(letter, State.FAILED, problem, handed_at=None)


def _end(
    letter: Letter, state: State, problem: Problem | None = None, **values: Any
) -> State | None:
    """None when the letter is not this run's any more."""
    return state if letter.finish(state, problem=problem or "", **values) else None
