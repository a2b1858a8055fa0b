"""What the register asks of a person today: what the person, or nobody, is in charge of."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.dashboard import Item, Panel
from partners.agreements import attention, permissions
from partners.agreements.labels import Obstacle, end_words
from partners.agreements.models import Commitment
from partners.agreements.promises import distance

SOON = 90  # days


def late_commitments(user: Any) -> list[Item]:
    rows = _promises(attention.late(), user)
    return [_item(one, one.light_words(), is_urgent=True) for one in rows]


def blocked_commitments(user: Any) -> list[Item]:
    rows = _promises(attention.blocked(), user)
    return [_item(one, str(Obstacle(one.obstacle).label)) for one in rows]


def ending_agreements(user: Any) -> list[Item]:
    today = timezone.localdate()
    rows = _agreements(attention.ending(SOON), user)
    return [Item(str(one), _desk(one), end_words(distance(one.ends_on, today))) for one in rows]


def silent_agreements(user: Any) -> list[Item]:
    rows = _agreements(attention.silent(), user)
    note = gettext("no report for a year")
    return [Item(str(one), _desk(one), note, is_urgent=True) for one in rows]


def reports_to_confirm(user: Any) -> list[Item]:
    """Of everybody's agreements: a partner should not wait for one person's holidays."""
    if not permissions.user_can_change(user):
        return []
    return [
        _item(one.commitment, f"{one.get_state_display()}, {date_format(one.reported_on)}")
        for one in attention.to_confirm().select_related("commitment__agreement")
    ]


def _promises(rows: Any, user: Any) -> Iterable[Commitment]:
    keeper = Q(in_charge=user) | Q(in_charge=None) & (
        Q(agreement__in_charge=user) | Q(agreement__in_charge=None)
    )
    found: Any = rows.filter(keeper).select_related("agreement")
    return found if permissions.user_can_change(user) else ()


def _agreements(rows: Any, user: Any) -> Iterable[Any]:
    mine = Q(in_charge=user) | Q(in_charge=None)
    return rows.filter(mine) if permissions.user_can_change(user) else ()


def _item(one: Commitment, note: str, *, is_urgent: bool = False) -> Item:
    url = reverse("agreements_admin:commitment", args=[one.pk])
    return Item(str(one), url, f"{note}: {one.agreement}", is_urgent=is_urgent)


def _desk(agreement: Any) -> str:
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
