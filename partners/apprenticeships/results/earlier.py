"""What earlier rounds mean for one that is matched: seats that are held, cooperatives that have a
place, and those that waited before.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from django.db.models import Count, Sum

from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Standing
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.rounds.models.round_batch import RoundBatchQuerySet
from partners.apprenticeships.rounds.sources.source import (
    ApplicationSource,
    Entry,
    Handed,
)
from partners.matching.rows import ApplicationRow
from partners.organisations.models import Organisation


def of_same_batches(round: Round, batches: Collection[int] | None = None) -> list[RoundBatch]:
    """The rows of published rounds for batches of this one, or for those with the keys `batches`,
    in the order of their keys.
    """
    return list(_published(round, batches).select_related("round").order_by("pk"))


def still_answering(round: Round, batches: Collection[int] | None = None) -> Round | None:
    """A round whose seats this one would give too early: its answers still come in."""
    rounds = [row.round for row in of_same_batches(round, batches)]
    if round.follows is not None:
        rounds.append(round.follows)
    return next((one for one in rounds if one.phase is not Phase.ENDED), None)


def held_seats(round: Round, batches: Collection[int] | None = None) -> dict[int, int]:
    """Seats that earlier rounds gave and that are held, by key of the batch."""
    sums = _published(round, batches).order_by().values_list("batch").annotate(Sum("taken"))
    return {batch: held for batch, held in sums if held}


def _published(round: Round, batches: Collection[int] | None) -> RoundBatchQuerySet:
    these = round.batches.values("batch") if batches is None else batches
    rows = RoundBatch.objects.filter(batch__in=these, round__in=Round.objects.published())
    return rows.exclude(round=round)


def rounds_before(round: Round) -> Iterator[Round]:
    """The round that it follows, and so on."""
    seen = {round.pk}
    while (before := round.follows) is not None and before.pk not in seen:
        yield before
        seen.add(before.pk)
        round = before


def placed_before(round: Round) -> set[str]:
    """Codes of the cooperatives that hold a place of a round before."""
    before = [one.pk for one in rounds_before(round)]
    if not before:
        return set()
    holding = Result.objects.published().holding().filter(round__in=before)
    return set(holding.order_by().values_list("organisation__code", flat=True))


def waited(round: Round, *, of: Organisation | None = None) -> dict[str, int]:
    """In how many published rounds a cooperative had no place, by its code: all, or one."""
    results = Result.objects.published()
    without = (results.of(of) if of else results).filter(
        standing__in=(Standing.WAITING, Standing.NOT_PLACED, Standing.LAPSED),
        first_place=None,
        answered_at=None,
    )
    counts = without.exclude(round=round).order_by().values_list("organisation__code")
    return dict(counts.annotate(Count("pk")))


def gave_back() -> set[str]:
    """Codes of the cooperatives that gave a place back which they had accepted for good."""
    results = Result.objects.published().filter(gave_back=True)
    return set(results.order_by().values_list("organisation__code", flat=True))


class WithRecords:
    """Applications with what the portal's own results say of their cooperatives. `left_out` are
    numbers of those that have a place already: a second round is for those without one.
    """

    def __init__(self, source: ApplicationSource, round: Round) -> None:
        self.source, self.round = source, round
        self.left_out: list[str] = []

    def applications(self, codes: Collection[str]) -> Handed[ApplicationRow]:
        """Three queries beside those of the source."""
        handed = self.source.applications(codes)
        placed, rounds, back = placed_before(self.round), waited(self.round), gave_back()
        self.left_out = [e.row.id for e in handed.entries if e.row.cooperative in placed]
        entries = [
            _with(entry, rounds, back)
            for entry in handed.entries
            if entry.row.cooperative not in placed
        ]
        return replace(handed, entries=entries)


def _with(
    entry: Entry[ApplicationRow], rounds: Mapping[str, int], back: Collection[str]
) -> Entry[ApplicationRow]:
    code = entry.row.cooperative
    if code not in rounds and code not in back:
        return entry
    row = replace(entry.row, waited=rounds.get(code, 0), gave_back=code in back)
    return replace(entry, row=row)
