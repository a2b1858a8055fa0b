"""What is worked on of an offer, from where it goes where. Pure.

NONE ─▶ DRAFT ─▶ WAITING ─▶ NONE      WAITING ─▶ RETURNED ─▶ WAITING
          ▲─────────┘ taken back

Readers see what was published last, wherever the draft stands.
"""

from collections.abc import Mapping
from enum import StrEnum


class Work(StrEnum):
    """Of the draft: nothing new, written on, with the moderators, or back from them."""

    NONE = "none"
    DRAFT = "draft"
    WAITING = "waiting"
    RETURNED = "returned"


class Verb(StrEnum):
    WRITE = "write"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    APPROVE = "approve"  # by a moderator, in Wagtail's workflow
    SEND_BACK = "send_back"  # likewise


W, V = Work, Verb
TRANSITIONS: Mapping[tuple[Verb, Work], Work] = {
    (V.WRITE, W.NONE): W.DRAFT,
    (V.WRITE, W.DRAFT): W.DRAFT,
    (V.WRITE, W.RETURNED): W.RETURNED,
    (V.SUBMIT, W.DRAFT): W.WAITING,
    (V.SUBMIT, W.RETURNED): W.WAITING,
    (V.WITHDRAW, W.WAITING): W.DRAFT,
    (V.APPROVE, W.WAITING): W.NONE,
    (V.SEND_BACK, W.WAITING): W.RETURNED,
}


def after(verb: Verb, work: Work) -> Work | None:
    """How the draft stands then; None where the verb is not open."""
    return TRANSITIONS.get((verb, work))
