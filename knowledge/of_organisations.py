"""What the site has of organisations in a list: tools, agreements, apprenticeships."""

from collections import Counter
from collections.abc import Collection

from django.db.models import Count, Q
from django.utils.translation import ngettext

from home.cache import shelf
from knowledge import related
from partners.agreements import wording
from partners.agreements.models import Agreement
from partners.agreements.rules.lifecycle import UNSIGNED
from partners.apprenticeships.models import Offer
from partners.organisations.models import Organisation

Item = dict[str, str]
KEPT = "what there is of an organisation"


def in_words(organisations: Collection[Organisation]) -> dict[int, list[Item]]:
    """For components/meta.html, by key; nothing of whom there is nothing. Three queries for those
    that are not kept, whatever their number; what is not public counts nowhere.
    """
    kept = shelf.kept_each(((KEPT, one.pk) for one in organisations), _read)
    return {key: words for (_name, key), words in kept.items()}


def _read(wanted: list[tuple[str, int]]) -> dict[tuple[str, int], list[Item]]:
    keys = {key for _name, key in wanted}
    if not keys:
        return {}
    tools, agreements, offers = related.counts_by(keys), _agreements(keys), _offers(keys)
    return {(KEPT, key): _words(tools[key], agreements[key], offers[key]) for key in keys}


def _words(tools: int, agreements: tuple[int, int], offers: int) -> list[Item]:
    made = ngettext("%(count)s tool", "%(count)s tools", tools)
    taught = ngettext("%(count)s offer", "%(count)s offers", offers)
    found = (
        (tools, "book", made % {"count": tools}),
        (agreements[0], "agreement", wording.counted(*agreements)),
        (offers, "people", taught % {"count": offers}),
    )
    return [{"label": words, "icon": icon} for n, icon, words in found if n]


def _agreements(keys: Collection[int]) -> dict[int, tuple[int, int]]:
    """Of each, how many there are, and how many of these are not signed."""
    rows = Agreement.objects.public().filter(parties__organisation__in=keys).order_by()
    counted = rows.values_list("parties__organisation").annotate(
        n=Count("pk", distinct=True),
        unsigned=Count("pk", distinct=True, filter=Q(state__in=UNSIGNED)),
    )
    found = {key: (number, unsigned) for key, number, unsigned in counted}
    return {key: found.get(key, (0, 0)) for key in keys}


def _offers(keys: Collection[int]) -> Counter[int]:
    rows = Offer.objects.public().filter(host__in=keys).order_by()
    return Counter(dict(rows.values_list("host").annotate(n=Count("pk"))))
