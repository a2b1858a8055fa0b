"""Which made-up cooperatives apply in which of the demo's matched rounds."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from home.models import Sector
from partners.apprenticeships.applications.demo import HOW_MANY, REGENCY_CODE, made_up
from partners.organisations.models import Organisation

MOST = 200
NEWEST = "legal-status"
"""The stage that most are at; a round whose cooperatives are few keeps to it, because counts of
one to four are not told.
"""
MANY = "multi-service"
"""The sector that they say then: village cooperatives have several units."""


class Pool:
    """Cooperatives that have not been chosen yet: first those that have nothing handed in in the
    open round of the demo, or, `as_before`, those that have: what they did before is over. Then the
    first of each regency, the second …
    """

    def __init__(self, *, without: Iterable[int] = (), as_before: bool = False) -> None:
        known = set(without)
        busy = {one.pk for one in made_up(HOW_MANY)}
        found = [one for one in made_up(MOST) if one.pk not in known]
        seen = Counter[str]()
        ranked = []
        for one in found:
            regency = (one.region_id or "")[:REGENCY_CODE]
            seen[regency] += 1
            is_later = (one.pk in busy) is not as_before
            ranked.append((not stage_of(one), is_later, seen[regency], one.pk, one))
        self.left = [row[-1] for row in sorted(ranked, key=lambda row: row[:-1])]

    def take(
        self, count: int, *, of: str = "", stage: str = "", sector: str = ""
    ) -> list[Organisation]:
        """Those of a province, at a stage and in a sector first, in this order of weight."""

        def is_other(one: Organisation) -> tuple[bool, ...]:
            return (
                bool(of) and province_of(one) != of,
                bool(stage) and stage_of(one) != stage,
                bool(sector) and sector not in sectors_of(one),
            )

        chosen = sorted(self.left, key=is_other)[:count]
        self.left = [one for one in self.left if one not in chosen]
        return chosen

    def spread(self, by_province: Mapping[str, int]) -> list[Organisation]:
        """So many of each province, those at rare stages first, one of each in turn."""
        found = {
            code: self._rarest_first(code)[:count] for code, count in by_province.items() if count
        }
        chosen = list(_in_turn(found.values()))
        self.left = [one for one in self.left if one not in chosen]
        return chosen

    def _rarest_first(self, code: str) -> list[Organisation]:
        here = [one for one in self.left if province_of(one) == code]
        seen = Counter(map(stage_of, self.left))
        return sorted(here, key=lambda one: seen[stage_of(one)])


def province_of(one: Organisation) -> str:
    return (one.region_id or "")[:2]


def stage_of(one: Organisation) -> str:
    stage = one.cooperative.stage
    return stage.code if stage else ""


def sectors_of(one: Organisation) -> list[str]:
    return sorted(term.code for term in one.cooperative.sectors.all())


def sector_of(one: Organisation, wanted: str = "") -> Sector | None:
    """The one that it says: what is wanted, else the first of its own."""
    codes = [wanted] if wanted else sectors_of(one)[:1]
    return Sector.objects.filter(code__in=codes).first()


def _in_turn(groups: Collection[list[Organisation]]) -> Iterator[Organisation]:
    for turn in range(max((len(group) for group in groups), default=0)):
        yield from (group[turn] for group in groups if turn < len(group))
