"""The region of a project management officer: how its cooperatives stand, to look at and to take.

Counts of people below SMALLEST are not told: in a village of a few, a number names somebody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Left, Length
from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from home.access import Actor
from home.models import Region, Stage
from home.sheets.writer import Cell, csv_bytes, grid, workbook
from partners.membership.models import Area, Mandate, Membership
from partners.membership.reach import cooperatives_in_area_of
from partners.organisations.listing import text_of
from partners.organisations.models.organisation import OrganisationQuerySet

SMALLEST = 5
MOST_ROWS = 5_000
# Digits of the codes that a table of places shows, by those of the smallest code of an area.
ONE_BELOW = {2: 4, 4: 6}
VILLAGE = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the region is shown: `text` in names, `stage` and `place` by code, `people` and
    `mandate` "yes", "no" or "" for both.
    """

    text: str = ""
    stage: str = ""
    place: str = ""
    people: str = ""
    mandate: str = ""

    @classmethod
    def of(cls, params: QueryDict) -> "Asked":
        """Nothing that no record can hold."""
        place = params.get("place", "")
        known = {"yes", "no"}
        return cls(
            text=text_of(params),
            stage=params.get("stage", "").replace("\x00", "")[:60],
            place=place if place.isascii() and place.isdecimal() and len(place) < 11 else "",
            people=params.get("people", "") if params.get("people") in known else "",
            mandate=params.get("mandate", "") if params.get("mandate") in known else "",
        )

    @property
    def is_narrow(self) -> bool:
        return any((self.text, self.stage, self.place, self.people, self.mandate))


def cooperatives_of(actor: Actor, asked: Asked | None = None) -> OrganisationQuerySet:
    """Those of the PMO's area, with `has_people` and `has_mandate`."""
    today, asked = localdate(), asked or Asked()
    people = Membership.objects.live().filter(organisation=OuterRef("pk"))
    mandates = Mandate.objects.in_force(today).filter(cooperative=OuterRef("pk"))
    rows: OrganisationQuerySet = cooperatives_in_area_of(actor, Area.Office.PMO)  # type: ignore[assignment]
    rows = rows.annotate(has_people=Exists(people), has_mandate=Exists(mandates))
    if asked.text:
        rows = rows.naming(asked.text)
    if asked.stage:
        rows = rows.filter(cooperative__stage__code=asked.stage)
    if asked.place:
        rows = rows.filter(region__code__startswith=asked.place)
    if asked.people:
        rows = rows.filter(has_people=asked.people == "yes")
    if asked.mandate:
        rows = rows.filter(has_mandate=asked.mandate == "yes")
    return rows


def stages_of(rows: OrganisationQuerySet) -> list[dict[str, Any]]:
    """How many cooperatives stand at each stage, in the order of the stages; `code` "" for those
    of which nobody knows.
    """
    counted = dict(
        rows.order_by()
        .values_list("cooperative__stage")
        .annotate(n=Count("pk"))
        .values_list("cooperative__stage", "n")
    )
    found = [
        {"code": stage.code, "label": str(stage), "value": counted.get(stage.pk, 0)}
        for stage in Stage.objects.all()
    ]
    unknown = {"code": "", "label": _("not known"), "value": counted.get(None, 0)}
    return [*found, unknown] if unknown["value"] else found


def places_of(rows: OrganisationQuerySet, actor: Actor) -> list[dict[str, Any]]:
    """Cooperatives one level below the PMO's areas (regencies of a province, districts of a
    regency), most first; with how many have people and a mandate.
    """
    mine = Area.objects.of(actor).for_office(Area.Office.PMO).in_force(localdate())
    least = mine.aggregate(least=Min(Length("region_id")))["least"]
    digits = ONE_BELOW.get(least, VILLAGE)
    counted = (
        rows.order_by()
        .annotate(place_code=Left("region_id", digits))
        .values("place_code")
        .annotate(
            n=Count("pk"),
            with_people=Count("pk", filter=Q(has_people=True)),
            with_mandate=Count("pk", filter=Q(has_mandate=True)),
        )
    )
    found = list(counted)
    names = dict(
        Region.objects.filter(code__in=[one["place_code"] for one in found]).values_list(
            "code", "name"
        )
    )
    told = [{**one, "label": names.get(one["place_code"], one["place_code"])} for one in found]
    return sorted(told, key=lambda one: (-one["n"], one["label"]))


def totals_of(rows: OrganisationQuerySet) -> dict[str, int]:
    """Of the whole region: one query."""
    return rows.order_by().aggregate(
        cooperatives=Count("pk"),
        with_people=Count("pk", filter=Q(has_people=True)),
        with_mandate=Count("pk", filter=Q(has_mandate=True)),
    )


def assistants_of(actor: Actor) -> QuerySet[Any]:
    """Business assistants with an area in the PMO's, by name; `given` counts their mandates of
    today there.
    """
    today = localdate()
    mine = Area.objects.of(actor).for_office(Area.Office.PMO).in_force(today)
    offices = Area.objects.for_office(Area.Office.ASSISTANT).in_force(today)
    inside = Q(pk__in=[])
    for code in mine.values_list("region_id", flat=True):
        inside |= Q(region__code__startswith=code)
    around = offices.filter(inside)
    region = cooperatives_in_area_of(actor, Area.Office.PMO).order_by().values("pk")
    today_there = Q(
        mandates__state=Mandate.State.GIVEN,
        mandates__begins_on__lte=today,
        mandates__ends_on__gte=today,
        mandates__cooperative__in=region,
    )
    people = get_user_model()._default_manager.filter(
        is_active=True, pk__in=around.values("person")
    )
    return people.annotate(given=Count("mandates", filter=today_there)).order_by(
        "first_name", "last_name", "pk"
    )


def shown_count(people: int) -> str:
    """A number of people, or that there are few."""
    if 0 < people < SMALLEST:
        return _("fewer than %(number)s") % {"number": SMALLEST}
    return str(people)


def export(rows: OrganisationQuerySet, ending: str) -> bytes:
    """The list as CSV or XLSX, in the reader's language: cooperatives, and no person's name."""
    header = [
        (_("Cooperative"), 50),
        (_("Place"), 40),
        (_("Region code"), 14),
        (_("Stage"), 20),
        (_("People"), 14),
        (_("Mandates"), 14),
    ]
    if ending == "csv":
        return csv_bytes([heading for heading, _width in header], _cells(rows))
    return workbook([grid(_("Cooperatives"), header, _cells(rows))])


def _cells(rows: OrganisationQuerySet) -> Iterator[list[Cell]]:
    today = localdate()
    live = Q(memberships__ended_at__isnull=True)
    given = Q(
        mandates__state=Mandate.State.GIVEN,
        mandates__begins_on__lte=today,
        mandates__ends_on__gte=today,
    )
    counted = rows.with_place().annotate(
        people=Count("memberships", filter=live, distinct=True),
        given=Count("mandates", filter=given, distinct=True),
    )
    for one in counted.select_related("cooperative__stage").order_by("name", "pk")[:MOST_ROWS]:
        stage = getattr(getattr(one, "cooperative", None), "stage", None)
        yield [
            one.name,
            one.place,
            one.region_id or "",
            str(stage) if stage else "",
            shown_count(one.people),
            one.given,
        ]
