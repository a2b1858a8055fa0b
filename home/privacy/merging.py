"""Two accounts of one person become one; both were proven by signing in (`workspace_merging`)."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from home import audit
from home.access import Actor, require
from home.desk.locking import locked_together
from home.privacy import leaving, services
from home.privacy.held import Merging, all_held
from home.privacy.leaving import Hindrance
from home.privacy.unknown import require_all_known

MERGED = "privacy.merged"
MOVED = (Merging.MOVE, Merging.MOVE_UNLESS_THERE)
BecomingOne = Callable[[Any, Any, Actor], None]
Hindering = Callable[[Any, Any], Iterable[Hindrance]]
_becoming_one: list[BecomingOne] = []
_hindering: list[Hindering] = []


def becomes_one(act: BecomingOne) -> None:
    """`act(closed, kept, by)` runs in the transaction, before anything moves: what both accounts
    have, and what one has with the other, ends through the rooms' own services.
    """
    if act not in _becoming_one:
        _becoming_one.append(act)


def hinders(source: Hindering) -> None:
    """`source(closed, kept)` says why these two stay apart, in the reader's words."""
    if source not in _hindering:
        _hindering.append(source)


def hindrances(closed: Any, kept: Any) -> list[Hindrance]:
    """Why these two are not merged, in the reader's words."""
    if closed.pk == kept.pk:
        return [Hindrance(_("You signed in with the same account. Sign in with the other one."))]
    if not (closed.is_active and kept.is_active):
        return [Hindrance(_("One of the accounts is closed."))]
    held = [one for one in all_held() if one.merging is Merging.REFUSE]
    has_rights = any(one.rows(person).exists() for one in held for person in (closed, kept))
    if has_rights or any([*leaving.is_staff(closed), *leaving.is_staff(kept)]):
        return [Hindrance(_("Accounts of staff are not merged: a moderator ends one first."))]
    return [one for source in _hindering for one in source(closed, kept)]


@transaction.atomic
def merge(closed: Any, kept: Any, *, by: Actor) -> None:
    """Move what is the person's to `kept`, and erase `closed`, whose own person acts: its address
    and number are free afterwards. The caller has seen that `kept` is theirs too.

    Raises ActionNotPermitted, leaving.IsHindered, UnknownRelation, IsGone.
    """
    require(by.is_(closed.pk))
    require_all_known()
    _require_unhindered(closed, kept)
    for act in _becoming_one:
        act(closed, kept, by)
    # Organisations were locked first, as by all who write about their people.
    rows = locked_together([_plain(closed), _plain(kept)])
    closed, kept = rows[closed.pk], rows[kept.pk]
    _require_unhindered(closed, kept)
    for held in all_held():
        if held.merging in MOVED:
            held.move(closed, kept)
    audit.record(kept, MERGED, by=by, data={"merged": closed.pk})
    services.erase(closed, by=by)


def _require_unhindered(closed: Any, kept: Any) -> None:
    if found := hindrances(closed, kept):
        raise leaving.IsHindered(hindrances=found)


def _plain(person: Any) -> Any:
    """A request's user is a proxy of it."""
    return getattr(person, "_wrapped", person)
