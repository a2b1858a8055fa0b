"""The one function that gives and frees seats: `change`.

1. Lock the batches that the change is about in the order of their keys, then the results, so.
2. Carry out the act on the rows as they are now; it frees seats, or not.
3. Give each free seat to the first in line who would rather be there than where they are, and
   before them, while fewer seats than the reserve are held from 3T regions, to the first from there
   (`rules.asks_for_3t`); that
   frees theirs, and so on until nothing moves. Everybody only moves to what they like better, so
   it ends, and in whatever order it is done the outcome is the same (Blum, Roth and Rothblum,
   *Vacancy Chains and Equilibration in Senior-Level Labor Markets*, 1997).
4. Where this read a row that is not locked, begin anew with that row among the locked ones.
5. Save, write the histories, tell people: all in one transaction.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from home.access import Actor, system
from home.cache import renewal
from home.desk.locking import locked_together
from home.desk.refusals import IsGone
from partners.apprenticeships.applications.content import MODES
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import facts, openings, queue, rules, told
from partners.apprenticeships.results.in_line import NOWHERE
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.rules import Standing, Verb
from partners.apprenticeships.results.told import Event
from partners.apprenticeships.rounds.deadlines import last_moment_of, zone_of
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.matching.rows import Mode

SEATS = system("seats")
"""In whose name a seat is given on: not in that of who freed it, whom it does not concern."""
CHANGED = (
    "standing",
    "answer",
    "place",
    "preference",
    "mode",
    "answered_at",
    "answered_by",
    "answer_until",
    "changed_at",
    "gave_back",
    "updated_at",
)


class _NotLocked(Exception):
    """The plan needs rows that nobody has locked yet."""


class Board:
    """What one change sees and changes: rows as they are now, and as they will be saved."""

    def __init__(
        self, round: Round, at: datetime, batches: Collection[int], applications: Collection[int]
    ) -> None:
        self.round, self.at = round, at
        self.waiting = queue.Waiting(round, at)
        self.events: list[Event] = []
        self.batches: dict[int, RoundBatch] = {}
        self.results: dict[int, Result] = {}
        self._lines: dict[int, queue.Line | None] = {}
        self._struck: set[int] = set()
        self._vacant: set[int] = set()
        self._counted: set[int] = set()
        self._add_batches(locked_together(RoundBatch(pk=key) for key in batches).values())
        of = ("self",) if connection.features.has_select_for_update_of else ()
        rows = _results().select_for_update(of=of).order_by("pk")
        self._add_results(rows.filter(application__in=applications))
        self._locked = set(batches), set(applications)

    def batch(self, key: int) -> RoundBatch:
        if key not in self.batches:
            self._add_batches(RoundBatch.objects.filter(pk=key))
        return self.batches[key]

    def result(self, application: int) -> Result:
        """Raises IsGone."""
        if application not in self.results:
            self._add_results(_results().filter(application=application))
        if application not in self.results:
            raise IsGone(record=None)
        return self.results[application]

    def needs(self) -> tuple[set[int], set[int]]:
        """All that was read to decide with."""
        return set(self.batches), set(self.results)

    def answer(self, result: Result, verb: Verb, by: Actor, **more: Any) -> None:
        """Carry out a verb that `rules` allow; what was held and is no more is given on."""
        held = result.place if result.holds_a_seat else None
        about = result.place
        now = facts.facts_of(result, self.at, **more)
        result.standing = Standing(rules.standing_after(verb, now))
        result.answer = rules.answer_after(verb, now.answer)
        if by.person is not None:
            result.answered_at, result.answered_by = self.at, by.person
        if verb in {Verb.GIVE_BACK, Verb.TAKE_BACK}:
            result.gave_back = verb is Verb.GIVE_BACK
        if result.standing not in rules.PLACED:
            result.place, result.preference, result.answer_until = None, None, None
        if held is not None and not result.holds_a_seat:
            self._count(held, -1, result)
        if held is None and result.holds_a_seat:
            self._count(self.batch(result.place_id or 0), 1, result)
        self._note(result, verb, about, by)

    def look_at(self, keys: Iterable[int]) -> None:
        """Whether a seat is free there for who has come back into the line."""
        self._vacant.update(self.batch(key).pk for key in keys)

    def strike(self, result: Result, batch: RoundBatch) -> None:
        """No seat of this batch goes to them any more, however many fall free."""
        line = self._line(batch)
        if line is not None and line.before(result.application_id) is not None:
            self._lines[batch.pk] = line.without(result.application_id)
            self._struck.add(batch.pk)

    def fill(self) -> None:
        """Give on whatever is free, until nothing moves."""
        while self._vacant:
            batch = self.batch(self._vacant.pop())
            while batch.free > 0 and openings.gives_seats(batch, self.at):
                found = self._next(batch)
                if found is None:
                    break
                self._promote(*found, batch)

    def _next(self, batch: RoundBatch) -> tuple[Result, int] | None:
        """With how much they like it."""
        line = self._line(batch)
        while line is not None and (found := self.waiting.next(line, batch)) is not None:
            application, preference = found
            result = self.result(application)  # as it is now, not as the line was read
            limit = self.waiting.limits[application]
            if limit is not None and preference < limit:
                return result, preference
        return None

    def _line(self, batch: RoundBatch) -> queue.Line | None:
        if batch.pk not in self._lines:
            self._lines[batch.pk] = queue.line_of(batch)
        return self._lines[batch.pk]

    def _promote(self, result: Result, preference: int, batch: RoundBatch) -> None:
        now = facts.facts_of(result, self.at, would_rather=True)
        if result.place is not None:
            self._count(result.place, -1, result)
        result.standing = Standing(rules.standing_after(Verb.PROMOTE, now))
        result.answer = rules.answer_after(Verb.PROMOTE, now.answer)
        result.answer_until = self._due(result, batch)
        result.place, result.preference, result.mode = batch, preference, _mode(result, batch)
        self._count(batch, 1, result)
        self._note(result, Verb.PROMOTE, batch, SEATS)

    def _due(self, result: Result, batch: RoundBatch) -> datetime:
        zone = zone_of(result.organisation.region_id or "")
        day = (self.at + rules.LEAST).astimezone(zone.clock).date()
        before = result.due if result.place is not None and result.due else self.at
        ends = last_moment_of(day, zone)
        return rules.due_after(self.at, openings.begins(batch.batch), ends, before)

    def _count(self, batch: RoundBatch, by: int, result: Result) -> None:
        batch.taken += by
        batch.taken_3t += by if result.is_3t else 0
        self._counted.add(batch.pk)
        if by < 0:
            self._vacant.add(batch.pk)

    def _note(self, result: Result, verb: Verb, place: RoundBatch | None, by: Actor) -> None:
        result.changed_at = result.updated_at = self.at
        self._settle(result)
        # Who moves twice in one change is told of where they came to be.
        self.events = [one for one in self.events if (one.verb, one.result) != (verb, result)]
        self.events.append(Event(verb, result, place, by))

    def _settle(self, result: Result) -> None:
        """Those in line are asked where they stand now, not where they stood."""
        limit = NOWHERE if result.preference is None else result.preference
        waits = rules.waits(facts.facts_of(result, self.at))
        self.waiting.limits[result.application_id] = limit if waits else None

    def _add_batches(self, rows: Iterable[RoundBatch]) -> None:
        found = {row.pk: row for row in rows}
        offered = Batch.objects.select_related("offer").in_bulk(
            [row.batch_id for row in found.values()]
        )
        for row in found.values():
            row.batch, row.round = offered[row.batch_id], self.round
        self.batches.update(found)

    def _add_results(self, rows: Iterable[Result]) -> None:
        """A place is always the row that is counted."""
        for row in rows:
            row.round = self.round
            if row.place_id is not None:
                row.place = self.batch(row.place_id)
            self.results[row.application_id] = row
            self._settle(row)

    def save(self) -> None:
        """Raises _NotLocked."""
        if connection.features.has_select_for_update:
            batches, applications = self.needs()
            if batches - self._locked[0] or applications - self._locked[1]:
                raise _NotLocked
        changed = {one.result.pk: one.result for one in self.events}
        counted = [self.batches[key] for key in sorted(self._counted)]
        RoundBatch.objects.bulk_update(counted, ["taken", "taken_3t"])
        renewal.changed(RoundBatch)
        for key in sorted(self._struck):
            line = self._lines[key]
            assert line is not None  # noqa: S101 - struck out of it
            queue.keep(self.batches[key], line)
        Result.objects.bulk_update(changed.values(), CHANGED, batch_size=500)


def _mode(result: Result, batch: RoundBatch) -> int:
    """How they meet there, where one way is left; 0 where both can do either."""
    standing = result.application.standing
    theirs = MODES[standing.content["mode"]] if standing else Mode(0)
    shared = theirs & MODES[batch.batch.offer.mode]
    return int(shared) if shared in {Mode.ONSITE, Mode.ONLINE} else 0


def _results() -> QuerySet[Result]:
    return Result.objects.select_related("organisation", "application__standing")


def change(
    round: Round,
    act: Callable[[Board], None],
    *,
    batches: Collection[int] = (),
    applications: Collection[int] = (),
    at: datetime | None = None,
) -> Board:
    """Carry out `act` on locked rows, give on what it frees, save, tell. `act` may run several
    times: it changes the board and nothing else. Raises what `act` raises.
    """
    locks = set(batches), set(applications)
    while True:
        board = None
        try:
            with transaction.atomic():
                board = Board(round, at or timezone.now(), *locks)
                act(board)
                board.fill()
                board.save()
                told.write(board.events)
                return board
        except _NotLocked:
            more = board.needs() if board else (set(), set())
            locks = locks[0] | more[0], locks[1] | more[1]
