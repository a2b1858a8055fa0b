"""How the register narrows down, in which orders it stands, and what it adds up to."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, Count, FilteredRelation, Min, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, ExtractYear
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from home.bilingual import localized
from partners.agreements.labels import Kind, status_word
from partners.agreements.models import Agreement, Commitment
from partners.agreements.rules import lifecycle, progress
from partners.organisations import countries
from partners.organisations.directory import Condition, Directory, Facet
from partners.organisations.listing import text_of

YEARS = {str(year): year for year in range(1945, 2101)}
MOST_PARTNERS = 24
MOST_FOUND = 10_000
FEWEST_COUNTRIES = 2
NEWEST, ENDING, TITLE = "newest", "ending", "title"
SORTS = {
    NEWEST: _("Newest signature"),
    ENDING: _("Ending soonest"),
    TITLE: _("Title"),
}


def register(params: QueryDict) -> Directory:
    """What visitors may know of, narrowed by the parameters of the address."""
    rows = (
        Agreement.objects.public()
        .with_status()
        .annotate(
            year=ExtractYear("signed_on"),
            other_side=FilteredRelation("parties", condition=Q(parties__is_ours=False)),
        )
    )
    return Directory(rows, _facets(), params, _naming(params))


def _facets() -> list[Facet]:
    return [
        Facet("status", _("Status"), "status", label_of=lambda word: capfirst(status_word(word))),
        Facet(
            "partner",
            _("Partner"),
            "other_side__organisation__slug",
            label_path="other_side__organisation__name",
            most=MOST_PARTNERS,
        ),
        Facet(
            "country",
            _("Country"),
            "other_side__organisation__country",
            label_of=countries.name_of,
        ),
        Facet("kind", _("Kind"), "kind", label_of=lambda kind: capfirst(Kind(kind).label)),
        Facet(
            "sector",
            _("Sector"),
            "sectors__code",
            label_path=localized("sectors__name"),
        ),
        Facet("year", _("Year of signature"), "year", values=YEARS),
    ]


def _naming(params: QueryDict) -> list[Condition]:
    text = text_of(params)
    if not text:
        return []
    # Looked up once; every facet counts among them.
    found = list(Agreement.objects.public().naming(text).values_list("pk", flat=True)[:MOST_FOUND])
    return [Condition(("q",), f"“{text}”", Q(pk__in=found))]


def sort_of(params: QueryDict) -> str:
    """The order asked for; the default when it is none of ours."""
    wanted = params.get("sort", "")
    return wanted if wanted in SORTS else NEWEST


def ordered(rows: QuerySet, sort: str, on: date | None = None) -> QuerySet:
    if sort == TITLE:
        return rows.order_by(localized("title"), "title_id", "pk")
    if sort == ENDING:
        # What has ended already comes after what has not; what goes on by itself comes last.
        day = on or timezone.localdate()
        rows = rows.with_final_end()
        over = Case(
            When(final_end__lt=day, then=Value(1)),
            When(ends_on__gte=day, then=Value(0)),
            When(final_end__isnull=True, then=Value(2)),
            default=Value(0),
        )
        return rows.order_by(over, Coalesce("final_end", "ends_on"), "pk")
    return rows.newest_first()


def tells_by_country(counts: Collection[int]) -> bool:
    """Whether bars by country say more than a list of names: two countries at least have several
    agreements each. Six, one and one is one country and two names.
    """
    return sum(count > 1 for count in counts) >= FEWEST_COUNTRIES


@dataclass
class Promises:
    """The public commitments of one agreement: how many stand under each light, and the next due
    day of those that are open.
    """

    lights: Counter = field(default_factory=Counter)
    next_due: date | None = None


def promises_of(
    agreements: Collection[int] | QuerySet, on: date | None = None
) -> dict[int, Promises]:
    """Agreement to its promises, also of the examples that are asked for: one query."""
    day = on or timezone.localdate()
    rows = Commitment.objects.readable().filter(agreement__in=agreements).order_by().with_light(day)
    is_ahead = Q(due_on__gte=day) & ~Q(state__in=progress.CLOSED)
    counted = rows.values_list("agreement", "light").annotate(
        n=Count("pk"), due=Min("due_on", filter=is_ahead)
    )
    found: dict[int, Promises] = defaultdict(Promises)
    for agreement, light, number, due in counted:
        one = found[agreement]
        one.lights[light] = number
        one.next_due = min(filter(None, (one.next_due, due)), default=None)
    return found


def lights_of(agreements: Collection[int] | QuerySet, on: date | None = None) -> dict[int, Counter]:
    """Agreement to the number of its public commitments under each light: one query."""
    found: dict[int, Counter] = defaultdict(Counter)
    found.update({pk: one.lights for pk, one in promises_of(agreements, on).items()})
    return found


def totals(agreements: QuerySet, on: date | None = None) -> Counter:
    """Public commitments of all these agreements under each light: one query. Before a signature
    nothing is promised: next steps are not among them, and nothing that is made up.
    """
    promised = Commitment.objects.public().filter(agreement__in=agreements.order_by().values("pk"))
    rows = promised.exclude(agreement__state__in=lifecycle.UNSIGNED).order_by().with_light(on)
    return Counter(dict(rows.values_list("light").annotate(n=Count("pk"))))


def unsigned(directory: Directory) -> int:
    """How many of those shown are none yet, but an idea or talked about: no query beside that of
    the filter of states.
    """
    chosen = directory.chosen["status"]
    states = [one for one in directory.options("status") if one.value in lifecycle.UNSIGNED]
    return sum(one.count for one in states if one.selected or not chosen)
