"""What a list of offers carries along in its addresses: a place to start from, what is ticked."""

from collections.abc import Collection, Iterable
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest

from partners.apprenticeships import choosing, starting
from partners.apprenticeships.models import Offer
from partners.apprenticeships.starting import Start

register = template.Library()


@register.simple_tag
def offer_url(offer: Offer, start: Start | None) -> str:
    """Its page, which says how far it is where a place was chosen."""
    url = offer.get_absolute_url()
    return f"{url}?{starting.PARAMETER}={start.code}" if start and start.code else url


@register.simple_tag
def offer_tick(offer: Offer, has_ticks: object, ticked: Collection[str]) -> str:
    """Whether its box is ticked; empty where it has none."""
    if not has_ticks:
        return ""
    return "on" if offer.slug in ticked else "off"


@register.simple_tag
def ticked_elsewhere(ticked: Collection[str], page: Iterable[Offer]) -> list[str]:
    """What is ticked and has no box on this page."""
    here = {offer.slug for offer in page}
    return [slug for slug in ticked if slug not in here]


@register.simple_tag
def other_parameters(request: HttpRequest, name: str) -> list[tuple[str, str]]:
    """All of the address but `name` and the page, as hidden fields of a form keep them."""
    left_out = (name, "page")
    listed = ((key, request.GET.getlist(key)) for key in request.GET if key not in left_out)
    return [(key, value) for key, values in listed for value in values if value]


@register.simple_tag
def offers_query(offers: Iterable[Offer], start: Start | None, without: Offer | str = "") -> str:
    """The query that names these offers, and the place."""
    named = [(choosing.PARAMETER, one.slug) for one in offers if one != without]
    near = [(starting.PARAMETER, start.code)] if start and start.code else []
    return f"?{urlencode([*named, *near])}"


@register.simple_tag
def same_competencies(offer: Offer) -> str:
    """The query of the list of those that teach any of the same."""
    return "?" + urlencode([("competency", term.code) for term in offer.competencies.all()])
