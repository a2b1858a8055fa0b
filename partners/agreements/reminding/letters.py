"""What a reminder says, in the reader's language."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.agreements import promises
from partners.agreements.labels import due_words, late_words
from partners.agreements.models import Reminder

MOST_LINES = 50  # of one kind in one e-mail
Kind = Reminder.Kind
TITLES: dict[str, Promise] = {
    Kind.LATE: _("Late"),
    Kind.DUE: _("Due soon"),
    Kind.ENDING: _("Ending"),
    Kind.REPORT: _("Progress report missing"),
}


def context(rows: list[Reminder], day: date, *, is_digest: bool) -> dict[str, Any]:
    """For `home.mail`, which calls `parts` in the recipient's language."""
    return {
        "count": len(rows),
        "is_digest": is_digest,
        "parts": _parts(rows, day),
        "settings_url": settings.BASE_URL + reverse("wagtailadmin_account"),
    }


def _parts(rows: list[Reminder], day: date) -> Callable[[], list[dict[str, Any]]]:
    def in_language() -> list[dict[str, Any]]:
        parts = []
        for kind, title in TITLES.items():
            found = sorted((row for row in rows if row.kind == kind), key=lambda row: row.day)
            lines = [
                {"text": sentence(row, day), "url": address(row)} for row in found[:MOST_LINES]
            ]
            if lines:
                more = max(len(found) - MOST_LINES, 0)
                parts.append({"title": str(title), "lines": lines, "more": more})
        return parts

    return in_language


def sentence(row: Reminder, day: date) -> str:
    """One line: what it is about, its date, how far away."""
    facts = {
        "agreement": str(row.agreement),
        "commitment": str(row.commitment) if row.commitment else "",
        "date": date_format(row.day),
        "far": _far(row.day, day),
    }
    return SENTENCES[row.kind if row.day >= day else f"{row.kind}-past"]() % facts


def address(row: Reminder) -> str:
    """The agreement's desk, where one says how it stands."""
    return settings.BASE_URL + reverse("agreements_admin:manage", args=[row.agreement_id])


def _far(day: date, on: date) -> str:
    distance = promises.distance(day, on)
    return late_words(distance) if distance.is_past else due_words(distance)


SENTENCES: dict[str, Callable[[], str]] = {
    "due": lambda: gettext("“%(commitment)s” is due on %(date)s, %(far)s. %(agreement)s"),
    "late-past": lambda: gettext("“%(commitment)s” was due on %(date)s: %(far)s. %(agreement)s"),
    "ending": lambda: gettext("“%(agreement)s” ends its term on %(date)s. Extend, renew or close?"),
    "ending-past": lambda: gettext("“%(agreement)s” ended on %(date)s. Extend, renew or close it."),
    "report-past": lambda: gettext(
        "“%(agreement)s” has had no progress report; one was expected by %(date)s."
    ),
}
