"""What a round takes from the portal: the submissions that stand, as rows.

What the register says of a cooperative (place, stage) is read as it is now; where it has lost the
place since, that of the day of handing in counts. The 3T tier is left to the register as for a
spreadsheet (`is_graded` is False). Earlier rounds are not known here: who
reads results (`results`, which lies above) takes these entries and adds `waited` and `gave_back`,
and leaves out who holds a place. Results go where their applications go when organisations are
merged, so a cooperative's results are those of its own row.
"""

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy

from partners.apprenticeships.applications.content import number_of, row_of, stages
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.result import Names
from partners.apprenticeships.rounds.sources.database import Record
from partners.apprenticeships.rounds.sources.problems import Problem
from partners.apprenticeships.rounds.sources.source import Entry, Handed, Progress
from partners.matching.provinces import NUMBER_OF
from partners.matching.rows import ApplicationRow

AT_ONCE = 2_000
"""Rows that are read, and told of, together."""

_OF_ROW = (
    "pk",
    "organisation__code",
    "organisation__name",
    "organisation__region_id",
    "organisation__is_public",
    "organisation__merged_into",
    "organisation__cooperative__stage",
    "standing__region",
    "standing__content",
)


class LeftOut(StrEnum):
    """Why what was handed in is not in the round."""

    MERGED = "merged"  # the organisation that it went into has an application of its own
    HIDDEN = "hidden"  # the site does not show the cooperative any more


class HandedIn:
    """The submissions that stand in a round, by the keys of their applications. Three queries,
    however many there are. `left_out` then says which are not in it, by number, and why;
    `as_handed_in` those whose place is the one that they had when they were handed in.
    """

    def __init__(self, round: Round, *, progress: Progress = lambda name, rows: None) -> None:
        self.round, self.progress = round, progress
        self.left_out: dict[str, LeftOut] = {}
        self.as_handed_in: list[str] = []

    def applications(self, codes: Collection[str]) -> Handed[ApplicationRow]:
        """`codes` are those of the batches that the round gives seats of: others are left out of
        lists, whatever became of them since.
        """
        given = set(codes)
        batches = {key: code for key, code in self._batches() if code in given}
        order, names, self.left_out = stages(), dict[str, str](), {}
        self.as_handed_in = []
        entries: list[Entry[ApplicationRow]] = []
        problems: list[Problem] = []
        for at, values in enumerate(self._rows(), 1):
            key, code, name, region, is_shown, merged_into, stage, then, content = values
            number = number_of(self.round, key)
            if merged_into is not None or not is_shown:
                self.left_out[number] = LeftOut.MERGED if merged_into else LeftOut.HIDDEN
                continue
            if (region or "")[:2] not in NUMBER_OF and then[:2] in NUMBER_OF:
                region = then
                self.as_handed_in.append(number)
            row = row_of(
                content,
                number=number,
                cooperative=code,
                region=region or "",
                stage=order.get(stage, 0),
                batches=batches,
            )
            if row.province not in NUMBER_OF:
                problems.append(_without_a_place(number, name))
                continue
            names[number] = name
            entries.append(Entry(row, Record(number), is_graded=False))
            if at % AT_ONCE == 0:
                self.progress(str(self.round), at)
        return Handed(entries=entries, names=Names(cooperatives=names), problems=problems)

    def _batches(self) -> Iterator[tuple[int, str]]:
        return self.round.batches.values_list("batch", "batch__code").iterator()

    def _rows(self) -> Iterator[Any]:
        rows = Application.objects.submitted().filter(round=self.round).order_by("pk")
        return rows.values_list(*_OF_ROW).iterator(chunk_size=AT_ONCE)


def _without_a_place(number: str, name: str) -> Problem:
    reason, right = gettext_lazy("has no region"), gettext_lazy("a region of the cooperative")
    return Record(number).problem("province", name, reason, right)
