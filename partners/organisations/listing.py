"""How the two directories narrow down: their facets and what may be asked of them."""

from collections.abc import Sequence

from django.db.models import Model, Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.bilingual import localized
from home.models import BusinessUnit, Region, Sector, Stage
from partners.organisations import countries
from partners.organisations.bounded import BoundedDirectory, Choice
from partners.organisations.directory import Condition, Directory, Facet
from partners.organisations.finding import Found
from partners.organisations.models import Organisation

LONGEST_TEXT = 200


def text_of(params: QueryDict) -> str:
    """The words searched for, cut to what a reader can have meant."""
    return params.get("q", "").replace("\x00", "").strip()[:LONGEST_TEXT]


def partners(params: QueryDict) -> Directory:
    """Everybody but cooperatives, by kind and country."""
    facets = [
        Facet(
            "kind", _("Kind"), "kind", label_of=lambda kind: capfirst(Organisation.Kind(kind).label)
        ),
        Facet("country", _("Country"), "country", label_of=countries.name_of),
    ]
    return Directory(Organisation.objects.public().partners(), facets, params, _naming(params))


def cooperatives(params: QueryDict, found: Found | None = None) -> BoundedDirectory:
    """Cooperatives by place, stage, business units, sector and whether they take in apprentices;
    `found` are those that the words of the address mean, the closest first.
    """
    choices = [
        Choice(
            "province",
            _("Province"),
            having=_in_provinces,
            words_of=lambda row: [row.region[:2]],
            labels=lambda: dict(sorted(province_names().items(), key=lambda pair: pair[1])),
        ),
        Choice(
            "stage",
            _("Stage"),
            having=lambda codes: Q(stage__in=codes),
            words_of=lambda row: [row.stage],
            labels=lambda: _names_of(Stage),
        ),
        Choice(
            "unit",
            _("Business units"),
            having=lambda codes: _any_of("units", codes),
            words_of=lambda row: row.units.split(),
            labels=lambda: _names_of(BusinessUnit),
        ),
        Choice(
            "sector",
            _("Sector"),
            having=lambda codes: _any_of("sectors", codes),
            words_of=lambda row: row.sectors.split(),
            labels=lambda: _names_of(Sector),
        ),
        Choice(
            "magang",
            _("Apprenticeships"),
            having=lambda words: Q(hosts=True) if "yes" in words else Q(pk__in=[]),
            words_of=lambda row: ["yes"] if row.hosts else [],
            labels=lambda: {"yes": gettext("Hosts apprentices")},
        ),
    ]
    if found is None:
        return BoundedDirectory(choices, params)
    words = Condition(("q",), f"“{text_of(params)}”", Q(pk__in=found.keys))
    return BoundedDirectory(choices, params, [words], found.keys)


def _in_provinces(codes: Sequence[str]) -> Q:
    inside = Q(pk__in=[])
    for code in codes:
        if code.isascii() and code.isdigit() and len(code) == 2:
            inside |= Q(region_code__gte=code, region_code__lt=str(int(code) + 1))
    return inside


def _any_of(field: str, codes: Sequence[str]) -> Q:
    """Codes stand between blanks; one that holds a blank is none. Where they stand is asked, which
    takes SQLite a fifth less than LIKE.
    """
    having = Q(pk__in=[])
    for code in codes:
        if " " not in code:
            having |= Q(GreaterThan(StrIndex(field, Value(f" {code} ")), 0))
    return having


def _names_of(model: type[Model]) -> dict[str, str]:
    """Values that editors keep: code to name, in their order."""
    return dict(model._default_manager.values_list("code", localized("name")))


def province_names() -> dict[str, str]:
    """Name by two-digit code: one query, 38 rows."""
    return dict(Region.objects.provinces().values_list("code", "name"))


def _naming(params: QueryDict) -> list[Condition]:
    text = text_of(params)
    if not text:
        return []
    found: QuerySet[Organisation] = Organisation.objects.naming(text)
    return [Condition(("q",), f"“{text}”", Q(pk__in=found.order_by().values("pk")))]
