"""The plainest model of seats there is: everybody is looked at, again and again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

IN_LINE = {("placed", "open"), ("placed", "conditional"), ("waiting", "open")}


@dataclass
class One:
    """`likes` are batches, best first; `standing` is placed, waiting, out or lapsed."""

    likes: Sequence[int]
    place: int | None = None
    standing: str = "waiting"
    answer: str = "open"
    lines: set[int] = field(default_factory=set)
    given_late: bool = False
    is_3t: bool = False

    @property
    def holds(self) -> bool:
        return self.standing == "placed" and self.answer in {"open", "conditional", "binding"}

    def prefers(self, batch: int) -> bool:
        if batch not in self.likes:
            return False
        here = self.likes.index(self.place) if self.place is not None else len(self.likes)
        return self.likes.index(batch) < here


@dataclass
class Plain:
    """`order[b]` are all people, the one with the best priority first. While fewer than
    `reserve[b]` seats are held from 3T regions, those from there come before all others.
    """

    seats: dict[int, int]
    order: Mapping[int, Sequence[int]]
    people: dict[int, One]
    off: set[int] = field(default_factory=set)
    reserve: Mapping[int, int] = field(default_factory=dict)
    elsewhere: dict[int, str] = field(default_factory=dict)
    """What they answered to the place that each has in another round."""
    is_begun: bool = False

    def begin(self) -> None:
        """As a round: who has the better priority is placed; then all wait for what they like
        better.
        """
        self.settle()
        for one in self.people.values():
            one.lines = {batch for batch in self.seats if one.prefers(batch)}
            if one.standing == "waiting" and not one.lines:
                one.standing = "out"
        for batch in self.seats:
            assert all(batch not in one.lines for one in self.people.values()) or not self.free(
                batch
            )
        self.is_begun = True

    def free(self, batch: int) -> int:
        held = sum(one.holds and one.place == batch for one in self.people.values())
        return self.seats[batch] - held

    def from_3t(self, batch: int) -> int:
        held = (one.holds and one.place == batch and one.is_3t for one in self.people.values())
        return sum(held)

    def next(self, batch: int) -> int | None:
        live = [who for who in self.order[batch] if self.is_live(who, batch)]
        if self.from_3t(batch) < self.reserve.get(batch, 0):
            live = [who for who in live if self.people[who].is_3t] or live
        return live[0] if live else None

    def is_live(self, who: int, batch: int) -> bool:
        one = self.people[who]
        waits = (one.standing, one.answer) in IN_LINE
        return waits and one.prefers(batch) and (batch in one.lines or not self.is_begun)

    def settle(self, *, late: bool = False) -> None:
        moved = True
        while moved:
            moved = False
            for batch in self.seats:
                if batch in self.off or self.free(batch) <= 0:
                    continue
                if (who := self.next(batch)) is not None:
                    one = self.people[who]
                    one.place, one.standing, moved = batch, "placed", True
                    one.given_late = one.given_late or late

    def better(self, who: int) -> bool:
        one = self.people[who]
        holders = [other for other in self.people.values() if other.holds]
        unbound = {other.place for other in holders if other.answer != "binding"}
        return any(
            one.prefers(batch) and batch not in self.off and (batch in unbound or self.free(batch))
            for batch in one.lines
        )

    def answer(self, who: int, verb: str) -> None:
        one, is_bound = self.people[who], self.elsewhere.get(who) == "binding"
        if one.standing == "placed" and one.answer == "conditional" and verb == "accept":
            one.answer = "binding"
        elif one.standing == "placed" and one.answer == "open" and verb == "accept":
            one.answer = one.answer if is_bound else "binding"
        elif one.standing == "placed" and one.answer == "open" and verb == "accept_conditionally":
            one.answer = "conditional" if self.better(who) and not is_bound else one.answer
        elif one.standing in {"placed", "waiting"} and verb == "decline":
            is_open = one.answer != "binding" or one.standing == "placed"
            one.answer = "declined" if is_open else one.answer
        elif one.answer == "declined" and one.standing != "out" and verb == "take_back":
            is_free = one.standing == "waiting" or self.free(one.place or 0) > 0
            one.answer = "open" if is_free else one.answer
        self.settle()

    def answer_elsewhere(self, who: int, verb: str) -> None:
        """In the other round: one place is accepted at a time, whichever round gave it."""
        now = self.elsewhere.get(who, "open")
        if verb == "decline":
            self.elsewhere[who] = "declined"
        elif now == "open" and self.people[who].answer not in {"conditional", "binding"}:
            self.elsewhere[who] = "binding"

    def expire(self) -> None:
        for one in self.people.values():
            if one.standing == "placed" and one.answer == "open" and not one.given_late:
                one.answer, one.standing, one.place = "late", "lapsed", None
        self.settle(late=True)

    def bind(self) -> None:
        while found := [
            one
            for who, one in self.people.items()
            if one.answer == "conditional" and not self.better(who)
        ]:
            for one in found:
                one.answer = "binding"

    def call_off(self, batch: int) -> None:
        self.off.add(batch)
        for one in self.people.values():
            if one.holds and one.place == batch:
                one.place, one.answer = None, "open"
                one.standing = "waiting" if one.lines - self.off else "lapsed"
        self.settle()

    def bound(self, number: int) -> int:
        """One of those who have accepted for good, if there are any."""
        found = [who for who, one in self.people.items() if one.answer == "binding"]
        return found[number % len(found)] if found else number

    def release(self, who: int) -> None:
        """They lose what they had accepted for good, and never get a seat there again."""
        one = self.people[who]
        if one.answer != "binding" or one.place is None:
            return
        one.lines.discard(one.place)
        one.place, one.answer = None, "open"
        one.standing = "waiting" if one.lines - self.off else "lapsed"
        self.settle()

    def end(self, *, all_begun: bool = False) -> None:
        """Nobody waits where nothing can fall free."""
        if all_begun or self.off >= self.seats.keys():
            for one in self.people.values():
                one.standing = "out" if one.standing == "waiting" else one.standing
