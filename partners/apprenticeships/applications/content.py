"""What a submission holds, and the row that a round reads from it.

Content says what a cooperative asks for, by keys of batches and codes of terms. It holds nothing
about people: whom the cooperative sends stands in `Delegate`, and goes when nobody needs it. What
the register says (place, stage, 3T tier) is not in it either: a round reads the records as they
are when it is matched.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache
from sys import intern
from typing import Any

from home.models import Stage
from partners.apprenticeships.applications.lists import batches_of
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.labels import Mode as Where
from partners.apprenticeships.rounds.models import Round
from partners.matching.rows import ApplicationRow, Mode, Reach

MODES: Mapping[str, Mode] = {
    Where.ON_SITE.value: Mode.ONSITE,
    Where.ONLINE.value: Mode.ONLINE,
    Where.BOTH.value: Mode.ONSITE | Mode.ONLINE,
}
REACHES: Mapping[str, Reach] = {
    Application.Reach.PROVINCE.value: Reach.PROVINCE,
    Application.Reach.ISLAND.value: Reach.ISLAND,
    Application.Reach.COUNTRY.value: Reach.COUNTRY,
}
_MODE_OF = {mode: name for name, mode in MODES.items()}
_REACH_OF = {reach: name for name, reach in REACHES.items()}
SPOKEN = "id"
"""The language of who names none."""


def number_of(round: Round, application: int) -> str:
    """The number by which an application goes in its round, in public: it is no secret.

    >>> number_of(Round(code="2027-1"), 123)
    'M-2027-1-000123'
    """
    return f"M-{round.code}-{application:06d}"


def shown_number(application: Application, round: Round | None = None) -> str:
    """As `number_of`; of a round that was taken in from sheets, the number in them."""
    return application.sheet_number or number_of(round or application.round, application.pk or 0)


def of_application(
    application: Application, giving: Collection[int] | None = None
) -> dict[str, Any]:
    """As it would be handed in now: JSON. Batches that no seat of the round can be had in stand
    under `left_out`, not under `choices`. `giving`: keys of those that it can be had in, where they
    are known already. Queries: choices, competencies, units, batches.
    """
    listed = [choice.batch_id for choice in application.choices.order_by("place")]
    open_ = giving
    if open_ is None:
        rows = batches_of(application.round).filter(pk__in=listed)
        open_ = set(rows.values_list("pk", flat=True))
    return {
        "choices": [key for key in listed if key in open_],
        "left_out": [key for key in listed if key not in open_],
        "sector": application.sector.code if application.sector else "",
        "competencies": _codes(application.competencies.all()),
        "units": _codes(application.business_units.all()),
        "goals": application.goals,
        "team": application.team,
        "mode": application.mode,
        "reach": application.reach,
        "languages": sorted(application.languages),
        "needs": sorted(application.needs),
        "free_from": _day(application.free_from),
        "free_until": _day(application.free_until),
        "listed_only": application.listed_only,
    }


def content_of(row: ApplicationRow, batches: Mapping[str, int]) -> dict[str, Any]:
    """A row as it would have been handed in: the content that `row_of` reads it from. `batches` are
    keys by code.
    """
    return {
        "choices": list(dict.fromkeys(batches[code] for code in row.choices)),
        "left_out": [],
        "sector": row.sector,
        "competencies": sorted(set(row.competencies)),
        "units": sorted(set(row.units)),
        "goals": "",
        "team": row.team,
        "mode": _MODE_OF[row.modes],
        "reach": _REACH_OF[row.reach],
        "languages": sorted(set(row.languages)),
        "needs": sorted(set(row.needs)),
        "free_from": "" if row.free_from == date.min else row.free_from.isoformat(),
        "free_until": "" if row.free_until == date.max else row.free_until.isoformat(),
        "listed_only": row.listed_only,
    }


def wants_something(content: Mapping[str, Any]) -> bool:
    """A batch that can be had, or a subject and leave to look beyond the list."""
    return bool(content["choices"] or (content["competencies"] and not content["listed_only"]))


def row_of(
    content: Mapping[str, Any],
    *,
    number: str,
    cooperative: str,
    region: str,
    stage: int = 0,
    batches: Mapping[int, str],
    tier: int = 0,
    waited: int = 0,
    gave_back: bool = False,
) -> ApplicationRow:
    """The row of a submission. `cooperative` is the organisation's code, `region` the Kemendagri
    code of its place, `stage` counted from 1; `batches` are codes of those in the round by key:
    others have left it since, and are left out.
    """
    from_, until = content["free_from"], content["free_until"]
    return ApplicationRow(
        id=number,
        cooperative=cooperative,
        province=intern(region[:2]),
        regency=intern(region[:4]) if len(region) >= 4 else "",
        sector=intern(content["sector"]),
        competencies=_texts(content["competencies"]),
        units=_texts(content["units"]),
        team=content["team"],
        modes=MODES[content["mode"]],
        reach=REACHES[content["reach"]],
        stage=stage,
        languages=_texts(content["languages"]) or (SPOKEN,),
        needs=_texts(content["needs"]),
        free_from=_read_day(from_) if from_ else date.min,
        free_until=_read_day(until) if until else date.max,
        listed_only=content["listed_only"],
        tier=tier,
        waited=waited,
        gave_back=gave_back,
        choices=tuple(batches[key] for key in content["choices"] if key in batches),
    )


def rows_now(
    application: Application,
    *,
    giving: Mapping[int, str] | None = None,
    ordered: Mapping[int, int] | None = None,
) -> ApplicationRow:
    """As it would be handed in now, with what the register says of the cooperative: for fit.

    `giving` (codes of the batches that give seats, by key) and `ordered` (`stages()`) save a query
    each where they are known already.
    """
    organisation, round = application.organisation, application.round
    near = organisation.region_3t
    return row_of(
        of_application(application, giving),
        number=number_of(round, application.pk or 0),
        cooperative=organisation.code,
        region=organisation.region_id or "",
        stage=stage_of(organisation, ordered),
        batches=giving or dict(round.batches.values_list("batch", "batch__code")),
        tier=near.tier_3t if near else 0,
    )


def stage_of(organisation: Any, ordered: Mapping[int, int] | None = None) -> int:
    """Counted from 1 in the vocabulary's order; 0 for none."""
    profile = getattr(organisation, "cooperative", None)
    if not profile or not profile.stage_id:
        return 0
    return (stages() if ordered is None else ordered).get(profile.stage_id, 0)


def stages() -> dict[int, int]:
    """Number of each stage by its key, as a round counts them."""
    return {key: at for at, key in enumerate(Stage.objects.values_list("pk", flat=True), 1)}


def _codes(terms: Iterable[Any]) -> list[str]:
    return sorted(term.code for term in terms)


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    """A country's rows name few codes: each is one text for all of them."""
    return tuple(map(intern, texts))


_read_day = cache(date.fromisoformat)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
