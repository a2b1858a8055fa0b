"""The answers for a whole list, one place after the other. Pure: it asks any `Register`.

Keys in this order: the registration number, the code of the village or of the cooperative, then the
name within its place. A number or code that says something else than the name is shown, not taken.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from home.regions import codes, lookup
from home.regions import names as region_names
from home.regions.source import PROVINCE, REGENCY
from partners.organisations.identity import canonical
from partners.organisations.reconciliation import names
from partners.organisations.reconciliation.deciding import (
    NEAR_WITH_DISTRICT,
    Finding,
    Reason,
    Verdict,
    decide,
    may_be_elsewhere,
)
from partners.organisations.reconciliation.known import Cooperative, Register
from partners.organisations.reconciliation.names import Name
from partners.organisations.reconciliation.places import Place, Row, read_row
from partners.organisations.reconciliation.scoring import (
    Block,
    Candidate,
    Names,
    Village,
    read_district,
)

DISTRICTS_LIKE = 0.8
MOST_COOPERATIVES = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """`finding` is about the village; `cooperative` the one that is meant, where that is sure.

    `others`: cooperatives that may be meant, with their score, best first.
    """

    finding: Finding
    cooperative: Cooperative | None = None
    others: tuple[tuple[Cooperative, float], ...] = ()

    @property
    def verdict(self) -> Verdict:
        return self.finding.verdict

    @property
    def score(self) -> float:
        if self.verdict is Verdict.AUTOMATIC and not self.finding.candidates:
            return 100.0
        best = max((score for _, score in self.others), default=0.0)
        return self.finding.score or best


def answers(rows: Sequence[Row], register: Register, within: str = "") -> list[Answer]:
    """One for each row, in their order; `within`: code of the region that holds for all, or "".

    Time: a block of names for each regency that is named, and each row against its own only.
    """
    found: list[Answer | None] = [None] * len(rows)
    read = [read_row(row) for row in rows]
    places = _Places(register.regions, within)
    identified = _Identified(read, register, places)
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


class _Identified:
    """Rows that name a number or a code."""

    def __init__(self, read: Sequence[Place], register: Register, places: "_Places") -> None:
        self.register, self.places = register, places
        self.numbers = register.numbered({canonical(one.number) for one in read if one.number})
        written = {one.code for one in read if one.code}
        self.cooperatives = register.coded(written)
        plain = {text: codes.read(text) for text in written - self.cooperatives.keys()}
        self.written = {
            text: each.codes[0]
            for text, each in plain.items()
            if each and len(each.codes) == 1 and len(each.codes[0]) == 10
        }
        self.villages = register.villages_coded(set(self.written.values()))
        where = {cooperative.region for cooperative in self.numbers.values()}
        where |= {cooperative.region for cooperative in self.cooperatives.values()}
        self.known = register.villages_coded({code for code in where if len(code) == 10})

    def answer(self, place: Place) -> Answer | None:
        by_number = self.numbers.get(canonical(place.number)) if place.number else None
        by_code = self.cooperatives.get(place.code)
        village = self.villages.get(self.written.get(place.code, ""))
        if by_number and (
            (by_code and by_code != by_number)
            or (village and by_number.region and by_number.region != village.code)
        ):
            return self._contradiction(by_number, village)
        if by_code and not by_number and by_code.has_another_number(place.number):
            return self._contradiction(by_code, village)
        if cooperative := by_number or by_code:
            reason = Reason.NUMBER if by_number else Reason.CODE
            return self._of(cooperative, reason, place)
        return self._of_village(village, place) if village else None

    def _of(self, cooperative: Cooperative, reason: Reason, place: Place) -> Answer:
        """The number or code, unless what stands beside it says something else."""
        village = self.known.get(cooperative.region)
        if not _is_called(place, cooperative, village) or self._is_elsewhere(
            place, cooperative.region, village
        ):
            return self._contradiction(cooperative, village)
        shown = (Candidate(village, 1.0, None, True),) if village else ()
        return Answer(Finding(Verdict.AUTOMATIC, reason, shown, 100.0), cooperative)

    def _contradiction(self, cooperative: Cooperative, village: Village | None) -> Answer:
        shown = (Candidate(village, 1.0, None, True),) if village else ()
        finding = Finding(Verdict.UNSURE, Reason.CONTRADICTION, shown)
        return Answer(finding, None, ((cooperative, 100.0),))

    def _of_village(self, village: Village, place: Place) -> Answer:
        """The code, unless the name beside it says something else."""
        name, alike = place.name, dict(Names([village.name]).alike(place.name))
        likeness, has_marks = alike.get(0, (0.0, False))
        shown = (Candidate(village, 1.0, None, True),)
        cooperatives = _of_programme(self.register.within(village.code))
        offered = tuple((one, 100.0) for one in cooperatives.get(village.code, ()))
        is_unlike = likeness < NEAR_WITH_DISTRICT or not has_marks
        says_another = name.keys and not name.is_other and is_unlike
        if says_another or self._is_elsewhere(place, village.code, village):
            return Answer(Finding(Verdict.UNSURE, Reason.CONTRADICTION, shown), None, offered)
        if name.kinds and village.kind not in name.kinds:
            return Answer(Finding(Verdict.UNSURE, Reason.OTHER_KIND, shown), None, offered)
        finding = Finding(Verdict.AUTOMATIC, Reason.CODE, shown, 100.0)
        if name.is_other:
            return Answer(finding, None, offered)
        return _with_cooperative(finding, cooperatives, place)

    def _is_elsewhere(self, place: Place, region: str, village: Village | None) -> bool:
        """Whether the row names another district, regency or province."""
        if place.district and village:
            alike = Names([village.district]).alike(read_district(place.district))
            if alike.get(0, (0.0, False))[0] < DISTRICTS_LIKE:
                return True
        where, _is_sure = self.places.of(place)
        beside = (code.startswith(region) or region.startswith(code) for code in where)
        return bool(region and where) and not any(beside)


def _is_called(place: Place, cooperative: Cooperative, village: Village | None) -> bool:
    """Whether a row without a name, or with this one's or its village's."""
    name = place.name
    if not name.keys and not name.is_other:
        return True
    if village and name.kinds and village.kind not in name.kinds:
        return False
    if _is_like(names.whole(place.written), cooperative.name):
        return True
    names_a_village = not name.is_other and (cooperative.is_programme or not name.is_programme)
    return bool(village and names_a_village and _is_like(name, village.name))


def _is_like(name: Name, official: str) -> bool:
    likeness, has_marks = Names([official]).alike(name).get(0, (0.0, False))
    return likeness >= NEAR_WITH_DISTRICT and has_marks


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
    programme = _of_programme(cooperatives)
    by_name = _CooperativeNames(cooperatives)
    keys = {key for row in rows for key in may_be_elsewhere(row.name)}
    elsewhere = register.are_names(keys)
    for row in rows:
        if row.name.is_other:
            yield by_name.answer(row)
            continue
        finding = decide(
            row.name, row.district, block_of(row), elsewhere=elsewhere, needs_district=not is_sure
        )
        yield _with_cooperative(finding, programme, row)


def _anywhere(rows: Sequence[Place], register: Register) -> Iterator[Answer]:
    """Without any place a name is never identity: villages of that name, and never a link."""
    keys = {key.joined for row in rows for key in row.name.keys}
    named: dict[str, list[Village]] = defaultdict(list)
    for village in register.villages_named(keys):
        named[region_names.own_key(village.name, 4)].append(village)
    for row in rows:
        if not row.name.keys:
            yield Answer(Finding(Verdict.NOTHING, Reason.EMPTY))
            continue
        bearing = [each for key in row.name.keys for each in named.get(key.joined, ())]
        finding = decide(row.name, row.district, Block(list(dict.fromkeys(bearing))))
        reason = Reason.REGENCY_UNKNOWN if row.regency else Reason.NO_REGENCY
        yield Answer(Finding(Verdict.UNSURE, reason, finding.candidates, finding.margin))


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
        finding = Finding(verdict, Reason.ANOTHER_COOPERATIVE, margin=margin)
        return Answer(finding, None, tuple(found[:MOST_COOPERATIVES]))


def _of_programme(cooperatives: Iterable[Cooperative]) -> Mapping[str, list[Cooperative]]:
    """Village code to the Koperasi Merah Putih there."""
    found: dict[str, list[Cooperative]] = defaultdict(list)
    for one in cooperatives:
        if one.is_programme and len(one.region) == 10:
            found[one.region].append(one)
    return found


def _with_cooperative(
    finding: Finding, programme: Mapping[str, Sequence[Cooperative]], place: Place
) -> Answer:
    """With the one Koperasi Merah Putih of the village; of several none is chosen."""
    there = programme.get(finding.village, ())
    if len(there) == 1 and there[0].has_another_number(place.number):
        unsure = replace(finding, verdict=Verdict.UNSURE, reason=Reason.CONTRADICTION)
        return Answer(unsure, None, ((there[0], finding.score),))
    if len(there) == 1:
        return Answer(finding, there[0])
    offered = [
        (one, candidate.score)
        for candidate in finding.candidates
        for one in programme.get(candidate.village.code, ())
    ]
    return Answer(finding, None, tuple(offered[:MOST_COOPERATIVES]))
