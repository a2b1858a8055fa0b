"""The figures of the audit page in the words and numbers of one language."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from partners.apprenticeships.rounds.languages import Language
from partners.apprenticeships.rounds.outputs import numbers
from partners.apprenticeships.rounds.outputs.audit import tiles
from partners.apprenticeships.rounds.outputs.audit.figures import CutOff, Figures, Share
from partners.apprenticeships.rounds.policy_words import CRITERIA, MEANINGS, RULES, of_classes
from partners.apprenticeships.rounds.result import Edition
from partners.apprenticeships.rounds.vocabulary import name_of
from partners.apprenticeships.small_cells import hidden, is_few
from partners.matching import lottery

LUCKIEST = 5
CLOSED_NAMED = 40
NOT_TOLD = "–"
"""In place of a count that the page of the round hides as well."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table with a bar; ``width`` in per cent of the longest possible bar."""

    label: str
    cells: list[str]
    width: str
    is_marked: bool = False


class Words:
    """Made for one language, which has to be the active one; ``context`` is for the template."""

    def __init__(self, edition: Edition, figures: Figures, language: Language) -> None:
        self.edition, self.figures, self.language = edition, figures, language

    def context(self) -> dict[str, object]:
        b, f = self.edition.result, self.figures
        small, weakest = untold(f.provinces), weakest_of(f.provinces)
        return {
            "result": b,
            "counts": self._counts(),
            "rules": [RULES[code] for code in b.policy.rules],
            "criteria": [self._criterion(code) for code in b.policy.weights],
            "classes": of_classes(b.policy.classes),
            "luckiest": self._luckiest(),
            "map": tiles.TileMap(_without(f.provinces, small), self.language),
            "provinces": self._shares(f.provinces, tiles.name, weakest),
            "weakest": tiles.name(weakest.code) if weakest else "",
            "tiers": self._shares(f.tiers, self._tier),
            "sectors": self._shares(f.sectors, self._sector),
            "ranks": list(self._ranks()),
            "cutoffs": list(self._last_classes()),
            "busiest": [self._busy(cutoff) for cutoff in f.busiest],
            "closed": [self._closing(*step) for step in f.closings[:CLOSED_NAMED]],
            "closed_more": self._number(max(0, len(f.closings) - CLOSED_NAMED)),
        }

    def _counts(self) -> dict[str, str]:
        f, result = self.figures, self.edition.result
        first = f.by_rank[0] if f.by_rank else 0
        numbers = {
            "applied": f.applied,
            "placed": f.with_place,
            "people": f.people,
            "without": f.applied - f.with_place,
            "seats": f.seats,
            "batches": len(result.batches),
            "running": int(f.running.sum()),
            "closed": len(f.closings),
            "moved": f.moved,
            "first": first,
            "listed": f.with_list,
            "locked": f.locked,
            "pairs": result.pairs,
            "eligible": int(result.eligible.sum()),
            "waiting": int(result.waiting.sum()),
            "reserved": f.reserved,
            "reserved_used": f.reserved_used,
        }
        words = {name: self._number(value) for name, value in numbers.items()}
        words["placed_share"] = self._percent(f.with_place, f.applied)
        words["first_share"] = self._percent(first, f.with_list)
        few = [name for name in ("placed", "without", "moved") if is_few(numbers[name])]
        if 0 in self._small_ranks():
            few += ["first", "first_share"]
        if "placed" in few or "without" in few:
            few += ["placed", "placed_share", "people", "without"]
        words |= dict.fromkeys(few, NOT_TOLD)
        if weakest := weakest_of(f.provinces):
            words["weakest_share"] = self._percent(weakest.placed, weakest.applied)
        return words

    def _criterion(self, code: str) -> dict[str, str | int]:
        return {
            "name": str(CRITERIA[code]),
            "meaning": str(MEANINGS[code]),
            "weight": self.edition.result.policy.weights[code],
        }

    def _luckiest(self) -> list[tuple[str, str]]:
        seed, ids = self.edition.result.seed, self.edition.result.ids
        order = self.edition.result.lottery.argsort()[:LUCKIEST].tolist()
        return [(ids[i], lottery.ticket(seed, ids[i])) for i in order]

    def _shares(
        self, shares: Sequence[Share], label: Callable[[str], str], marked: Share | None = None
    ) -> list[Row]:
        small = untold(shares)
        return [
            Row(label(share.code), [NOT_TOLD, NOT_TOLD], "0.0")
            if share.code in small
            else self._share(share, label(share.code), marked)
            for share in shares
        ]

    def _share(self, share: Share, label: str, marked: Share | None = None) -> Row:
        counts = f"{self._number(share.placed)} / {self._number(share.applied)}"
        cells = [counts, self._percent(share.placed, share.applied)]
        return Row(label, cells, f"{100 * share.share:.1f}", share is marked)

    def _tier(self, code: str) -> str:
        return gettext("3T, tier %(tier)s") % {"tier": code} if code != "0" else gettext("not 3T")

    def _sector(self, code: str) -> str:
        if not code:
            return gettext("no sector given")
        return name_of(self.edition.vocabulary.sectors, code).in_language(self.language)

    def _ranks(self) -> Iterable[Row]:
        small = self._small_ranks()
        for at, (label, count) in enumerate(self._parts()):
            yield Row(label, [NOT_TOLD] * 2, "0.0") if at in small else self._part(label, count)

    def _small_ranks(self) -> set[int]:
        """Of `_parts`. How many have no place follows from the totals: it hides none of the others;
        but where they are a few the totals do not tell it, and it is one of these counts.
        """
        *placed, without = (count for _label, count in self._parts())
        if is_few(sum(placed)):
            return {*range(len(placed) + 1)}
        counts = [*placed, without] if is_few(without) else placed
        return {int(at) for at in hidden({str(at): count for at, count in enumerate(counts)})}

    def _parts(self) -> Iterable[tuple[str, int]]:
        f = self.figures
        for place, count in enumerate(f.by_rank):
            rank = numbers.ordinal(place + 1, self.language)
            yield gettext("%(rank)s choice of their own list") % {"rank": rank}, count
        yield gettext("a batch beyond their list, by points"), f.beyond_list
        outside = f.with_place - sum(f.by_rank) - f.beyond_list
        if outside:
            yield gettext("a place that stood before the round"), outside
        yield gettext("no place"), f.applied - f.with_place

    def _part(self, label: str, count: int) -> Row:
        whole = self.figures.applied
        cells = [self._number(count), self._percent(count, whole)]
        return Row(label, cells, f"{100 * count / whole if whole else 0:.1f}")

    def _last_classes(self) -> Iterable[Row]:
        f = self.figures
        whole, free = max(1, int(f.running.sum())), int(f.with_free_seats.sum())
        rows = [(gettext("seats left: nobody had to be turned away"), free)]
        rows += [(gettext("class %(number)s") % {"number": value}, n) for value, n in f.classes]
        for label, count in rows:
            yield Row(label, [self._number(count)], f"{100 * count / whole:.1f}")

    def _busy(self, cutoff: CutOff) -> dict[str, str]:
        limits = cutoff.last_class, cutoff.last_class_3t
        return {
            "batch": self._batch(cutoff.batch),
            "seats": f"{self._number(cutoff.filled)} / {self._number(cutoff.seats)}",
            "last": " / ".join("–" if limit is None else str(limit) for limit in limits),
            "waiting": self._number(cutoff.waiting),
        }

    def _closing(self, j: int, count: int) -> dict[str, str]:
        minimum = self.edition.result.batches[j].minimum
        had = NOT_TOLD if is_few(count) else self._number(count)
        held = f"{had} / {self._number(minimum)}"
        return {"batch": self._batch(j), "held": held}

    def _batch(self, j: int) -> str:
        row, names = self.edition.result.batches[j], self.edition.result.names
        offer, host = names.offer(row), names.host(row)
        return " · ".join(dict.fromkeys([row.id, offer, host]))

    def _number(self, value: int) -> str:
        return numbers.number(value, self.language)

    def _percent(self, part: int, whole: int) -> str:
        return numbers.percent(part, whole, self.language)


def untold(shares: Sequence[Share]) -> set[str]:
    """Codes of groups that are so small that they name somebody, or would give one away; where a
    few in all have no place, those as well from which they are.
    """
    applied = {share.code: share.applied for share in shares}
    few = is_few(sum(share.applied - share.placed for share in shares))
    placed = hidden({share.code: share.placed for share in shares}, applied if few else {})
    return hidden(applied) | placed


def weakest_of(shares: Sequence[Share]) -> Share | None:
    """The smallest placed share among those that are told."""
    small = untold(shares)
    told = [share for share in shares if share.applied and share.code not in small]
    return min(told, key=lambda share: (share.share, share.code), default=None)


def _without(shares: Sequence[Share], small: set[str]) -> list[Share]:
    return [Share(share.code, 0, 0) if share.code in small else share for share in shares]
