"""What is news on a day, and for whom: the rules asked about every living agreement.

Five queries whatever the size of the register.
"""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db.models import Max, Model, QuerySet

from home.access import Actor
from partners.agreements import permissions
from partners.agreements.models import Agreement, Commitment, ProgressReport
from partners.agreements.reminding import rules
from partners.agreements.reminding.rules import Notice
from partners.agreements.rules import progress
from partners.agreements.rules.lifecycle import AgreementState, Facts, Status, effective_status

ALIVE = [
    state.value
    for state in AgreementState
    if state not in {AgreementState.TERMINATED, AgreementState.RENEWED}
]
COLUMNS = (
    "state",
    "signed_on",
    "in_force_on",
    "ends_on",
    "review_on",
    "renews_automatically",
    "renewal_months",
    "notice_days",
    "notice_months",
    "notice_to",
    "notice_given_on",
    "closes_on",
    "closes_as",
)


logger = logging.getLogger(__name__)
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Matter:
    """A notice about one agreement or commitment."""

    notice: Notice
    agreement: int
    commitment: int | None = None

    @property
    def occasion(self) -> str:
        """Its name among all reminders of one person: a fact, and how long before it."""
        of = f"commitment {self.commitment}" if self.commitment else f"agreement {self.agreement}"
        return f"{self.notice.kind} {of} {self.notice.day} {self.notice.lead}"


@dataclass(frozen=True, slots=True)
class News:
    """`matters` by the key of the person who should hear; `unheard` have nobody in charge."""

    matters: dict[int, set[Matter]]
    unheard: int
    people: dict[int, AbstractUser]


def news_on(day: date, of: Collection[int] | None = None) -> News:
    """Who should know of what on `day`, whether or not they were told; only `of` the agreements
    with these keys when they are given.
    """
    people = _reachable(of)
    matters: dict[int, set[Matter]] = {}
    unheard = 0
    for matter, in_charge in _matters(day, of):
        hearer = next((key for key in in_charge if key in people), None)
        if hearer is None:
            unheard += 1
        else:
            matters.setdefault(hearer, set()).add(matter)
    return News(matters, unheard, people)


def _matters(
    day: date, of: Collection[int] | None
) -> Iterator[tuple[Matter, tuple[int | None, ...]]]:
    """Each matter with the keys of those in charge, the nearest first."""
    keepers: dict[int, tuple[Status, int | None]] = {}
    reports, promised = _last_reports(of), _with_open_promises(of)
    for pk, in_charge, months, *values in _agreements(of):
        with _alone(f"agreement {pk}"):
            facts = _facts(values)
            keepers[pk] = effective_status(facts, day), in_charge
            found = (
                rules.ending(facts, day),
                rules.review(facts, day),
                rules.report(facts, months, reports.get(pk), day, has_open_promises=pk in promised),
            )
            yield from [(Matter(notice, pk), (in_charge,)) for notice in found if notice]
    for pk, agreement, state, due_on, in_charge in _promises(day, of):
        with _alone(f"commitment {pk}"):
            if agreement in keepers:
                status, keeper = keepers[agreement]
                if notice := rules.promise(progress.CommitmentState(state), due_on, day, status):
                    yield Matter(notice, agreement, pk), (in_charge, keeper)


@contextmanager
def _alone(what: str) -> Iterator[None]:
    """A row that the rules fail at is logged, and stops no word about the others."""
    try:
        yield
    except Exception:
        logger.exception("No reminders about %s", what)


def _facts(values: list[Any]) -> Facts:
    state, *rest = values
    return Facts(state=AgreementState(state), **dict(zip(COLUMNS[1:], rest, strict=True)))


def _agreements(of: Collection[int] | None) -> Any:
    rows = _only(Agreement.objects.kept().filter(state__in=ALIVE), "pk", of)
    return rows.values_list("pk", "in_charge", "report_months", *COLUMNS)


def _promises(day: date, of: Collection[int] | None) -> Any:
    soon = day + timedelta(max(rules.BEFORE_DUE))
    rows = _only(Commitment.objects.open().filter(due_on__lte=soon), "agreement", of)
    return rows.values_list("pk", "agreement_id", "state", "due_on", "in_charge")


def _last_reports(of: Collection[int] | None) -> dict[int, date]:
    rows = _only(ProgressReport.objects.confirmed(), "commitment__agreement", of)
    return dict(rows.values_list("commitment__agreement").annotate(last=Max("reported_on")))


def _with_open_promises(of: Collection[int] | None) -> set[int]:
    rows = _only(Commitment.objects.open(), "agreement", of)
    return set(rows.values_list("agreement_id", flat=True))


def _reachable(of: Collection[int] | None) -> dict[int, AbstractUser]:
    """Active people in charge of something who may still read the register."""
    in_charge = set(_only(Agreement.objects.all(), "pk", of).values_list("in_charge", flat=True))
    promises_of = _only(Commitment.objects.all(), "agreement", of)
    in_charge |= set(promises_of.values_list("in_charge", flat=True))
    users = get_user_model()._default_manager
    found = users.filter(pk__in=in_charge - {None}, is_active=True).exclude(email=None)
    return {user.pk: user for user in found if permissions.user_is_staff(Actor(user))}


def _only(rows: QuerySet[Row], path: str, of: Collection[int] | None) -> QuerySet[Row]:
    """Of these agreements, in no order."""
    return (rows if of is None else rows.filter(**{f"{path}__in": of})).order_by()
