"""What is news on a day, and for whom: the rules asked about every living agreement.

Five queries whatever the size of the register.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Max

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
    "renews_automatically",
    "renewal_months",
    "notice_days",
    "notice_given_on",
)


@dataclass(frozen=True, slots=True)
class Matter:
    """A notice about one agreement or commitment."""

    notice: Notice
    agreement: int
    commitment: int | None = None


@dataclass(frozen=True, slots=True)
class News:
    """`matters` by the key of the person who should hear; `unheard` have nobody in charge."""

    matters: dict[int, set[Matter]]
    unheard: int
    people: dict[int, Any]


def news_on(day: date) -> News:
    """Who should know of what on `day`, whether or not they were told."""
    people = _reachable()
    matters: dict[int, set[Matter]] = {}
    unheard = 0
    for matter, in_charge in _matters(day):
        hearer = next((key for key in in_charge if key in people), None)
        if hearer is None:
            unheard += 1
        else:
            matters.setdefault(hearer, set()).add(matter)
    return News(matters, unheard, people)


def _matters(day: date) -> Iterator[tuple[Matter, tuple[int | None, ...]]]:
    """Each matter with the keys of those in charge, the nearest first."""
    keepers: dict[int, tuple[Status, int | None]] = {}
    reports, promised = _last_reports(), _with_open_promises()
    for pk, in_charge, months, *values in _agreements():
        facts = _facts(values)
        keepers[pk] = effective_status(facts, day), in_charge
        found = (
            rules.ending(facts, day),
            rules.report(facts, months, reports.get(pk), day, has_open_promises=pk in promised),
        )
        yield from ((Matter(notice, pk), (in_charge,)) for notice in found if notice)
    for pk, agreement, state, due_on, in_charge in _promises(day):
        if agreement in keepers:
            status, keeper = keepers[agreement]
            if notice := rules.promise(progress.CommitmentState(state), due_on, day, status):
                yield Matter(notice, agreement, pk), (in_charge, keeper)


def _facts(values: list[Any]) -> Facts:
    state, *rest = values
    return Facts(state=AgreementState(state), **dict(zip(COLUMNS[1:], rest, strict=True)))


def _agreements() -> Any:
    rows = Agreement.objects.kept().filter(state__in=ALIVE).order_by()
    return rows.values_list("pk", "in_charge", "report_months", *COLUMNS)


def _promises(day: date) -> Any:
    soon = day + timedelta(max(rules.BEFORE_DUE))
    rows = Commitment.objects.open().filter(due_on__lte=soon).order_by()
    return rows.values_list("pk", "agreement_id", "state", "due_on", "in_charge")


def _last_reports() -> dict[int, date]:
    rows = ProgressReport.objects.confirmed().order_by().values_list("commitment__agreement")
    return dict(rows.annotate(last=Max("reported_on")))


def _with_open_promises() -> set[int]:
    return set(Commitment.objects.open().order_by().values_list("agreement_id", flat=True))


def _reachable() -> dict[int, Any]:
    """Active people in charge of something who may still read the register."""
    in_charge = set(Agreement.objects.order_by().values_list("in_charge", flat=True))
    in_charge |= set(Commitment.objects.order_by().values_list("in_charge", flat=True))
    users = get_user_model()._default_manager.select_related("wagtail_userprofile")
    found = users.filter(pk__in=in_charge - {None}, is_active=True).exclude(email="")
    return {user.pk: user for user in found if permissions.user_is_staff(Actor(user))}
