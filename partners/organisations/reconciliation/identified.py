"""Rows that name a registration number or a code, and what stands beside it. Pure.

A number or code is taken where nothing speaks against it: one digit is typed wrong easily, so a row
that names another cooperative, village, district, regency or province is asked about.
"""

from collections.abc import Callable, Sequence

from home.regions import codes
from partners.organisations.identity import canonical
from partners.organisations.reconciliation import names
from partners.organisations.reconciliation.answer import Answer, of_programme, with_cooperative
from partners.organisations.reconciliation.deciding import (
    NEAR_WITH_DISTRICT,
    SAME_DISTRICT,
    Finding,
    Reason,
    Verdict,
)
from partners.organisations.reconciliation.known import Cooperative, Register
from partners.organisations.reconciliation.names import Name
from partners.organisations.reconciliation.places import Place
from partners.organisations.reconciliation.scoring import Candidate, Names, Village, read_district
from partners.organisations.wording import without_form

WhereOf = Callable[[Place], tuple[str, ...]]


class Identified:
    """Rows that name a number or a code."""

    def __init__(self, read: Sequence[Place], register: Register, where_of: WhereOf) -> None:
        """`where_of`: codes of the regions that a row names, as far as they are known."""
        self.register, self.where_of = register, where_of
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
        cooperatives = of_programme(self.register.within(village.code))
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
        return with_cooperative(finding, cooperatives, place)

    def _is_elsewhere(self, place: Place, region: str, village: Village | None) -> bool:
        """Whether the row names another district, regency or province."""
        if place.district and village:
            alike = Names([village.district]).alike(read_district(place.district))
            if alike.get(0, (0.0, False))[0] < SAME_DISTRICT:
                return True
        where = self.where_of(place)
        beside = (code.startswith(region) or region.startswith(code) for code in where)
        return bool(region and where) and not any(beside)


def _is_called(place: Place, cooperative: Cooperative, village: Village | None) -> bool:
    """Whether a row without a name, or with this one's or its village's."""
    name = place.name
    if not name.keys and not name.is_other:
        return True
    if village and name.kinds and village.kind not in name.kinds:
        return False
    if _is_named(place.written, cooperative.name):
        return True
    names_a_village = not name.is_other and (cooperative.is_programme or not name.is_programme)
    return bool(village and names_a_village and _is_like(name, village.name))


def _is_named(written: str, official: str) -> bool:
    """As a whole, with the same marks, and in what tells the two names apart."""
    if not _is_like(names.whole(without_form(written)), without_form(official)):
        return False
    one, other = telling(written, official)
    return one == other or _is_like(names.whole(one), other)


def telling(first: str, second: str) -> tuple[str, str]:
    """What tells two names apart: both without their form, and without the words that both begin
    or end with. Beside “Koperasi Desa Merah Putih” any two short names would be alike.

    >>> telling("KDMP Suka Maju", "Koperasi Desa Merah Putih Tokai")
    ('suka maju', 'tokai')
    >>> telling("Koperasi Unit Desa Jaya Tani", "Koperasi Unit Desa Raya Tani")
    ('jaya', 'raya')
    """
    one, other = (without_form(text).casefold().split() for text in (first, second))
    for _from_each_end in range(2):
        while one and other and one[0] == other[0]:
            one, other = one[1:], other[1:]
        one, other = one[::-1], other[::-1]
    return " ".join(one), " ".join(other)


def _is_like(name: Name, official: str) -> bool:
    likeness, has_marks = Names([official]).alike(name).get(0, (0.0, False))
    return likeness >= NEAR_WITH_DISTRICT and has_marks
