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
from partners.apprenticeships.rounds.sources.source import (
    ApplicationSource,
    Entry,
    Handed,
)
from partners.matching.rows import ApplicationRow
from partners.organisations.models import Organisation


def of_same_batches(round: Round) -> list[RoundBatch]:
    """The rows of published rounds for batches of this one, in the order of their keys."""
    in_round = round.batches.values("batch")
    rows = RoundBatch.objects.filter(batch__in=in_round, round__in=Round.objects.published())
    return list(rows.exclude(round=round).select_related("round").order_by("pk"))


def still_answering(round: Round) -> Round | None:
    """A round whose seats this one would give too early: its answers still come in."""
    rounds = [row.round for row in of_same_batches(round)]
    if round.follows is not None:
        rounds.append(round.follows)
    return next((one for one in rounds if one.phase is not Phase.ENDED), None)


def held_seats(round: Round) -> dict[int, int]:
    """Seats that earlier rounds gave and that are held, by key of the batch."""
    in_round = round.batches.values("batch")
    rows = RoundBatch.objects.filter(batch__in=in_round, round__in=Round.objects.published())
    sums = rows.exclude(round=round).order_by().values_list("batch").annotate(Sum("taken"))
    return {batch: held for batch, held in sums if held}


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


class WithRecords:
    """Applications with what the portal's own results say of their cooperatives. `left_out` are
    numbers of those that have a place already: a second round is for those without one.
    """

    def __init__(self, source: ApplicationSource, round: Round) -> None:
        self.source, self.round = source, round
        self.left_out: list[str] = []

    def applications(self, codes: Collection[str]) -> Handed[ApplicationRow]:
        """Two queries beside those of the source."""
        handed = self.source.applications(codes)
        placed, rounds = placed_before(self.round), waited(self.round)
        self.left_out = [e.row.id for e in handed.entries if e.row.cooperative in placed]
        entries = [
            _with(entry, rounds) for entry in handed.entries if entry.row.cooperative not in placed
        ]
        return replace(handed, entries=entries)


def _with(entry: Entry[ApplicationRow], rounds: Mapping[str, int]) -> Entry[ApplicationRow]:
    count = rounds.get(entry.row.cooperative, 0)
    if not count:
        return entry
    return replace(entry, row=replace(entry.row, waited=count))
