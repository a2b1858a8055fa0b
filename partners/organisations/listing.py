"""How the two directories narrow down: their facets and what may be asked of them."""

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.bilingual import localized
from home.models import Region
from partners.organisations import countries
from partners.organisations.directory import Condition, Directory, Facet
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


def cooperatives(params: QueryDict) -> Directory:
    """Cooperatives by sector, province and whether they take in apprentices."""
    provinces = province_names()
    facets = [
        Facet(
            "sector",
            _("Sector"),
            "cooperative__sectors__code",
            label_path=localized("cooperative__sectors__name"),
        ),
        Facet("province", _("Province"), "province_code", label_of=lambda c: provinces.get(c, c)),
        Facet(
            "magang",
            _("Apprenticeships"),
            "cooperative__hosts_magang",
            label_of=lambda hosts: gettext("Hosts apprentices"),
            values={"yes": True},
        ),
    ]
    rows = Organisation.objects.public().cooperatives().with_place()
    return Directory(rows, facets, params, _naming(params))


def province_names() -> dict[str, str]:
    """Name by two-digit code: one query, 38 rows."""
    return dict(Region.objects.provinces().values_list("code", "name"))


def _naming(params: QueryDict) -> list[Condition]:
    text = text_of(params)
    if not text:
        return []
    found: QuerySet[Organisation] = Organisation.objects.naming(text)
    return [Condition(("q",), f"“{text}”", Q(pk__in=found.order_by().values("pk")))]
