"""What a mandate may name, and until when. Pure."""

from collections.abc import Collection
from datetime import date, timedelta

from partners.membership.mandating.refusals import (
    EndIsPast,
    EndIsTooFar,
    MoreThanAsked,
    NothingNamed,
)

LONGEST = timedelta(days=365)
WARNED_BEFORE = timedelta(days=30)
MOST_OF_ASSISTANT = 40  # asked for or given; who serves a dozen villages well is busy
MOST_OF_COOPERATIVE = 8


def checked_end(ends_on: date, *, today: date, asked: date | None = None) -> date:
    """The last day, no later than a year from now nor than what was `asked` for.

    Raises EndIsPast, EndIsTooFar.
    """
    latest = min(today + LONGEST, asked or date.max)
    if ends_on < today:
        raise EndIsPast
    if ends_on > latest:
        raise EndIsTooFar(latest=latest)
    return ends_on


def checked_scopes(
    scopes: Collection[str], *, known: Collection[str], asked: Collection[str] | None = None
) -> list[str]:
    """Each once, in the order of `known`. Raises NothingNamed, MoreThanAsked, and ValueError for
    what is not `known`.
    """
    if odd := set(scopes) - set(known):
        raise ValueError(odd)
    if not scopes:
        raise NothingNamed
    if asked is not None and not set(scopes) <= set(asked):
        raise MoreThanAsked
    return [scope for scope in known if scope in set(scopes)]


def warns_on(ends_on: date, today: date) -> bool:
    """Whether its end is near enough to speak of it."""
    return today <= ends_on <= today + WARNED_BEFORE
