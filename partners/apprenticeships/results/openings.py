"""Where seats may still fall free, and for whom that would be better."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils.timezone import localdate

from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import queue, rules
from partners.apprenticeships.results.in_line import NOWHERE
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer
from partners.apprenticeships.rounds.deadlines import closes_at
from partners.apprenticeships.rounds.models import Round, RoundBatch

UNBOUND = (Answer.OPEN, Answer.CONDITIONAL)


def begins(batch: Batch) -> datetime:
    """The first moment of its first day, where that comes last."""
    return closes_at(batch.starts_on - timedelta(days=1))


def gives_seats(round_batch: RoundBatch, at: datetime) -> bool:
    """Whether a seat that falls free there is given to the next in line."""
    batch = round_batch.batch
    runs = not round_batch.is_closed and batch.state != BatchState.CANCELLED
    return runs and rules.gives_seats(begins(batch), at)


def giving(round: Round, at: datetime) -> list[RoundBatch]:
    """Batches of the round that still give seats."""
    rows = RoundBatch.objects.of(round).filter(is_closed=False).select_related("batch")
    ahead = rows.filter(batch__starts_on__gt=localdate(at)).order_by("pk")
    return [row for row in ahead if gives_seats(row, at)]


def open_batches(round: Round, at: datetime, among: Collection[int] | None = None) -> set[int]:
    """Keys of those where a seat may still fall free: somebody there has not bound themselves."""
    unbound = Result.objects.filter(place=OuterRef("pk"), answer__in=UNBOUND)
    rows = RoundBatch.objects.of(round).filter(
        Exists(unbound) | Q(taken__lt=F("seats")), is_closed=False
    )
    if among is not None:
        rows = rows.filter(batch__in=among)
    return {row.pk for row in rows.select_related("batch") if gives_seats(row, at)}


def better_of(
    results: Collection[Result], at: datetime, among: Collection[int] | None = None
) -> dict[int, list[int]]:
    """By application: batches of one round in whose line they are, liked better than the place
    they have, where a seat may still fall free; only `among` these keys of `Batch`, if any are
    named. Nobody has any at the end of the answers.
    """
    results = list(results)
    if not results or (until := results[0].round.answers_until) is None or at >= until:
        return {}
    limits = {
        one.application_id: NOWHERE if one.preference is None else one.preference for one in results
    }
    found = queue.lines_of(limits, open_batches(results[0].round, at, among))
    better = {
        key: [batch for batch, likes in lines if likes < limits[key]]
        for key, lines in found.items()
    }
    return {key: batches for key, batches in better.items() if batches}
