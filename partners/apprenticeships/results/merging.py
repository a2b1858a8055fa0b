"""What becomes of the results of an organisation that is merged into another: they go where its
applications go. Nothing that lives stays behind, where nobody could answer or withdraw it.
"""

import dataclasses
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from home.desk.locking import locked_together
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.results import queue
from partners.apprenticeships.results.models import Appeal, Result
from partners.apprenticeships.results.models.result import Answer, ResultQuerySet, Standing
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.organisations.merging import Becomes, Key, hinders, leads
from partners.organisations.models import Organisation


@dataclasses.dataclass(frozen=True, slots=True)
class OfApplication(Key):
    """A result stays where its application stays, and so does an accepted place where the other
    has accepted one too: nobody has two.
    """

    def doubled(self, old: Organisation, kept: Organisation) -> list[Any]:
        both = Result.objects.of(kept).accepted().exists()
        accepted = set(Result.objects.of(old).accepted().values_list("pk", flat=True))
        # Applications are moved before: those that are still the old one's stay there.
        rows = self.rows(old).select_related("application")
        return [
            row
            for row in rows
            if row.application.organisation_id == old.pk or (both and row.pk in accepted)
        ]


def staying(old: Organisation, kept: Organisation) -> ResultQuerySet:
    """Results that stay with the old one: of rounds to which both applied, and accepted places
    where the other has accepted one.
    """
    theirs = Application.objects.of(kept).order_by().values("round")
    beside = Q(round__in=theirs)
    if Result.objects.of(kept).accepted().exists():
        beside |= Q(answer__in=(Answer.BINDING, Answer.CONDITIONAL), is_over=False)
    return Result.objects.of(old).filter(beside).select_related("round").order_by("pk")


def what_lives(old: Organisation, kept: Organisation) -> Iterator[str]:
    """A place that is held, a turn in line, an appeal that waits. While two are merged, no job
    writes results of a round to which both applied.
    """
    if connection.in_atomic_block:
        theirs = Application.objects.of(kept).order_by().values("round")
        locked_together(Round.objects.filter(applications__organisation=old, pk__in=theirs))
    rows = staying(old, kept)
    in_line = Q(standing=Standing.WAITING, answer=Answer.OPEN)
    held = Q(pk__in=rows.holding().filter(is_over=False).order_by().values("pk"))
    for one in rows.filter(in_line | held):
        yield _(
            "“%(round)s”: both applied, and the place or the turn in line of the first would stay "
            "behind, with nobody to answer for it. Have it declined first, or wait until it is "
            "over; where the second has neither, merge them the other way round."
        ) % {"round": one.round.name}
    waiting = Appeal.objects.open().filter(result__in=rows.order_by().values("pk"))
    for appeal in waiting.select_related("result__round").order_by("pk"):
        yield _(
            "“%(round)s”: an appeal of the first waits, and would stay behind. Answer it first."
        ) % {"round": appeal.result.round.name}


def with_itself(old: Organisation, kept: Organisation) -> Iterator[str]:
    """Where one is host of the other: as one, it would come to itself."""
    for mine, host in ((old, kept), (kept, old)):
        rows = Result.objects.of(mine).filter(is_over=False).select_related("round").order_by("pk")
        for one in rows:
            if _comes_to(one, host):
                yield _(
                    "“%(round)s”: one of them has a place or a turn in line at the other, and "
                    "nobody learns from themselves. Have it declined first, or wait until it is "
                    "over."
                ) % {"round": one.round.name}


def _comes_to(result: Result, host: Organisation) -> bool:
    rows = RoundBatch.objects.filter(round=result.round_id, batch__offer__host=host)
    theirs = set(rows.values_list("pk", flat=True))
    if result.holds_a_seat and result.place_id in theirs:
        return True
    in_line = bool(theirs) and _is_in_line(result)
    return in_line and bool(queue.lines_of([result.application_id], theirs))


def _is_in_line(result: Result) -> bool:
    if result.standing == Standing.WAITING:
        return result.answer == Answer.OPEN
    return result.place_id is not None and result.answer in {Answer.OPEN, Answer.CONDITIONAL}


def declare() -> None:
    hinders(what_lives, with_itself)
    leads(OfApplication(Result, "organisation", Becomes.MOVE_UNLESS_THERE, beside=("round",)))
