"""Who pays what of an offer, and what nobody has said yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partners.apprenticeships.labels import CostItem, Mode, Payer

if TYPE_CHECKING:
    from partners.apprenticeships.models import Offer, OfferCost

# What a board asks first: does it cost us anything?
PAYERS = (Payer.COOPERATIVE, Payer.HOST, Payer.MINISTRY, Payer.PARTNER)
OF_A_JOURNEY = frozenset({CostItem.TRAVEL, CostItem.LODGING, CostItem.MEALS})


@dataclass(frozen=True, slots=True)
class Paid:
    """One cost and what is said of it. Without a payer it is open: nobody has said."""

    item: CostItem
    payer: Payer | None = None
    note: str = ""


def asked(mode: str) -> tuple[CostItem, ...]:
    """The costs that everybody asks about, where one travels and where one stays at home."""
    stays_home = mode == Mode.ONLINE
    return tuple(item for item in CostItem if not stays_home or item not in OF_A_JOURNEY)


def costs_of(offer: "Offer") -> list[Paid]:
    """Everything that the offer says, then what it leaves open. Ask with `costs` prefetched."""
    return with_open_ones(offer.mode, offer.costs.all())


def with_open_ones(mode: str, rows: Iterable["OfferCost"]) -> list[Paid]:
    said = [Paid(CostItem(row.item), Payer(row.payer), row.note) for row in rows]
    items = {one.item for one in said}
    return [*said, *(Paid(item) for item in asked(mode) if item not in items)]


def by_payer(costs: Iterable[Paid]) -> list[tuple[Payer | None, list[Paid]]]:
    """Your cooperative first, what is open last; nobody who pays nothing."""
    rows = list(costs)
    found = [(payer, [one for one in rows if one.payer is payer]) for payer in (*PAYERS, None)]
    return [(payer, ones) for payer, ones in found if ones]
