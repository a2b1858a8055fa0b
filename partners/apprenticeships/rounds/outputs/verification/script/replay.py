"""The round run again from the inputs alone: asking and moving on, and what does not run."""

from __future__ import annotations

from array import array
from bisect import insort
from collections import deque

from .opening import bits, members
from .rules import Rules

# ---- published from here ----


class Replay:
    """The whole round again, one cooperative at a time.

    1. Whoever is free asks the batch that it likes best of those it has not asked yet.
    2. A batch that has more than its seats lets one go: the last in priority, but nobody who
       holds a seat reserved for 3T. Whoever has to go is free again.
    3. When nobody has anything left to ask, one batch below its minimum is closed: that with
       the smallest part of its minimum; of those alike, that with fewer cooperatives; then
       that whose code comes first. Its people are free again: on with step 1.

    The order in which the free ones ask makes no difference (Gale & Shapley 1962).
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        line, batches = rules.line, rules.batches
        self.place = [rules.number.get(row["locked"], -1) for row in line]
        self.fixed = [bool(row["locked"]) for row in line]
        stands = [0] * rules.m
        seats, reserve = [b["seats"] for b in batches], [b["reserve"] for b in batches]
        for p, j in enumerate(self.place):
            if j >= 0:
                stands[j] += 1
                seats[j] -= 1
                reserve[j] -= 1 if line[p]["tier"] else 0
        self.seats, self.minimum = seats, [b["minimum"] for b in batches]
        self.reserve = [max(0, min(r, s)) for r, s in zip(reserve, seats)]  # noqa: B905
        self.may_close = {j for j in range(rules.m) if not stands[j]}
        self.held: list[list[tuple[int, int]]] = [[] for _ in batches]
        self.closings: list[tuple[int, int]] = []
        self.read_wishes()

    def read_wishes(self) -> None:
        """Each one's own list, best last, and the batches beyond it that pass every rule."""
        rules = self.rules
        chosen: list[list[int]] = [[] for _ in rules.batches]
        for p, row in enumerate(rules.line):
            for name in [] if self.fixed[p] else row["choices"]:
                chosen[rules.number[name]].append(p)
        self.wishes: list[list[int]] = [[] for _ in rules.line]
        self.beyond = [array("I") for _ in rules.line]
        for j in range(rules.m):
            hard, others = rules.eligible(j)
            for p in chosen[j]:
                if hard >> p & 1:
                    self.wishes[p].append(j)
            for p in members(others & ~bits(chosen[j], rules.n)):
                self.beyond[p].append(j)
        for p, wishes in enumerate(self.wishes):
            wishes.sort(key=lambda j: rules.appeal(p, j))

    def run(self) -> None:
        free = [p for p in range(self.rules.n) if not self.fixed[p]]
        while True:
            self.settle(free)
            closing = self.next_to_close()
            if closing is None:
                return
            self.may_close.remove(closing)
            self.closings.append((closing, len(self.held[closing])))
            free = [p for _, p in self.held[closing]]
            self.held[closing] = []
            self.seats[closing] = self.reserve[closing] = 0
            for p in free:
                self.place[p] = -1

    def settle(self, free: list[int]) -> None:
        """Steps 1 and 2. Lists of their own come first; few have to look beyond them."""
        asking: deque[int] = deque(free)
        later: deque[int] = deque()
        while asking or later:
            if not asking:
                self.look_beyond(later[0])
                asking.append(later.popleft())
            p = asking.popleft()
            if self.wishes[p]:
                let_go = self.ask(p, self.wishes[p].pop())
                if let_go is not None:
                    asking.append(let_go)
            elif self.beyond[p]:
                later.append(p)

    def look_beyond(self, p: int) -> None:
        """Batches that would refuse now would refuse later: priorities there only rise."""
        wishes = [j for j in self.beyond[p] if self.could_take(p, j)]
        self.wishes[p] = sorted(wishes, key=lambda j: self.rules.appeal(p, j))
        self.beyond[p] = array("I")

    def could_take(self, p: int, j: int) -> bool:
        held = self.held[j]
        if len(held) < self.seats[j]:
            return True
        if held and self.rules.priority(p, j) > held[0][0]:
            return True
        return bool(self.rules.line[p]["tier"]) and self.cared_for(j) < self.reserve[j]

    def ask(self, p: int, j: int) -> int | None:
        """``p`` joins batch ``j``; answers who has to go, if anybody."""
        held = self.held[j]
        insort(held, (self.rules.priority(p, j), p))
        self.place[p] = j
        if len(held) <= self.seats[j]:
            return None
        by_right = self.cared_for(j) <= self.reserve[j]
        lowest_first = (q for _, q in held if not (by_right and self.rules.line[q]["tier"]))
        let_go = next(lowest_first)
        held.remove((self.rules.priority(let_go, j), let_go))
        self.place[let_go] = -1
        return let_go

    def cared_for(self, j: int) -> int:
        return sum(1 for _, q in self.held[j] if self.rules.line[q]["tier"])

    def next_to_close(self) -> int | None:
        """Step 3. A batch with a place that was fixed beforehand is never closed."""
        failing = [j for j in self.may_close if len(self.held[j]) < self.minimum[j]]

        def emptiness(j: int) -> tuple[int, int, int]:
            count = len(self.held[j])
            return (count << 31) // self.minimum[j], count, j

        return min(failing, key=emptiness, default=None)
