"""How the two directories narrow down: their facets and what may be asked of them."""

from django.db.models import Model, Q, QuerySet
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.bilingual import localized
from home.cache import shelf
from home.models import BusinessUnit, Region, Sector, Stage
from home.regions.shown import in_language
from partners.organisations import countries, held
from partners.organisations.bounded import BoundedDirectory, Choice
from partners.organisations.directory import Condition, Directory, Facet
from partners.organisations.finding import Found
from partners.organisations.models import Organisation

LONGEST_TEXT = 200
MADE_UP = "made-up"
"""Asks for the list of what is invented for the demo, in place of what is real."""


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
    """Cooperatives by place, stage, business units, sector, whether they take in apprentices or
    have told of an apprenticeship of theirs, and whether they have told of a tool; `found` are
    those that the words of the address mean, the closest first.
    """
    choices = [
        Choice(held.PROVINCE, _("Province"), province_names),
        Choice(held.STAGE, _("Stage"), lambda: _names_of(Stage)),
        Choice(held.UNIT, _("Business units"), lambda: _names_of(BusinessUnit)),
        Choice(held.SECTOR, _("Sector"), lambda: _names_of(Sector)),
        Choice(held.HOSTS, _("Apprenticeships"), _taking_part),
        Choice(
            held.REPORTS, _("Tools"), lambda: {held.YES: gettext("Reports about a tool it used")}
        ),
    ]
    if found is None:
        return BoundedDirectory(choices, params)
    words = Condition(("q",), f"“{text_of(params)}”", Q(pk__in=found.keys))
    return BoundedDirectory(choices, params, [words], found.keys)


def made_up_url(params: QueryDict) -> str:
    """The list of what is made up, under the same filters and words."""
    asked = params.copy()
    asked.pop("page", None)
    asked[MADE_UP] = held.YES
    return f"?{asked.urlencode()}"


def _names_of(model: type[Model]) -> dict[str, str]:
    """Values that editors keep: code to name, in their order."""
    rows = model._default_manager.all()
    return shelf.kept(
        ("names", model), lambda: dict(rows.values_list("code", localized("name"))), alone=True
    )


def _taking_part() -> dict[str, str]:
    """By what readers see: that a cooperative was placed is told by itself, or by nobody."""
    return {
        held.YES: gettext("Hosts apprentices"),
        held.LEARNED: gettext("Tells what it made of its own apprenticeship"),
    }


def _yes(label: str) -> dict[str, str]:
    return {held.YES: label}


def province_names() -> dict[str, str]:
    """Name by two-digit code, in the reader's language: one query, 38 rows; kept until regions
    change.
    """
    rows = Region.objects.provinces()
    kept = shelf.kept("province-names", lambda: dict(rows.values_list("code", "name")), alone=True)
    return {code: in_language(code, name) for code, name in kept.items()}


def _naming(params: QueryDict) -> list[Condition]:
    text = text_of(params)
    if not text:
        return []
    found: QuerySet[Organisation] = Organisation.objects.naming(text)
    return [Condition(("q",), f"“{text}”", Q(pk__in=found.order_by().values("pk")))]
