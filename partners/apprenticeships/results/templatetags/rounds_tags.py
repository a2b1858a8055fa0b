"""Rounds in words: cards, and what the pages of magang show of them."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.ui.states import look
from partners.apprenticeships.models import Offer
from partners.apprenticeships.rounds.models import Round

register = template.Library()
Item = dict[str, Any]


@register.simple_tag
def round_labels(round: Round) -> list[Item]:
    it = look(round.phase)
    labels: list[Item] = [{"label": capfirst(str(it.word)), "tone": it.tone, "icon": it.icon}]
    if round.is_demo:
        labels.append({"label": _("Demo data")})
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
    """The announced rounds that give seats of an offer and are not over, with their last day."""
    rounds = Round.objects.collecting().filter(batches__batch__offer=offer).distinct()
    return [_link(round) for round in rounds.order_by("closes_at", "pk")]


def _link(round: Round) -> Item:
    url = reverse("rounds:detail", args=[round.code])
    return {"name": round.name, "url": url, "day": _day(round)}


def _day(round: Round) -> str:
    return date_format(round.apply_until)
