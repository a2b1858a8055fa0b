"""What may be done next with a round, from its page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from home.access import Actor
from partners.apprenticeships.results.admin import acts, choosing, matching, taking_in, weighing
from partners.apprenticeships.results.admin.base import RoundAct
from partners.apprenticeships.results.services import publishing
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round

QUIET, SERIOUS = "button-secondary", "serious"


@dataclass(frozen=True, slots=True)
class Way:
    """To an act; `hint` says what it does."""

    label: str | Promise
    url: str
    hint: str | Promise
    css: str = ""


# The way forward first.
_WAYS: tuple[tuple[str, type[RoundAct], str], ...] = (
    ("choose", choosing.ChooseView, ""),
    ("announce", acts.AnnounceView, ""),
    ("match", matching.MatchView, ""),
    ("publish", matching.PublishView, ""),
    ("second", acts.SecondView, QUIET),
    ("what_if", matching.WhatIfView, QUIET),
    ("change", acts.ChangeView, QUIET),
    ("weigh", weighing.WeighView, QUIET),
    ("take_in", taking_in.TakeInView, QUIET),
    ("undo", matching.UndoView, QUIET),
    ("cancel", acts.CancelView, QUIET),
)


def ways(round: Round, actor: Actor) -> list[Way]:
    return list(_ways(round, actor))


def _ways(round: Round, actor: Actor) -> Iterator[Way]:
    for name, view, css in _WAYS:
        if view.allowed(actor) and view.may_begin(round) and not _is_another(view, round, actor):
            is_quiet = view is choosing.ChooseView and round.phase is not Phase.DRAFT
            url = reverse(f"rounds_admin:{name}", args=[round.pk])
            yield Way(view.page_title, url, view.hint, QUIET if is_quiet else css)


def _is_another(view: type[RoundAct], round: Round, actor: Actor) -> bool:
    """Whether this is for the second pair of eyes; the page says whose."""
    return view is matching.PublishView and not publishing.user_can_publish(actor, round)
