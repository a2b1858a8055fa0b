"""The answers for a whole list, one place after the other. Pure: it asks any `Register`.

Keys in this order: the registration number, the code of the village or of the cooperative, then the
name within its place. A number or code that says something else than the name is shown, not taken.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from home.regions import lookup
from home.regions import names as region_names
from home.regions.source import PROVINCE, REGENCY
from partners.organisations.reconciliation import names
from partners.organisations.reconciliation.answer import (
    MOST_COOPERATIVES,
    Answer,
    of_programme,
    with_cooperative,
)
from partners.organisations.reconciliation.deciding import (
    Finding,
    Reason,
    Verdict,
    decide,
    may_be_elsewhere,
)
from partners.organisations.reconciliation.identified import Identified
from partners.organisations.reconciliation.known import Cooperative, Register
from partners.organisations.reconciliation.places import Place, Row, read_row
from partners.organisations.reconciliation.scoring import Block, Names, Village, read_district

DISTRICTS_LIKE = 0.8


def answers(rows: Sequence[Row], register: Register, within: str = "") -> list[Answer]:
    """One for each row, in their order; `within`: code of the region that holds for all, or ""."""
    return answers_of([read_row(row) for row in rows], register, within)


def answers_of(read: Sequence[Place], register: Register, within: str = "") -> list[Answer]:
    """The same for rows that were read.

    Time: a block of names for each regency that is named, and each row against its own only.
    """
    found: list[Answer | None] = [None] * len(read)
    places = _Places(register.regions, within)
    identified = Identified(read, register, lambda place: places.of(place)[0])
    by_place: dict[tuple[tuple[str, ...], bool], list[int]] = defaultdict(list)
    for at, place in enumerate(read):
        found[at] = identified.answer(place)
        if found[at] is None:
            by_place[places.of(place)].append(at)
    for (where, is_sure), positions in sorted(by_place.items()):
        some = [read[at] for at in positions]
        for at, answer in zip(positions, _in_place(some, where, is_sure, register), strict=True):
            found[at] = answer
    return [answer for answer in found if answer is not None]


class _Places:
    """Which regencies a row can mean, asked once for each text."""

    def __init__(self, regions: lookup.Regions, within: str) -> None:
        self.regions, self.within = regions, within
        self._known: dict[tuple[str, str], tuple[tuple[str, ...], bool]] = {}

    def of(self, place: Place) -> tuple[tuple[str, ...], bool]:
        """Codes of regencies, or of one province, and whether the place is one regency."""
        asked = (place.regency, place.province)
        if asked not in self._known:
            self._known[asked] = self._find(*asked)
        return self._known[asked]

    def _find(self, regency: str, province: str) -> tuple[tuple[str, ...], bool]:
        within = self.within
        if province and len(within) < 4:
            answer = lookup.find(province, self.regions, levels={PROVINCE}, within=within)
            within = answer.one.code if answer.one else within
        if not regency:
            return ((within,) if within else ()), len(within) == 4
        answer = lookup.find(regency, self.regions, levels={REGENCY}, within=within)
        if answer.one and not answer.is_mended:
            return (answer.one.code,), True
        meant = [row.code for row in answer.candidates if row.level == REGENCY]
        inside = [code for code in meant if code.startswith(within)]
        return tuple(sorted(inside)), False


def _in_place(
    rows: Sequence[Place], where: tuple[str, ...], is_sure: bool, register: Register
) -> Iterator[Answer]:
    """The answers of rows that name the same place."""
    if not where:
        return _anywhere(rows, register)
    villages = register.villages(where)
    cooperatives = [one for code in where for one in register.within(code)]
    block_of = _blocks(villages, is_narrow=is_sure or len(where[0]) == 4)
    return _judged(rows, block_of, cooperatives, register, is_sure)


def _judged(
    rows: Sequence[Place],
    block_of: Callable[[Place], Block],
    cooperatives: Sequence[Cooperative],
    register: Register,
    is_sure: bool,
) -> Iterator[Answer]:
    programme = of_programme(cooperatives)
    by_name, unplaced = _CooperativeNames(cooperatives), _Unplaced(cooperatives)
    keys = {key for row in rows for key in may_be_elsewhere(row.name)}
    elsewhere = register.are_names(keys)
    for row in rows:
        if row.name.is_other:
            yield by_name.answer(row)
            continue
        finding = decide(
            row.name, row.district, block_of(row), elsewhere=elsewhere, needs_district=not is_sure
        )
        yield unplaced.beside(with_cooperative(finding, programme, row), row)


def _anywhere(rows: Sequence[Place], register: Register) -> Iterator[Answer]:
    """Without any place a name is never identity: villages of that name, and never a link."""
    keys = {key.joined for row in rows for key in row.name.keys}
    named: dict[str, list[Village]] = defaultdict(list)
    for village in register.villages_named(keys):
        named[region_names.own_key(village.name, 4)].append(village)
    findings = [_named_so(row, named) for row in rows]
    meant = {each.village.code for finding in findings for each in finding.candidates}
    programme = of_programme(register.in_villages(meant))
    for row, finding in zip(rows, findings, strict=True):
        yield _at_half(with_cooperative(finding, programme, row))


def _named_so(row: Place, named: Mapping[str, Sequence[Village]]) -> Finding:
    if not row.name.keys:
        return Finding(Verdict.NOTHING, Reason.EMPTY)
    bearing = [each for key in row.name.keys for each in named.get(key.joined, ())]
    finding = decide(row.name, row.district, Block(list(dict.fromkeys(bearing))))
    reason = Reason.REGENCY_UNKNOWN if row.regency else Reason.NO_REGENCY
    return Finding(Verdict.UNSURE, reason, finding.candidates, finding.margin)


def _at_half(answer: Answer) -> Answer:
    """A cooperative of which nothing but its name is known to fit scores low."""
    return replace(answer, others=tuple((one, score / 2) for one, score in answer.others))


def _blocks(villages: Sequence[Village], *, is_narrow: bool) -> Callable[[Place], Block]:
    """The villages that a row is compared with: those of its regency; in a province those of its
    district, or else those that bear its very name.
    """
    if is_narrow:
        block = Block(villages)
        return lambda row: block
    return _Province(villages).block


class _Province:
    def __init__(self, villages: Sequence[Village]) -> None:
        self._of_district: dict[str, list[Village]] = defaultdict(list)
        self._named: dict[str, list[Village]] = defaultdict(list)
        for village in villages:
            self._of_district[village.district].append(village)
            for key in names.official(village.name):
                self._named[key.joined].append(village)
        self._districts = list(self._of_district)
        self._names = Names(self._districts)
        self._blocks: dict[str, Block] = {}

    def block(self, row: Place) -> Block:
        if not row.district:
            bearing = [each for key in row.name.keys for each in self._named.get(key.joined, ())]
            return Block(list(dict.fromkeys(bearing)))
        if row.district not in self._blocks:
            alike = self._names.alike(read_district(row.district))
            near = [self._districts[at] for at, (like, _) in alike.items() if like > DISTRICTS_LIKE]
            some = [village for district in near for village in self._of_district[district]]
            self._blocks[row.district] = Block(some)
        return self._blocks[row.district]


class _CooperativeNames:
    """Cooperatives that are not named after their village: suggestions by name, never a link."""

    def __init__(self, cooperatives: Sequence[Cooperative]) -> None:
        self.cooperatives = [one for one in cooperatives if not one.is_programme]
        self._names = Names(one.name for one in self.cooperatives)

    def answer(self, row: Place) -> Answer:
        alike = self._names.alike(names.whole(row.written))
        found = [(self.cooperatives[at], 100 * like) for at, (like, _) in alike.items()]
        found.sort(key=lambda each: (-each[1], each[0].code))
        verdict = Verdict.UNSURE if found else Verdict.NOTHING
        margin = found[0][1] - (found[1][1] if len(found) > 1 else 0.0) if found else 0.0
        reason = Reason.ANOTHER_COOPERATIVE if found else Reason.UNKNOWN
        finding = Finding(verdict, reason, margin=margin)
        return Answer(finding, None, tuple(found))


class _Unplaced:
    """Those of the programme whose village is not known: by the village that their name bears."""

    def __init__(self, cooperatives: Sequence[Cooperative]) -> None:
        of_programme = (one for one in cooperatives if one.is_programme and not one.is_placed)
        self.cooperatives = [one for one in of_programme if names.read(one.name).keys]
        self._names = Names(names.read(one.name).keys[0].joined for one in self.cooperatives)

    def beside(self, answer: Answer, row: Place) -> Answer:
        """Offered where no cooperative is meant for sure."""
        if answer.cooperative or not self.cooperatives:
            return answer
        alike = self._names.alike(row.name).items()
        found = [(self.cooperatives[at], 100 * like) for at, (like, _) in alike]
        others = sorted((*answer.others, *found), key=lambda each: (-each[1], each[0].code))
        return replace(answer, others=tuple(others[:MOST_COOPERATIVES]))
