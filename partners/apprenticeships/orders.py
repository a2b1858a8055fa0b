"""In which order the list of offers stands, as readers choose it."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.apprenticeships.models.querysets import OfferQuerySet
from partners.apprenticeships.starting import Start

PARAMETER = "sort"
DEADLINE, BEGINNING, DISTANCE = "deadline", "start", "distance"
NAMES: dict[str, str | Promise] = {
    DEADLINE: gettext_lazy("last day to apply"),
    BEGINNING: gettext_lazy("first day"),
}


@dataclass(frozen=True, slots=True)
class Order:
    label: str
    url: str
    is_current: bool


def asked_for(params: QueryDict, start: Start) -> str:
    """The order that somebody chose; distance is one only from a place. Empty where nobody did."""
    asked = params.get(PARAMETER, "")
    is_one = asked in NAMES or (asked == DISTANCE and start.code)
    return asked if is_one else ""


def order_of(params: QueryDict, start: Start) -> str:
    """As it was chosen; else the nearest first from a place, and by deadline without one."""
    return asked_for(params, start) or (DISTANCE if start.code else DEADLINE)


def sorted_by(order: str, rows: OfferQuerySet, start: Start) -> QuerySet:
    if order == DISTANCE:
        return rows.nearest_first(start.code)
    return rows.soonest_first() if order == BEGINNING else rows.by_deadline()


def orders(params: QueryDict, current: str, start: Start) -> list[Order]:
    """For components/sort.html; each address keeps the filters and begins at the first page."""
    names = dict(NAMES)
    if start.code:
        names[DISTANCE] = _("distance from %(place)s") % {"place": start.name}
    return [Order(str(name), _address(params, key), key == current) for key, name in names.items()]


def _address(params: QueryDict, order: str) -> str:
    params = params.copy()
    params.pop("page", None)
    params[PARAMETER] = order
    return f"?{params.urlencode()}"
