"""Offers and batches in words: cards, tables, and what other rooms show of them."""

from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from home.models import Competency
from home.ui.states import Look
from partners.agreements.models import Agreement
from partners.apprenticeships.lifecycle import Applying, Phase
from partners.apprenticeships.models import Batch, Offer, OfferFile
from partners.organisations.models import Organisation

register = template.Library()
Item = dict[str, Any]
TO_COME = (Phase.PLANNED, Phase.OPEN)
BEGUN = (Phase.RUNNING, Phase.FINISHED)
DAY = Look("primary", "clock")
"""How a day of a programme looks among the milestones."""


@register.simple_tag
def organisation_offers(organisation: Organisation) -> list[Offer]:
    """The published offers of one host, soonest first, ready for cards."""
    return list(Offer.objects.public().hosted_by(organisation).for_cards().soonest_first())


@register.simple_tag
def agreement_offers(agreement: Agreement) -> list[Offer]:
    """The published offers that fulfil an agreement, with host, the commitment that each fulfils,
    and `next_start`: one query.
    """
    offers = Offer.objects.public().filter(agreement_id=agreement.pk)
    return list(offers.select_related("host", "agreement", "commitment").soonest_first())


@register.simple_tag
def next_offers(limit: int = 3) -> list[Offer]:
    """Offers with the soonest batches, for the home page."""
    offers = Offer.objects.public().for_cards().soonest_first()
    return list(offers.filter(next_start__isnull=False)[:limit])


@register.simple_tag
def offer_labels(offer: Offer) -> list[Item]:
    labels: list[Item] = []
    if batch := offer.next_batch:
        stands = batch.look
        labels.append({"label": capfirst(stands.word), "tone": stands.tone})
    labels.append({"label": capfirst(offer.get_mode_display())})
    if offer.is_demo:
        labels.append({"label": _("Demo data")})
    return labels


@register.simple_tag
def offer_meta(offer: Offer) -> list[Item]:
    """Place, next dates and seats, for components/meta.html."""
    items = [{"label": offer.place, "icon": "place"}] if offer.place else []
    if batch := offer.next_batch:
        items.append({"label": date_range(batch.starts_on, batch.ends_on), "icon": "calendar"})
        items.append({"label": seats_in_words(batch.seats), "icon": "people"})
    return items


@register.simple_tag
def offer_glance(offer: Offer) -> list[Item]:
    """What one wants to know of an offer at a glance."""
    batch = offer.next_batch
    round = batch.collected_by if batch else None
    languages = [offer.get_language_display(), offer.other_languages]
    return [
        {"label": _("Place"), "value": offer.place, "note": offer.address},
        {"label": _("Where"), "value": capfirst(offer.get_mode_display())},
        {
            "label": _("Next batch"),
            "value": date_range(batch.starts_on, batch.ends_on) if batch else "",
            "note": days_in_words(batch.days) if batch else "",
        },
        {
            "label": _("Last day to apply"),
            "value": date_format(round.apply_until) if round else "",
        },
        {"label": _("Seats"), "value": batch.seats if batch else ""},
        {"label": _("Language"), "value": ", ".join(filter(None, languages))},
        {
            "label": _("For cooperatives from this stage"),
            "value": offer.minimum_stage.name if offer.minimum_stage else "",
        },
    ]


@register.simple_tag
def competencies_by_kind(offer: Offer) -> list[Item]:
    """What can be learned, technical and managerial apart."""
    groups, address = [], reverse("apprenticeships:list")
    for kind, label in Competency.Kind.choices:
        found = [term for term in offer.competencies.all() if term.kind == kind]
        if found:
            tags = [{"label": t.name, "url": f"{address}?competency={t.code}"} for t in found]
            groups.append({"label": label, "tags": tags})
    return groups


