"""What a reminder says, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from home.access import Actor
from home.notices import kinds
from home.notices.kinds import Said
from home.notices.models import Notice
from partners.agreements import permissions
from partners.agreements.models import Agreement, Commitment
from partners.agreements.reminding import rules
from partners.agreements.reminding.candidates import news_on
from partners.agreements.reminding.rules import Kind
from partners.agreements.rules import progress
from partners.agreements.wording import due_words

MOST_LINES = 50  # of one kind in one e-mail
TITLES: dict[Kind, Promise] = {
    Kind.LATE: _("Late"),
    Kind.DUE: _("Due soon"),
    Kind.ENDING: _("Ending"),
    Kind.REPORT: _("Progress report missing"),
    Kind.REVIEW: _("To be looked at again"),
}


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is news, with the records that it is about."""

    news: rules.Notice
    agreement: Agreement
    commitment: Commitment | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One matter: its name leads to where one says how it stands; `of` is the agreement of a
    commitment.
    """

    title: str
    when: str
    of: str
    url: str
    is_late: bool


def say(person: AbstractUser, notices: Sequence[Notice], day: date) -> Said:
    """What of these is still news on `day`, and still this person's to hear."""
    agreements = Agreement.objects.visible_to(Actor(person)).in_bulk(
        {notice.data["agreement"] for notice in notices}
    )
    matters = {
        matter.occasion: matter
        for matter in news_on(day, of=agreements).matters.get(person.pk, ())
        if matter.agreement in agreements
    }
    holding = [notice for notice in notices if notice.occasion in matters]
    found = [matters[notice.occasion] for notice in holding]
    commitments = Commitment.objects.in_bulk(
        {matter.commitment for matter in found if matter.commitment}
    )
    reminders = [
        Reminder(
            matter.notice,
            agreements[matter.agreement],
            commitments[matter.commitment] if matter.commitment else None,
        )
        for matter in found
    ]
    return Said(holding, words(reminders, day))


def words(reminders: Sequence[Reminder], day: date) -> dict[str, object]:
    """For the templates, in the active language."""
    parts = []
    for kind, title in TITLES.items():
        found = sorted((one for one in reminders if one.news.kind == kind), key=_day)
        lines = [line(one, day) for one in found[:MOST_LINES]]
        if lines:
            more = max(len(found) - MOST_LINES, 0)
            parts.append({"title": str(title), "lines": lines, "more": _more(more)})
    return {"count": len(reminders), "parts": parts}


def _day(reminder: Reminder) -> date:
    return reminder.news.day


def _more(count: int) -> str:
    words = ngettext("and %(count)d more", "and %(count)d more", count)
    return words % {"count": count} if count else ""


def line(reminder: Reminder, day: date) -> Line:
    """A reminder as it reads on `day`, in the active language."""
    news, agreement, commitment = reminder.news, reminder.agreement, reminder.commitment
    is_past, facts = news.day < day, agreement.facts()
    words = {
        "date": date_format(news.day),
        "far": capfirst(_far(news.day, day)),
        "last": date_format(facts.notice.deadline(news.day)),
    }
    return Line(
        title=str(commitment or agreement),
        when=str(WHEN[_case(news.kind, is_past=is_past, rolls_on=facts.rolls_on)]) % words,
        of=str(agreement) if commitment else "",
        url=settings.BASE_URL + _address(reminder),
        is_late=is_past,
    )


def _case(kind: Kind, *, is_past: bool, rolls_on: bool) -> str:
    if is_past:
        return f"{kind}-past"
    return "rolling" if rolls_on and kind is Kind.ENDING else kind.value


def _address(reminder: Reminder) -> str:
    """The page of the commitment or the desk of the agreement in the admin."""
    if reminder.commitment:
        return reverse("agreements_admin:commitment", args=[reminder.commitment.pk])
    return reverse("agreements_admin:manage", args=[reminder.agreement.pk])


def _far(day: date, on: date) -> str:
    distance = progress.distance(day, on)
    return due_words(distance)


WHEN: dict[str, Promise] = {
    "due": _("%(far)s, on %(date)s."),
    "late-past": _("%(far)s: it was due on %(date)s."),
    "ending": _("Ends on %(date)s. Extend, renew or close?"),
    "rolling": _("Renews itself after %(date)s, unless notice is given by %(last)s."),
    "ending-past": _("Ended on %(date)s. Extend, renew or close it."),
    "review": _("Has no last day in the register. To be looked at again on %(date)s."),
    "review-past": _("Has no last day in the register. It was to be looked at again on %(date)s."),
    "report-past": _("No progress report; one was expected by %(date)s."),
}

REMINDERS = kinds.Kind(
    "agreement-reminders", _("Reminders about agreements"), permissions.user_is_staff, say
)
