"""Who is asked what, and whom the answers keep from being written to."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from home.access import Actor
from home.consent.models import Consent
from home.consent.terms import REMINDERS, TERMS, Terms
from home.waiting import Waiting


@dataclass(frozen=True, slots=True)
class Asked:
    """One purpose as a person finds it. `since`: since when it is agreed to, None if it is not."""

    terms: Terms
    is_answered: bool  # under the text of today
    since: datetime | None
    until: datetime | None  # when it was refused or withdrawn last

    @property
    def is_new(self) -> bool:
        """Answered before, under a text that has changed."""
        return not self.is_answered and bool(self.since or self.until)


def asked_of(person: Any) -> list[Asked]:
    rows = list(Consent.objects.filter(person=person.pk).order_by("pk"))
    return [
        _asked(terms, [row for row in rows if row.purpose == purpose])
        for purpose, terms in TERMS.items()
    ]


def _asked(terms: Terms, rows: list[Consent]) -> Asked:
    standing = [row.given_at for row in rows if row.withdrawn_at is None]
    ended = [row.withdrawn_at for row in rows]
    return Asked(
        terms,
        any(row.version == terms.version for row in rows),
        standing[-1] if standing else None,
        ended[-1] if ended else None,
    )


def answers_to_give(actor: Actor) -> Iterator[Waiting]:
    """One card, whatever is asked, until it is answered. Who has no address cannot be written to,
    and is asked when they have one.
    """
    person = actor.person
    if person is None or not person.email:
        return
    open_ones = [one for one in asked_of(person) if not one.is_answered]
    if open_ones:
        changed = any(one.is_new for one in open_ones)
        yield Waiting(
            _("What you agreed to has changed") if changed else _("May we write reminders to you?"),
            reverse("consent:mine"),
            _("Read and answer"),
        )


def without_reminders(people: Collection[int]) -> set[int]:
    """Who refused, or withdrew; who was not asked yet is written to as their choices say."""
    rows = Consent.objects.filter(person__in=people, purpose=REMINDERS).order_by()
    standing = Count("pk", filter=Q(withdrawn_at=None))
    return set(
        rows.values("person").annotate(n=standing).filter(n=0).values_list("person", flat=True)
    )
