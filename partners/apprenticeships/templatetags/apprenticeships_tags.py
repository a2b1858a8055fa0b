"""Offers and batches in words: cards, tables, and what other rooms show of them."""

from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.cache import shelf
from home.models import Competency
from home.ui.states import Look
from partners.agreements.models import Agreement
from partners.apprenticeships.costs import costs_of
from partners.apprenticeships.models import Batch, Offer, OfferFile
from partners.apprenticeships.standing import Batches, batches_of
from partners.apprenticeships.starting import Start
from partners.apprenticeships.upcoming import Upcoming, upcoming
from partners.apprenticeships.words import (
    Item,
    date_range,
    days_in_words,
    far_of,
    lead_of,
    payer_in_words,
    seats_of,
)
from partners.organisations.models import Organisation

register = template.Library()
register.simple_tag(upcoming, name="next_batches")
register.simple_tag(date_range)
register.filter(days_in_words)
DAY = Look("primary", "clock")
"""How a day of a programme looks among the milestones."""


@register.simple_tag
def organisation_offers(organisation: Organisation) -> list[Offer]:
    """The published offers of one host, soonest first, ready for cards."""
    return list(Offer.objects.public().hosted_by(organisation).for_cards().soonest_first())


@register.simple_tag
def agreement_offers(agreement: Agreement) -> list[Offer]:
    """The published offers that fulfil an agreement, with host, the commitment that each fulfils,
    and `next_start`: one query, kept until something of them changes. None of a new draft.
    """
    if agreement.pk is None:
        return []
    key = ("offers of agreement", agreement.pk)
    return shelf.kept(key, lambda: _that_fulfil(agreement), alone=True)


def _that_fulfil(agreement: Agreement) -> list[Offer]:
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
    return labels


@register.simple_tag
def offer_lead(offer: Offer, far: str = "") -> list[Item]:
    """When, until when, how many seats, how far, who pays; for components/glance.html."""
    return lead_of(offer, far)


@register.simple_tag
def offer_far(offer: Offer, start: Start | None) -> str:
    """How far it is from the place that was chosen, in words; empty where none was."""
    return far_of(offer, start)


@register.simple_tag
def offer_about(offer: Offer) -> list[Item]:
    """Where, in which language and for whom it is."""
    languages = [offer.get_language_display(), offer.other_languages]
    return [
        {"label": _("Place"), "value": offer.place, "note": offer.address},
        {"label": _("Where"), "value": capfirst(offer.get_mode_display())},
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
def offer_batches(offer: Offer) -> Batches:
    """What leads, what else is to come, what is over."""
    return batches_of(offer)


@register.simple_tag
def next_facts(offer: Offer, batch: Batch | None, start: Start | None) -> list[Item]:
    """What one decides by, of the batch that an offer leads with; its dates are the heading."""
    _when, *facts = lead_of(offer, far_of(offer, start))
    return facts if batch else facts[2:]


@register.simple_tag
def batch_facts(batch: Batch) -> list[Item]:
    """How long it is, and the rules for its seats."""
    return [
        {"label": _("How long"), "value": days_in_words(batch.days)},
        {"label": _("Minimum to run"), "value": batch.minimum},
        {"label": _("Most people per cooperative"), "value": batch.max_per_cooperative},
        {"label": _("For cooperatives in"), "value": _origins(batch) or _("the whole country")},
    ]


def _origins(batch: Batch) -> str:
    return ", ".join(region.shown_name for region in batch.origins.all())


@register.simple_tag
def batch_table(batches: Iterable[Batch]) -> Item:
    """`columns` and `rows` for components/table.html; last days to apply where there are any."""
    rows = [_cells(batch) for batch in batches]
    columns = [_("When"), _("How it stands"), _("Seats"), _("Apply until")]
    width = 4 if any(row[3] for row in rows) else 3
    return {
        "columns": [{"label": label} for label in columns[:width]],
        "rows": [{"cells": row[:width]} for row in rows],
    }


def _cells(batch: Batch) -> list[str]:
    round, seats, origins = batch.collected_by, seats_of(batch), _origins(batch)
    notes = [seats["note"], _("only for %(places)s") % {"places": origins} if origins else ""]
    return [
        date_range(batch.starts_on, batch.ends_on),
        capfirst(str(batch.look.word)),
        "; ".join(str(part) for part in (seats["value"], *notes) if part),
        date_format(round.apply_until) if round else "",
    ]


@register.simple_tag
def cost_table(offer: Offer) -> Item:
    """Every cost that one asks about, with who pays it or that nobody has said; `columns` and
    `rows` for components/table.html. Notes have a column where there is one.
    """
    columns = [{"label": _("Cost")}, {"label": _("Paid by")}, {"label": _("Note")}]
    costs = costs_of(offer)
    width = 3 if any(cost.note for cost in costs) else 2
    cells = [[capfirst(str(cost.item.label)), payer_in_words(cost), cost.note] for cost in costs]
    return {"columns": columns[:width], "rows": [{"cells": row[:width]} for row in cells]}


@register.simple_tag
def sheet_facts(offer: Offer, start: Start | None) -> list[Item]:
    """When, until when, how many seats, how far; who pays stands below it in full."""
    return lead_of(offer, far_of(offer, start))[:-1]


@register.filter
def seats_in_words(seats: int) -> str:
    return ngettext("%(count)s seat", "%(count)s seats", seats) % {"count": seats}


@register.filter
def offers_in_words(count: int) -> str:
    return ngettext("%(count)s offer", "%(count)s offers", count) % {"count": count}


@register.simple_tag
def deadlines_of(batches: list[Upcoming]) -> list[Item]:
    """For components/deadlines.html: what, at whose, where, when, and how many seats."""
    return [_deadline(one) for one in batches]


def _deadline(one: Upcoming) -> Item:
    batch, offer = one.batch, one.batch.offer
    days = date_range(batch.starts_on, batch.ends_on)
    more = ngettext("%(count)s more batch", "%(count)s more batches", one.more)
    also = more % {"count": one.more} if one.more else ""
    seats = ngettext("%(count)s seat", "%(count)s seats", batch.seats) % {"count": batch.seats}
    return {
        "until": one.until,
        "title": offer.title,
        "url": offer.get_absolute_url(),
        "who": ", ".join(filter(None, (offer.host.name, offer.place))),
        "note": " · ".join(filter(None, (days, also))),
        "figure": seats,
    }


@register.simple_tag
def offer_file(offer: Offer, file: OfferFile) -> str:
    """Where readers get a file that an offer shows; of a draft, who may read the draft."""
    if offer.is_preview:
        return reverse("hosting:file", args=[file.key])
    return reverse("apprenticeships:file", args=[offer.slug, file.key])
