"""Rounds in words: cards, and what the pages of magang show of them."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from home.ui.states import look
from partners.apprenticeships.models import Offer
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.results.site.checking import Check, checks_of
from partners.apprenticeships.rounds.lifecycle import Phase, RoundState
from partners.apprenticeships.rounds.models import Round

register = template.Library()
Item = dict[str, Any]


@register.simple_tag
def round_labels(round: Round) -> list[Item]:
    """Readers do not know of a result before it is published."""
    it = look(Phase.CLOSED if round.phase is Phase.MATCHED else round.phase)
    labels: list[Item] = [{"label": capfirst(str(it.word)), "tone": it.tone, "icon": it.icon}]
    return labels


@register.simple_tag
def round_meta(round: Round) -> list[Item]:
    """Last day, batches and seats, for components/meta.html."""
    batches, seats = round.batch_count, round.seat_count or 0  # type: ignore[attr-defined]
    return [
        {"label": _("apply until %(day)s") % {"day": _day(round)}, "icon": "calendar"},
        {
            "label": ngettext("%(count)s batch", "%(count)s batches", batches) % {"count": batches},
            "icon": "apprenticeship",
        },
        {
            "label": ngettext("%(count)s seat", "%(count)s seats", seats) % {"count": seats},
            "icon": "people",
        },
    ]


@register.simple_tag
def rounds_now() -> list[Item]:
    """Those that cooperatives can apply to, the first to close first."""
    rounds = Round.objects.collecting().order_by("closes_at", "pk")
    return [_link(round) for round in rounds]


@register.simple_tag
def rounds_of(offer: Offer) -> list[Item]:
    """The rounds that receive applications for an offer, with their last day; from what is loaded
    with its batches.
    """
    collecting = (batch.collected_by for batch in offer.batches.all())
    rounds = {round.pk: round for round in collecting if round is not None}
    return [_link(one) for one in sorted(rounds.values(), key=lambda one: (one.closes_at, one.pk))]


@register.simple_tag
def rounds_decided(offer: Offer) -> list[Item]:
    """The published rounds that gave seats of an offer, the newest first: where anybody reads how
    each was decided, and checks it. From what is loaded with its batches; one query for files.
    """
    rows = (row for batch in offer.batches.all() for row in batch.rounds.all())
    rounds = {row.round_id: row.round for row in rows if row.round.state == RoundState.PUBLISHED}
    if not rounds:
        return []
    newest = sorted(rounds.values(), key=lambda one: (one.closes_at, one.pk), reverse=True)
    matchings = {one.round_id: one for one in Matching.objects.results_of(newest)}
    return [{**_link(one), "checks": _checks(one, matchings.get(one.pk))} for one in newest]


def _checks(round: Round, matching: Matching | None) -> list[Check]:
    return checks_of(matching, round.code, get_language() or "id") if matching else []


def _link(round: Round) -> Item:
    url = reverse("rounds:detail", args=[round.code])
    return {"name": round.name, "url": url, "day": _day(round)}


def _day(round: Round) -> str:
    return date_format(round.apply_until)
