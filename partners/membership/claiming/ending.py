"""From one state of a claim or proposal to the next; who may do it was asked before."""

from typing import Any

from django.utils import timezone

from home.access import Actor
from partners.membership.claiming.refusals import NotOpen
from partners.membership.models import Asked, Capacity, ClaimReason, State


def require_open(asked: Asked) -> None:
    """Raises NotOpen."""
    if not asked.is_open:
        raise NotOpen


def go_on(
    asked: Asked, state: State, *, reason: ClaimReason | None = None, remark: str = ""
) -> None:
    """To a state in which it is open."""
    _become(asked, state, reason=reason, remark=remark.strip())


def decide(
    asked: Asked,
    state: State,
    capacity: Capacity,
    by: Actor,
    *,
    reason: ClaimReason | None = None,
    remark: str = "",
    **values: Any,
) -> None:
    """Granted or refused, by somebody in a capacity."""
    said = {"capacity": capacity, "reason": reason, "remark": remark.strip(), **values}
    _become(asked, state, decided_at=timezone.now(), decided_by=by.person, **said)


def end_undecided(asked: Asked, state: State, by: Actor) -> None:
    """Withdrawn or expired."""
    _become(asked, state, decided_at=timezone.now(), decided_by=by.person)


def _become(asked: Asked, state: State, **values: Any) -> None:
    asked.state, asked.since = state, timezone.now()
    for name, value in values.items():
        setattr(asked, name, value)
    asked.save()
