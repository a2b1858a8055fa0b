"""What the register asks of a person today: what the person, or nobody, is in charge of."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractUser
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.dashboard import SHOWN, Item, Panel, Rows
from partners.agreements import attention, permissions
from partners.agreements.labels import Obstacle
from partners.agreements.models import Agreement, Commitment, ProgressReport
from partners.agreements.rules.progress import distance
from partners.agreements.wording import end_words

SOON = 90  # days
Row = TypeVar("Row", bound=Model)


class Keyed(Rows):
    """Where finding takes its time and counting would find again: all keys, read once."""

    @cached_property
    def _keys(self) -> list[int]:
        return list(self.rows.values_list("pk", flat=True))

    @cached_property
    def _first(self) -> list[Any]:
        first = self._keys[:SHOWN]
        return list(self.rows.filter(pk__in=first)) if first else []

    @cached_property
    def _count(self) -> int:
        return len(self._keys)


def late_commitments(user: AbstractUser) -> Sequence[Item]:
    return Keyed(_promises(attention.late(), user), _late)


def blocked_commitments(user: AbstractUser) -> Sequence[Item]:
    return Keyed(_promises(attention.blocked(), user), _blocked)


def ending_agreements(user: AbstractUser) -> Sequence[Item]:
    return Rows(_agreements(attention.ending(SOON), user), _ending)


def silent_agreements(user: AbstractUser) -> Sequence[Item]:
    return Rows(_agreements(attention.silent(), user), _silent)


def reports_to_confirm(user: AbstractUser) -> Sequence[Item]:
    """Of everybody's agreements: a partner should not wait for one person's holidays."""
    rows = attention.to_confirm().select_related("commitment__agreement")
    return Rows(_for_writers(rows, user), _report)


def _promises(rows: QuerySet[Commitment], user: AbstractUser) -> QuerySet[Commitment]:
    keeper = Q(in_charge=user) | Q(in_charge=None) & (
        Q(agreement__in_charge=user) | Q(agreement__in_charge=None)
    )
    return _for_writers(rows.filter(keeper).select_related("agreement"), user)


def _agreements(rows: QuerySet[Agreement], user: AbstractUser) -> QuerySet[Agreement]:
    return _for_writers(rows.filter(Q(in_charge=user) | Q(in_charge=None)), user)


def _for_writers(rows: QuerySet[Row], user: AbstractUser) -> QuerySet[Row]:
    """Nothing for who may only look: that person has nothing to do here."""
    return rows if permissions.user_can_change(Actor(user)) else rows.none()


def _late(one: Commitment) -> Item:
    return _item(one, one.light_words(), is_urgent=True)


def _blocked(one: Commitment) -> Item:
    return _item(one, str(Obstacle(one.obstacle).label))


def _ending(one: Agreement) -> Item:
    today = timezone.localdate()
    end = one.current_end(today)
    note = end_words(distance(end, today)) if end else ""
    return Item(str(one), _desk(one), note)


def _silent(one: Agreement) -> Item:
    return Item(str(one), _desk(one), gettext("no report for a year"), is_urgent=True)


def _report(one: ProgressReport) -> Item:
    return _item(one.commitment, f"{one.get_state_display()}, {date_format(one.reported_on)}")


def _item(one: Commitment, note: str, *, is_urgent: bool = False) -> Item:
    url = reverse("agreements_admin:commitment", args=[one.pk])
    return Item(str(one), url, f"{note}: {one.agreement}", is_urgent=is_urgent)


def _desk(agreement: Agreement) -> str:
    return reverse("agreements_admin:manage", args=[agreement.pk])


def _dashboard() -> str:
    return reverse("agreements_admin:dashboard")


PANELS = (
    Panel(
        "late-commitments", _("Late commitments"), "warning", late_commitments, _dashboard, order=20
    ),
    Panel(
        "reports-to-confirm",
        _("Partners' reports to confirm"),
        "doc-full",
        reports_to_confirm,
        _dashboard,
        order=22,
    ),
    Panel(
        "ending-agreements",
        _("Agreements that end soon"),
        "time",
        ending_agreements,
        _dashboard,
        order=24,
    ),
    Panel(
        "blocked-commitments",
        _("Blocked commitments"),
        "cross",
        blocked_commitments,
        _dashboard,
        order=26,
    ),
    Panel(
        "silent-agreements",
        _("Agreements without a report"),
        "doc-empty",
        silent_agreements,
        _dashboard,
        order=28,
    ),
)
