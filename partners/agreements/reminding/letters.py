"""What a reminder says, in the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from partners.agreements.models import Reminder
from partners.agreements.rules import progress
from partners.agreements.wording import due_words

NOTIFICATIONS = "#tab-notifications"  # where the account's page keeps the choice
MOST_LINES = 50  # of one kind in one e-mail
Kind = Reminder.Kind
TITLES: dict[str, Promise] = {
    Kind.LATE: _("Late"),
    Kind.DUE: _("Due soon"),
    Kind.ENDING: _("Ending"),
    Kind.REPORT: _("Progress report missing"),
}


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


def context(rows: list[Reminder], day: date, *, is_digest: bool) -> dict[str, Any]:
    """For `home.mail`, which calls `parts` in the recipient's language."""
    return {
        "count": len(rows),
        "is_digest": is_digest,
        "parts": _parts(rows, day),
        "settings_url": settings.BASE_URL + reverse("wagtailadmin_account") + NOTIFICATIONS,
    }


def _parts(rows: list[Reminder], day: date) -> Callable[[], list[dict[str, Any]]]:
    def in_language() -> list[dict[str, Any]]:
        parts = []
        for kind, title in TITLES.items():
            found = sorted((row for row in rows if row.kind == kind), key=lambda row: row.day)
            lines = [line(row, day) for row in found[:MOST_LINES]]
            if lines:
                more = max(len(found) - MOST_LINES, 0)
                parts.append({"title": str(title), "lines": lines, "more": _more(more)})
        return parts

    return in_language


def _more(count: int) -> str:
    words = ngettext("and %(count)d more", "and %(count)d more", count)
    return words % {"count": count} if count else ""


def line(row: Reminder, day: date) -> Line:
    """A reminder as it reads on `day`, in the active language."""
    is_past, facts = row.day < day, row.agreement.facts()
    words = {
        "date": date_format(row.day),
        "far": capfirst(_far(row.day, day)),
        "last": date_format(row.day - timedelta(facts.notice_days)),
    }
    return Line(
        title=str(row.commitment or row.agreement),
        when=str(WHEN[_case(row, is_past=is_past, rolls_on=facts.rolls_on)]) % words,
        of=str(row.agreement) if row.commitment else "",
        url=settings.BASE_URL + _address(row),
        is_late=is_past,
    )


def _case(row: Reminder, *, is_past: bool, rolls_on: bool) -> str:
    if is_past:
        return f"{row.kind}-past"
    return "rolling" if rolls_on and row.kind == Kind.ENDING else row.kind


def _address(row: Reminder) -> str:
    """The page of the commitment or the desk of the agreement in the admin."""
    if row.commitment_id:
        return reverse("agreements_admin:commitment", args=[row.commitment_id])
    return reverse("agreements_admin:manage", args=[row.agreement_id])


def _far(day: date, on: date) -> str:
    distance = progress.distance(day, on)
    return due_words(distance)


WHEN: dict[str, Promise] = {
    "due": _("%(far)s, on %(date)s."),
    "late-past": _("%(far)s: it was due on %(date)s."),
    "ending": _("Ends on %(date)s. Extend, renew or close?"),
    "rolling": _("Renews itself after %(date)s, unless notice is given by %(last)s."),
    "ending-past": _("Ended on %(date)s. Extend, renew or close it."),
    "report-past": _("No progress report; one was expected by %(date)s."),
}
