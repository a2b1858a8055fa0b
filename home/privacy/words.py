"""Headings and sources that the rooms' declarations share, and the commonest of them."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from home.privacy.held import Erasure, Held, Merging, Text

ACCOUNT = _("Your account")
LETTERS = _("Letters to you")
ORGANISATIONS = _("Your organisations")
DEEDS = _("What you did here")
DESK = _("Your work in the admin")

FROM_YOU = _("given by you")
FROM_OTHERS = _("entered by others")
FROM_US = _("noted by the portal")

DEED_STAYS = _("The record keeps what was done and when, without your name.")


def deed(
    model: type[Model],
    field: str,
    title: Text,
    *,
    group: Text = DEEDS,
    secret: frozenset[str] = frozenset(),
) -> Held:
    """Something that a person did and others build on: it stays, and moves to a merged account.

    `secret` are the row's fields about somebody else.
    """
    moved = (Erasure.KEEP, Merging.MOVE, DEED_STAYS)
    return Held(model, field, title, group, FROM_US, *moved, secret=secret)


def lock(model: type[Model], title: Text) -> Held:
    """A draft that nobody else may edit meanwhile."""
    free = {"locked": False, "locked_by": None, "locked_at": None}
    emptied = (Erasure.EMPTY, Merging.MOVE)
    return Held(model, "locked_by", title, DESK, FROM_US, *emptied, blank=free)


def gone(model: type[Model], field: str, title: Text, **more: Any) -> Held:
    """Of the account, not of the person: deleted with it."""
    given: dict[str, Any] = {"group": DESK, "source": FROM_US, **more}
    return Held(model, field, title, erasure=Erasure.DELETE, merging=Merging.LEAVE, **given)
