"""The published definitions: lottery, priorities, rules, points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .opening import BY_HAND, COUNTRY, ISLAND, ONLINE, ONSITE, bits, sha256

# ---- published from here ----


class Rules:
    """The published definitions, with everyone standing in line."""

    def __init__(self, inputs: dict[str, Any], result: dict[str, Any]) -> None:
        self.policy = result["policy"]
        self.batches = sorted(inputs["batches"], key=lambda row: row["id"])
        people = sorted(inputs["applications"], key=lambda row: row["id"])
        self.n, self.m = len(people), len(self.batches)
        self.number = {row["id"]: j for j, row in enumerate(self.batches)}
        tickets = {row["id"]: sha256(result["seed"] + "\n" + row["id"]) for row in people}
        drawn = sorted(tickets, key=lambda name: tickets[name])
        self.luck = {name: self.n - 1 - rank for rank, name in enumerate(drawn)}
        base = {row["id"]: self.own_class(row) * self.n + self.luck[row["id"]] for row in people}
        self.line = sorted(people, key=lambda row: -base[row["id"]])
        self.at = {row["id"]: p for p, row in enumerate(self.line)}
        self.base = [base[row["id"]] for row in self.line]
        self.begin = [int(tickets[row["id"]][-15:], 16) % max(1, self.m) for row in self.line]
        self.bonus = self.policy["classes"]["province"] * self.n
        self.islands = self.policy["islands"]
        self.index()

    def own_class(self, row: dict[str, Any]) -> int:
        c = self.policy["classes"]
        waited = c["waited"] * min(row["waited"], c["waited_limit"])
        points: int = c["tier"] * row["tier"] + waited + (0 if row["gave_back"] else c["kept"])
        return points

    def index(self) -> None:
        """A set for every value of every column that a rule reads."""
        found: dict[tuple[Any, ...], list[int]] = {}
        for p, row in enumerate(self.line):
            island = self.islands[row["province"]]
            keys = [("all",), ("province", row["province"])]
            keys += [
                (field, word)
                for field in ("competencies", "languages", "needs")
                for word in row[field]
            ]
            keys += [("reach", row["reach"]), ("cooperative", row["cooperative"])]
            keys += [("island", island), ("team", row["team"]), ("stage", row["stage"])]
            keys += [("from", row["free_from"]), ("until", row["free_until"])]
            keys += [("mode", mode) for mode in (ONSITE, ONLINE) if row["modes"] & mode]
            keys += [("listed",)] if row["listed_only"] else []
            keys += [("protected",)] if row["tier"] else []
            for key in keys:
                found.setdefault(key, []).append(p)
        self.sets = {key: bits(positions, self.n) for key, positions in found.items()}
        self.values: dict[str, list[Any]] = {}
        for key in self.sets:
            self.values.setdefault(key[0], []).append(key[-1])
        self.known: dict[tuple[str, Any], int] = {}
        words = sorted(
            {w for row in self.line + self.batches for w in row["competencies"] + row["units"]}
        )
        self.bit = {word: 1 << place for place, word in enumerate(words)}
        self.wants = [self.masks(row) for row in self.line]
        self.gives = [self.masks(row) for row in self.batches]

    def masks(self, row: dict[str, Any]) -> tuple[int, int, int, int]:
        wanted = sum(self.bit[word] for word in row["competencies"])
        units = sum(self.bit[word] for word in row["units"])
        return wanted, len(row["competencies"]) or 1, units, len(row["units"]) or 1

    def of(self, *key: object) -> int:
        return self.sets.get(key, 0)

    def union(self, field: str, values: Iterable[Any]) -> int:
        found = 0
        for value in values:
            found |= self.of(field, value)
        return found

    def where(self, field: str, limit: Any, below: bool) -> int:
        """Everyone whose ``field`` is at most (or at least) ``limit``."""
        key = field, limit
        if key not in self.known:
            good = [v for v in self.values.get(field, ()) if (v <= limit if below else v >= limit)]
            self.known[key] = self.union(field, good)
        return self.known[key]

    def on_site(self, j: int) -> int:
        row = self.batches[j]
        island = self.islands[row["province"]]
        travel = self.of("reach", COUNTRY) | self.of("province", row["province"])
        travel |= self.of("reach", ISLAND) & self.of("island", island)
        return travel & self.of("mode", ONSITE) if row["modes"] & ONSITE else 0

    def eligible(self, j: int) -> tuple[int, int]:
        """Who passes every rule for batch ``j``: if ranked by hand, and if not."""
        row = self.batches[j]
        hard = self.on_site(j) | (self.of("mode", ONLINE) if row["modes"] & ONLINE else 0)
        if row["origins"]:
            hard &= self.union("province", row["origins"])
        hard &= self.where("from", row["starts"], True) & self.where("until", row["ends"], False)
        hard &= self.where("team", row["team_limit"], True)
        hard &= self.where("stage", row["stage"], False) & self.union("languages", row["languages"])
        missing = set(self.values.get("needs", ())) - set(row["provides"])
        hard &= ~self.union("needs", missing)
        if row["host"]:
            hard &= ~self.of("cooperative", row["host"])
        return hard, hard & self.union("competencies", row["competencies"]) & ~self.of("listed")

    def points(self, p: int, j: int) -> int:
        a, b, w = self.line[p], self.batches[j], self.policy["weights"]
        wanted, asked, units, own_units = self.wants[p]
        taught, _, given, _ = self.gives[j]
        total: int = w["competency"] * bin(wanted & taught).count("1") // asked
        total += w["units"] * bin(units & given).count("1") // own_units
        total += w["sector"] if a["sector"] and a["sector"] in b["sectors"] else 0
        if a["province"] == b["province"]:
            same_regency = a["regency"] and a["regency"] == b["regency"]
            total += w["nearness"] if same_regency else 2 * w["nearness"] // 3
        elif self.islands[a["province"]] == self.islands[b["province"]]:
            total += w["nearness"] // 3
        return total

    def appeal(self, p: int, j: int) -> int:
        choices: list[str] = self.line[p]["choices"]
        batch = self.batches[j]["id"]
        if batch in choices:
            return BY_HAND - choices.index(batch)
        return (self.points(p, j) + 1) * self.m - (j - self.begin[p]) % self.m

    def priority(self, p: int, j: int) -> int:
        home = self.line[p]["province"] == self.batches[j]["province"]
        return self.base[p] + (self.bonus if home else 0)

    def ahead_of(self, limit: int) -> int:
        """Everyone in line with more than ``limit``."""
        low, high = 0, self.n
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.base[middle] > limit else (low, middle)
        return (1 << low) - 1
