"""The result held against the definitions, and the command."""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from itertools import zip_longest
from pathlib import Path
from typing import Any

from .opening import (
    BY_HAND,
    EVERYBODY,
    EXAMPLES,
    MOST_BYTES,
    NOBODY,
    ONLINE,
    ONSITE,
    Report,
    bits,
    line_of,
    members,
    sha256,
)
from .replay import Replay
from .rules import Rules

# ---- published from here ----


class Places(Rules):
    """The result, held against the definitions."""

    def __init__(self, inputs: dict[str, Any], result: dict[str, Any], report: Report) -> None:
        super().__init__(inputs, result)
        self.report, self.pairs = report, 0
        self.free = [not row["locked"] for row in self.line]

    def read_places(self, result: dict[str, Any]) -> bool:
        """Who is where; whether every name is known and there exactly once."""
        names = [place["application"] for place in result["placements"]]
        strangers = [p["batch"] for p in result["placements"] if p["batch"]]
        closed = [closing["batch"] for closing in result["closings"]]
        odd = [b for b in strangers + closed if b not in self.number]
        self.report.check("known", sorted(names) == sorted(self.at), "applications")
        self.report.check("known", not odd, *odd[:EXAMPLES])
        if self.report.faults["known"]:
            return False
        self.place, self.mode = [-1] * self.n, [0] * self.n
        for place in result["placements"]:
            p = self.at[place["application"]]
            self.place[p] = self.number[place["batch"]] if place["batch"] else -1
            self.mode[p] = {"-": 0, "onsite": ONSITE, "online": ONLINE}.get(place["mode"], -1)
            rank = self.n - self.luck[place["application"]]
            self.report.check("lottery", place["lottery"] == rank, place["application"])
        self.closed = {self.number[name] for name in closed}
        self.members: list[list[int]] = [[] for _ in self.batches]
        for p, j in enumerate(self.place):
            if j >= 0:
                self.members[j].append(p)
        return True

    def look(self) -> None:
        """Every check about places: first one by one, then over all pairs."""
        for p, row in enumerate(self.line):
            if row["locked"]:
                stands = self.place[p] == self.number.get(row["locked"])
                self.report.check("locked", stands, row["id"], row["locked"])
            if self.place[p] < 0:
                self.report.check("mode", self.mode[p] == 0, row["id"])
        own = [self.appeal(p, j) if j >= 0 else 0 for p, j in enumerate(self.place)]
        wishes: list[list[int]] = [[] for _ in self.batches]
        for p, row in enumerate(self.line):
            for name in row["choices"]:
                wishes[self.number[name]].append(p)
        looking = bits([p for p in range(self.n) if self.free[p] and own[p] < BY_HAND // 2], self.n)
        for j in range(self.m):
            self.look_at(j, own, wishes[j], looking)

    def look_at(self, j: int, own: list[int], chosen: list[int], looking: int) -> None:
        row, here, report = self.batches[j], self.members[j], self.report
        hard, others = self.eligible(j)
        on_site = self.on_site(j)
        report.check("over-full", len(here) <= row["seats"], row["id"])
        report.check("closed", not here or j not in self.closed, row["id"])
        held = [p for p in here if self.free[p]]
        reached = len(here) >= row["minimum"] or len(held) < len(here)
        reached = row["minimum"] > 0 if j in self.closed else reached
        report.check("minimum", reached, row["id"])
        for p in held:
            name = self.line[p]["id"]
            good = (hard if own[p] > BY_HAND // 2 else others) >> p & 1
            report.check("eligible", bool(good), name, row["id"])
            expected = ONSITE if on_site >> p & 1 else ONLINE
            report.check("mode", not good or self.mode[p] == expected, name, row["id"])
        if j in self.closed:
            return
        limits = self.to_beat(j, held)
        for p in chosen:
            if self.free[p] and hard >> p & 1:
                self.compare(p, j, own, limits)
        asking = others & looking & ~bits(chosen, self.n)
        for p in members(asking & self.who_beats(j, limits)):
            self.compare(p, j, own, limits)

    def to_beat(self, j: int, held: list[int]) -> tuple[int, int]:
        """The priority to beat for everyone, and for 3T applications."""
        row = self.batches[j]
        if len(self.members[j]) < row["seats"]:
            return EVERYBODY, EVERYBODY
        reserve = min(row["reserve"], row["seats"])
        cared_for = sum(1 for p in self.members[j] if self.line[p]["tier"])
        lowest = min((self.priority(p, j) for p in held), default=NOBODY)
        others = [self.priority(p, j) for p in held if not self.line[p]["tier"]]
        lowest_other = min(others, default=NOBODY)
        by_right = cared_for < reserve and others
        return (lowest if cared_for > reserve else lowest_other), (
            EVERYBODY if by_right else lowest
        )

    def who_beats(self, j: int, limits: tuple[int, int]) -> int:
        home, protected = self.of("province", self.batches[j]["province"]), self.of("protected")
        found = 0
        for limit, kind in zip(limits, (~protected, protected)):  # noqa: B905
            ahead = self.ahead_of(limit) | (self.ahead_of(limit - self.bonus) & home)
            found |= ahead & kind
        return found

    def compare(self, p: int, j: int, own: list[int], limits: tuple[int, int]) -> None:
        """Would ``p`` rather be in ``j``, and would ``j`` have to take it?"""
        self.pairs += 1
        row, who = self.batches[j], self.line[p]
        if self.priority(p, j) <= limits[bool(who["tier"])] or self.appeal(p, j) <= own[p]:
            return
        cared_for = sum(1 for q in self.members[j] if self.line[q]["tier"])
        by_right = who["tier"] and cared_for < min(row["reserve"], row["seats"])
        fault = "reserve" if by_right else "envy"
        if len(self.members[j]) < row["seats"]:
            fault = "waste"
        self.report.check(fault, False, who["id"], row["id"])

    def run_again(self, closings: list[dict[str, Any]]) -> None:
        """The result held against a run of its own."""
        replay = Replay(self)
        replay.run()
        found = [
            {
                "batch": self.batches[j]["id"],
                "cooperatives": count,
                "minimum": self.batches[j]["minimum"],
            }
            for j, count in replay.closings
        ]
        for mine, theirs in zip_longest(found, closings):
            self.report.check("closings", mine == theirs, (mine or theirs)["batch"])
        for p, j in enumerate(replay.place):
            case = [self.line[p]["id"], self.batches[j]["id"] if j >= 0 else "-"]
            self.report.check("replay", j == self.place[p], *case)


def check(folder: Path, published: str, report: Report) -> int:
    with gzip.open(folder / "inputs.json.gz", "rb") as file:
        text = file.read(MOST_BYTES + 1)
    if len(text) > MOST_BYTES:
        raise ValueError(report.say("too-large", most=MOST_BYTES >> 20))
    inputs = json.loads(text)
    result = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    commitment = published.strip().lower() or result["commitment"]
    report.check("commitment", sha256(result["seed"]) == commitment, commitment)
    rows = sorted(inputs["batches"], key=lambda row: row["id"])
    rows += sorted(inputs["applications"], key=lambda row: row["id"])
    digest = sha256("".join(line_of(row) for row in rows))
    report.check("inputs", digest == result["digests"]["inputs"], digest)
    places = sorted((p["application"], p["batch"] or "-", p["mode"]) for p in result["placements"])
    digest = sha256("".join("\t".join(place) + "\n" for place in places))
    report.check("result", digest == result["digests"]["result"], digest)
    for key in ("lottery", "known"):
        report.check(key, True)
    game = Places(inputs, result, report)
    if game.read_places(result):
        keys = "locked eligible mode over-full closed minimum waste envy reserve closings replay"
        for key in keys.split():
            report.check(key, True)
        game.look()
        game.run_again(result["closings"])
    return report.show(game.n, game.m, game.pairs)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--language", choices=("id", "en"), default="id")
    parser.add_argument("--commitment", default="", help="SHA-256, as published beforehand")
    options = parser.parse_args()
    report = Report(options.language)
    try:
        return check(options.folder, options.commitment, report)
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        print(report.say("unreadable", why=f"{type(error).__name__} {error}"), file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
