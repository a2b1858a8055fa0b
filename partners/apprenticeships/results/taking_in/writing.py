"""The records of a round that is taken in: its batches, and what each cooperative handed in."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from home import bulk
from home.cache import renewal
from home.desk.locking import locked_together
from home.models import BusinessUnit, Competency, Sector
from partners.apprenticeships.applications.content import content_of
from partners.apprenticeships.applications.models import Application, Choice, Submission
from partners.apprenticeships.applications.models.application import MOST_PEOPLE
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results.taking_in.reading import Taken
from partners.apprenticeships.results.taking_in.records import NotFound
from partners.apprenticeships.rounds import readiness
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.matching.rows import ApplicationRow

ROLE = Application.Role.STAFF


def settle(round: Round, taken: Taken, by: int) -> None:
    """Inside the transaction of whoever has locked the round, which is a draft. `by` is the key of
    the person who takes it in. Raises NotFound where another round took a batch meanwhile.
    """
    result = taken.bundle.result
    round.seed, round.commitment = result.seed, result.commitment
    round.policy, round.weights = result.policy.version, dict(result.policy.weights)
    round.taken_in_at = timezone.now()
    _batches(round, taken.found.batches.values())
    _applications(round, taken, by)


def unsettle(round: Round) -> None:
    """What `settle` wrote, of a round that nobody has read."""
    rows = Application.objects.filter(round=round)
    rows.update(state=Application.State.DRAFT, standing=None)
    Submission.objects.filter(application__in=rows).delete()
    rows.delete()
    round.seed, round.commitment, round.weights, round.taken_in_at = "", "", {}, None


def _batches(round: Round, keys: Iterable[int]) -> None:
    """These and no others. They are locked: no two rounds take one at once."""
    wanted = locked_together(Batch(pk=key) for key in keys)
    full = readiness.with_facts(wanted)
    found = readiness.missing_of(round, full, timezone.localdate())
    lost = [one for one in found if one.lack is readiness.Lack.ELSEWHERE]
    if lost:
        raise NotFound(lost)
    rows = RoundBatch.objects.of(round)
    rows.exclude(batch__in=wanted).delete()
    there = set(rows.values_list("batch", flat=True))
    new = [RoundBatch(round=round, batch_id=key) for key in wanted if key not in there]
    RoundBatch.objects.bulk_create(new, batch_size=500)
    renewal.changed(RoundBatch)


def _applications(round: Round, taken: Taken, by: int) -> None:
    rows, found = taken.bundle.application_rows, taken.found
    contents = {row.id: content_of(row, found.batches) for row in rows}
    sectors = dict(Sector.objects.values_list("code", "pk"))
    signed = {"by_id": by, "role": ROLE}
    names = [
        "organisation",
        "sheet_number",
        "sector",
        "team",
        *_AS_HANDED_IN,
        "free_from",
        "free_until",
    ]
    values = (_columns(row, contents[row.id], found.organisations, sectors) for row in rows)
    bulk.insert(Application, names, values, round=round, **signed)
    keys = keys_of(round)
    handed_in = ((keys[row.id], contents[row.id]) for row in rows)
    same = {"number": 1, "policy": round.policy, "submitted_at": round.taken_in_at}
    bulk.insert(Submission, ["application", "content"], handed_in, **same, **signed)
    first = Submission.objects.filter(application=OuterRef("pk"), number=1).values("pk")[:1]
    Application.objects.filter(round=round).update(
        state=Application.State.SUBMITTED, standing=Subquery(first)
    )
    bulk.insert(Choice, ["application", "batch", "place"], _choices(keys, contents))
    for name, model in (("competencies", Competency), ("units", BusinessUnit)):
        of = dict(model.objects.values_list("code", "pk"))
        field: Any = Application.competencies if model is Competency else Application.business_units
        pairs = ((keys[id], of[one]) for id, said in contents.items() for one in said[name])
        bulk.insert(field.through, ["application", model._meta.model_name or ""], pairs)


_AS_HANDED_IN = ("mode", "reach", "languages", "needs", "listed_only")


def _columns(
    row: ApplicationRow,
    said: Mapping[str, Any],
    organisations: Mapping[str, int],
    sectors: Mapping[str, int],
) -> tuple[Any, ...]:
    """What is prepared is what was handed in: nothing was changed since."""
    days = (said[name] or None for name in ("free_from", "free_until"))
    same = (said[name] for name in _AS_HANDED_IN)
    people = min(row.team, MOST_PEOPLE)
    return organisations[row.id], row.id, sectors.get(row.sector), people, *same, *days


def _choices(
    keys: Mapping[str, int], contents: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[int, int, int]]:
    for number, said in contents.items():
        for place, batch in enumerate(said["choices"], 1):
            yield keys[number], batch, place


def keys_of(round: Round) -> dict[str, int]:
    """The keys of the applications of a round that was taken in, by their numbers in its sheets."""
    rows = Application.objects.filter(round=round).order_by()
    return dict(rows.values_list("sheet_number", "pk"))
