"""Offers that a reader ticked, by their addresses in the link: to compare, or to print."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from partners.apprenticeships.models import Offer
from partners.apprenticeships.models.querysets import OfferQuerySet
from partners.apprenticeships.standing import NOT_TO_BE_HAD, standing

PARAMETER = "offer"
MOST_COMPARED = 3
MOST_PRINTED = 12
MOST_ASKED = 30  # of one address
LONGEST = 90


def slugs_of(params: QueryDict) -> list[str]:
    """Each once, in the order of the address, without what no offer can be called."""
    words = dict.fromkeys(params.getlist(PARAMETER))
    return [word for word in words if 0 < len(word) <= LONGEST and "\x00" not in word][:MOST_ASKED]


@dataclass(frozen=True, slots=True)
class Chosen:
    """`unknown` counts addresses that lead to no offer, or to none that readers may see."""

    offers: Sequence[Offer]
    refused: Sequence[Offer] = ()  # more than fit
    closed: Sequence[Offer] = ()  # nobody gets a place there any more
    unknown: int = 0


def chosen(slugs: Sequence[str], rows: OfferQuerySet, most: int) -> Chosen:
    """The first `most` of them that one may still get into."""
    found = {one.slug: one for one in rows.filter(slug__in=slugs)} if slugs else {}
    there = [found[slug] for slug in slugs if slug in found]
    closed = [one for one in there if standing(one.next_batch) in NOT_TO_BE_HAD]
    usable = [one for one in there if one not in closed]
    return Chosen(usable[:most], usable[most:], closed, len(slugs) - len(there))
