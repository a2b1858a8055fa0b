"""What offers say of themselves in words: dates, seats, who pays, how far."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from home.regions.shown import island_group
from partners.apprenticeships.costs import Paid, by_payer, costs_of
from partners.apprenticeships.distance import REGENCY_DIGITS, Distance, distance, island_name
from partners.apprenticeships.labels import CostItem, Mode, Payer
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.starting import Start

Item = dict[str, Any]
SHORT = {
    CostItem.TRAVEL: gettext_lazy("travel"),
    CostItem.LODGING: gettext_lazy("lodging"),
    CostItem.MEALS: gettext_lazy("meals"),
    CostItem.TRAINING: gettext_lazy("training"),
    CostItem.INSURANCE: gettext_lazy("insurance"),
    CostItem.ALLOWANCE: gettext_lazy("daily allowance"),
}


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


def days_in_words(days: int) -> str:
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}


def dates_of(batch: Batch | None) -> Item:
    """When it is, for components/glance.html."""
    value = date_range(batch.starts_on, batch.ends_on) if batch else _("no dates yet")
    return {"label": _("When"), "value": value, "note": days_in_words(batch.days) if batch else ""}


def deadline_of(batch: Batch | None) -> Item:
    """Until when one can apply: as the round says that collects it, or how it stands."""
    label = _("Apply until")
    if batch and (round := batch.collected_by):
        return {"label": label, "value": date_format(round.apply_until), "note": ""}
    return {"label": label, "value": capfirst(str(batch.look.word)) if batch else "", "note": ""}


def seats_of(batch: Batch | None) -> Item:
    """As the batch has them; nothing is said of seats that nobody has told."""
    if batch is None:
        return {"label": _("Seats"), "value": "", "note": ""}
    reserved = _("%(count)s of them for 3T regions first") % {"count": batch.reserved}
    value = _("all given") if batch.is_full else batch.seats or _("not known yet")
    return {"label": _("Seats"), "value": value, "note": reserved if batch.reserved else ""}


def payers_of(offer: Offer) -> Item:
    """Who pays what in one line: first what your cooperative pays."""
    groups = by_payer(costs_of(offer))
    if all(payer is None for payer, _costs in groups):
        return {"label": _("Who pays"), "value": _("not settled yet, ask the host"), "note": ""}
    first, *rest = [_share(payer, costs) for payer, costs in groups]
    return {"label": _("Who pays"), "value": capfirst(first), "note": "; ".join(rest)}


def _share(payer: Payer | None, costs: Iterable[Paid]) -> str:
    named = ", ".join(_named(cost) for cost in costs)
    who = payer.label if payer else _("not settled yet")
    return _("%(who)s: %(what)s") % {"who": who, "what": named}


def _named(cost: Paid) -> str:
    """A condition that somebody wrote beside a cost is not left out without a word."""
    name = str(SHORT[cost.item])
    return _("%(cost)s (see the note)") % {"cost": name} if cost.note else name


def payer_in_words(cost: Paid) -> str:
    return capfirst(str(cost.payer.label)) if cost.payer else _("Not settled yet, ask the host")


def far_of(offer: Offer, start: Start | None) -> str:
    """How far it is from there, in words; nothing where no place was chosen."""
    if not start or not start.code:
        return ""
    is_online = offer.mode == Mode.ONLINE
    far = _far(distance(start.code, offer.region_id, is_online=is_online), start.code)
    return _("%(far)s, or online") % {"far": far} if offer.mode == Mode.BOTH else far


def _far(found: Distance, home: str) -> str:
    match found:
        case Distance.NO_JOURNEY:
            return _("no journey: online")
        case Distance.SAME_REGENCY:
            return _("in your regency or city")
        case Distance.SAME_PROVINCE if len(home) < REGENCY_DIGITS:
            return _("in your province")
        case Distance.SAME_PROVINCE:
            return _("in your province, another regency or city")
        case Distance.SAME_ISLANDS:
            islands = {"islands": island_group(island_name(home))}
            return _("another province, same island group: %(islands)s") % islands
        case Distance.OTHER_ISLANDS:
            return _("another island group")
    return _("place not known")


def lead_of(offer: Offer, far: str = "") -> list[Item]:
    """When, until when, how many seats, how far, who pays: what one asks first of an offer."""
    batch = offer.next_batch
    facts = [dates_of(batch), deadline_of(batch), seats_of(batch)]
    return [*facts, {"label": _("How far"), "value": far, "note": ""}, payers_of(offer)]