@register.simple_tag
def programme(offer: Offer) -> list[Item]:
    """The days of the programme, for components/milestones.html."""
    return [
        {
            "when": _("Days %(first)s–%(last)s") % {"first": day.first, "last": day.last}
            if day.last
            else _("Day %(first)s") % {"first": day.first},
            "title": day.title,
            "text": day.text,
            "state": DAY,
        }
        for day in offer.days.all()
    ]


@register.simple_tag
def batch_cards(offer: Offer) -> list[Item]:
    """Every batch: those to come, soonest first, then what runs, then what is over, the newest
    first; its dates, how it stands, and the rules for its seats.
    """
    batches = sorted(offer.batches.all(), key=_by_turn)
    return [
        {
            "title": date_range(batch.starts_on, batch.ends_on),
            "label": capfirst(batch.look.word),
            "tone": batch.look.tone,
            "facts": _facts(batch),
            "code": batch.code,
            "is_to_come": batch.phase in TO_COME and batch.applying is Applying.NOT_YET,
            "round": batch.collected_by,
        }
        for batch in batches
    ]


def _by_turn(batch: Batch) -> tuple[int, int]:
    day = batch.starts_on.toordinal()
    return (BEGUN.index(batch.phase) + 1, -day) if batch.phase in BEGUN else (0, day)


def _facts(batch: Batch) -> list[Item]:
    origins = ", ".join(region.name for region in batch.origins.all())
    reserved = _("%(count)s of them for 3T regions first") % {"count": batch.reserve_3t}
    return [
        {
            "label": _("Seats"),
            "value": batch.seats,
            "note": reserved if batch.reserve_3t else "",
        },
        {"label": _("Minimum to run"), "value": batch.minimum},
        {"label": _("Most people per cooperative"), "value": batch.max_per_cooperative},
        {
            "label": _("Last day to apply"),
            "value": date_format(round.apply_until) if (round := batch.collected_by) else "",
        },
        {"label": _("For cooperatives in"), "value": origins or _("the whole country")},
    ]


@register.simple_tag
def cost_columns() -> list[Item]:
    return [{"label": _("Cost")}, {"label": _("Paid by")}, {"label": _("Note")}]


@register.simple_tag
def cost_rows(offer: Offer) -> list[Item]:
    return [
        {
            "cells": [
                capfirst(cost.get_item_display()),
                capfirst(cost.get_payer_display()),
                cost.note,
            ]
        }
        for cost in offer.costs.all()
    ]


@register.filter
def seats_in_words(seats: int) -> str:
    return ngettext("%(count)s seat", "%(count)s seats", seats) % {"count": seats}


@register.filter
def days_in_words(days: int) -> str:
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}


@register.filter
def offers_in_words(count: int) -> str:
    return ngettext("%(count)s offer", "%(count)s offers", count) % {"count": count}


@register.simple_tag
def date_range(first: date, last: date) -> str:
    """ "9–18 March 2026", "28 March – 6 April 2026", "9 March 2026"."""
    end = date_format(last, "j F Y")
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return pgettext("range of days in one month", "%(first)s–%(last)s") % {
            "first": first.day,
            "last": end,
        }
    start = date_format(first, "j F" if first.year == last.year else "j F Y")
    return pgettext("range of dates", "%(first)s – %(last)s") % {"first": start, "last": end}


@register.simple_tag
def apprenticeship_counts() -> list[Item]:
    """For components/pillar.html: what is offered, and by how many hosts. Two queries."""
    hosts = Organisation.objects.public().hosting_magang().count()
    return [
        {
            "label": _("Offers"),
            "url": reverse("apprenticeships:list"),
            "value": Offer.objects.public().count(),
        },
        {
            "label": _("Host cooperatives"),
            "url": f"{reverse('cooperatives:list')}?magang=yes",
            "value": hosts,
        },
    ]


@register.simple_tag
def offer_file(offer: Offer, file: OfferFile) -> str:
    """Where readers get a file that an offer shows; of a draft, who may read the draft."""
    if offer.is_preview:
        return reverse("hosting:file", args=[file.key])
    return reverse("apprenticeships:file", args=[offer.slug, file.key])
