"""Tells each person once, at once or in Monday's digest; run it daily.

A reminder is a row before it is an e-mail. What is no longer true is forgotten unsent; what the
mail server refused waits for the next run; two runs at the same time never send the same.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from smtplib import SMTPException
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from home import mail
from partners.agreements.models import Reminder, ReminderPreference
from partners.agreements.reminding import letters, rules
from partners.agreements.reminding.candidates import Matter, news_on
from partners.agreements.reminding.rules import Notice

logger = logging.getLogger(__name__)
Rhythm = ReminderPreference.Rhythm
MESSAGE = "agreement_reminders"
BATCH = 500
ABANDONED = timedelta(hours=1)  # a run that was killed while it sent


@dataclass
class Result:
    """`failed` names the people whose e-mail was refused; they are tried again next time."""

    due: int = 0
    told_before: int = 0
    told: int = 0
    waiting: int = 0
    unheard: int = 0
    emails: int = 0
    failed: list[str] = field(default_factory=list)


def remind(on: date | None = None) -> Result:
    """Everything that is due on `on`, by default today in Jakarta."""
    day = on or timezone.localdate()
    news = news_on(day)
    preferences = _preferences(news.people, day)
    wanted = {
        (person, matter)
        for person, matters in news.matters.items()
        if preferences[person].rhythm != Rhythm.NEVER
        for matter in matters
    }
    result = Result(due=sum(map(len, news.matters.values())) + news.unheard, unheard=news.unheard)
    result.told_before = _note(wanted)
    for person, waiting in _waiting().items():
        preference = preferences[person]
        is_digest = preference.rhythm == Rhythm.WEEKLY
        if is_digest and not rules.digest_is_due(day, preference.last_digest_on):
            result.waiting += waiting
        elif _write(news.people[person], day, is_digest, result) and is_digest:
            _digested(preference, day)
    _close_week(preferences.values(), day)
    return result


def _preferences(people: dict[int, Any], day: date) -> dict[int, ReminderPreference]:
    """Everybody's choice; who made none gets a digest. A first digest waits for a Monday."""
    chosen = {row.user_id: row for row in ReminderPreference.objects.filter(user__in=people)}
    missing = [ReminderPreference(user_id=pk) for pk in people if pk not in chosen]
    ReminderPreference.objects.bulk_create(missing, ignore_conflicts=True)
    if missing:
        chosen = {row.user_id: row for row in ReminderPreference.objects.filter(user__in=people)}
    for row in chosen.values():
        if row.last_digest_on is None:
            _digested(row, rules.before_first_digest(day))
    return chosen


def _note(wanted: set[tuple[int, Matter]]) -> int:
    """Bring the rows in line with what is news; returns how much of it was told before."""
    known = {_key(values): (pk, sent_at) for pk, sent_at, *values in _rows()}
    stale = [pk for key, (pk, sent_at) in known.items() if not sent_at and key not in wanted]
    for start in range(0, len(stale), BATCH):
        Reminder.objects.waiting().filter(pk__in=stale[start : start + BATCH]).delete()
    fresh = [_row(person, matter) for person, matter in wanted if (person, matter) not in known]
    Reminder.objects.bulk_create(fresh, batch_size=BATCH, ignore_conflicts=True)
    return sum(1 for key, (_pk, sent_at) in known.items() if sent_at and key in wanted)


def _waiting() -> dict[int, int]:
    """How many reminders wait for each person."""
    rows = Reminder.objects.waiting().order_by().values_list("user").annotate(Count("pk"))
    return dict(rows)


def _write(person: Any, day: date, is_digest: bool, result: Result) -> bool:
    """One e-mail with all that waits for a person; False when the mail server refused it."""
    rows = _claim(person)
    if not rows:
        return False
    try:
        is_sent = (
            mail.send(MESSAGE, person, letters.context(rows, day, is_digest=is_digest))
            is mail.Outcome.SENT
        )
    except (OSError, SMTPException):
        logger.exception("the reminders of user %s were not sent", person.pk)
        is_sent = False
    _settle(rows, is_sent=is_sent)
    if is_sent:
        result.emails += 1
        result.told += len(rows)
    else:
        result.failed.append(str(person))
        result.waiting += len(rows)
    return is_sent


def _claim(person: Any) -> list[Reminder]:
    """What waits for a person and no other run is sending: the update gives a row to one run."""
    now = timezone.now()
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - ABANDONED)
    waiting = Reminder.objects.waiting().filter(user=person)
    waiting.filter(free).update(claimed_at=now)
    return list(waiting.filter(claimed_at=now).select_related("agreement", "commitment"))


def _settle(rows: list[Reminder], *, is_sent: bool) -> None:
    at = timezone.now() if is_sent else None
    keys = [row.pk for row in rows]
    for start in range(0, len(keys), BATCH):
        chunk = Reminder.objects.filter(pk__in=keys[start : start + BATCH])
        chunk.update(claimed_at=None, sent_at=at)


def _close_week(preferences: Iterable[ReminderPreference], day: date) -> None:
    """A week without news is a week done: its digest does not go out on a later day."""
    waiting = set(Reminder.objects.waiting().values_list("user_id", flat=True))
    for row in preferences:
        if row.user_id not in waiting and rules.digest_is_due(day, row.last_digest_on):
            _digested(row, day)


def _digested(preference: ReminderPreference, day: date) -> None:
    preference.last_digest_on = day
    preference.save(update_fields=["last_digest_on"])


def _row(person: int, matter: Matter) -> Reminder:
    notice = matter.notice
    return Reminder(
        user_id=person,
        kind=notice.kind.value,
        agreement_id=matter.agreement,
        commitment_id=matter.commitment,
        day=notice.day,
        lead=notice.lead,
    )


def _rows() -> Any:
    return Reminder.objects.order_by().values_list(
        "pk", "sent_at", "user", "kind", "day", "lead", "agreement", "commitment"
    )


def _key(values: list[Any]) -> tuple[int, Matter]:
    person, kind, day, lead, agreement, commitment = values
    return person, Matter(Notice(rules.Kind(kind), day, lead), agreement, commitment)
