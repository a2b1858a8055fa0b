"""Cells that are fine alone and wrong together: within a row, and between the two sheets."""

from collections import Counter
from difflib import get_close_matches
from typing import Any

from partners.apprenticeships.rounds.reading.sheets import Reading, Record
from partners.apprenticeships.rounds.reading.terms import MOST_SUGGESTIONS
from partners.matching.provinces import PROVINCES
from partners.matching.wording import Wording

EXAMPLES = 6
"""Codes named to whoever wrote one that is like none."""

_NAME_OF = {province.code: province.name for province in PROVINCES}


def check_batches(batches: Reading) -> None:
    """Codes are unique, places and dates fit, no more is asked for than there are seats."""
    _unique(batches)
    for row, record in zip(batches.rows, batches.records, strict=True):
        _place(batches, row, record)
        if record["starts"] and record["ends"] and record["ends"] < record["starts"]:
            reason = Wording("lebih awal daripada hari pertama", "is before the first day")
            right = _day_or_later(record["starts"])
            batches.complain(row, "ends", str(record["ends"]), reason, right)
        for name in ("minimum", "reserve"):
            _within_seats(batches, row, record, name)


def check_applications(applications: Reading, batches: Reading) -> None:
    """Numbers are unique, places and dates fit, every batch that is named exists."""
    _unique(applications)
    known = {record["id"]: record for record in batches.records}
    _as_written_there(applications, known)
    near = _Near(list(known))
    for row, record in zip(applications.rows, applications.records, strict=True):
        _place(applications, row, record)
        if record["free_until"] < record["free_from"]:
            reason = Wording("lebih awal daripada “Bisa mulai”", "is before “Free from”")
            right = _day_or_later(record["free_from"])
            applications.complain(row, "free_until", str(record["free_until"]), reason, right)
        for choice in record["choices"]:
            if choice not in known:
                _no_such_batch(applications, row, "choices", choice, near)
        if record["locked"] and record["locked"] not in known:
            _no_such_batch(applications, row, "locked", record["locked"], near)
    _seats_for_locked(applications, known)


def _unique(reading: Reading) -> None:
    first: dict[str, int] = {}
    for row, record in zip(reading.rows, reading.records, strict=True):
        name = record["id"]
        if name and name in first:
            before = first[name]
            reason = Wording(f"sudah dipakai di baris {before}", f"is used in row {before} already")
            right = Wording("satu kode hanya untuk satu baris", "a code for one row only")
            reading.complain(row, "id", name, reason, right)
        first.setdefault(name, row)


def _place(reading: Reading, row: int, record: Record) -> None:
    """A regency lies in the province beside it."""
    province, regency = record["province"], record["regency"]
    if province and regency and not regency.startswith(province):
        lies_in = _NAME_OF[regency[:2]]
        reason = Wording(
            f"tidak terletak di {_NAME_OF[province]}", f"is not in {_NAME_OF[province]}"
        )
        right = Wording(
            f"kabupaten atau kota di {_NAME_OF[province]}, atau provinsi {lies_in}",
            f"a regency or city of {_NAME_OF[province]}, or the province {lies_in}",
        )
        reading.complain(row, "regency", regency, reason, right)


def _within_seats(reading: Reading, row: int, record: Record, name: str) -> None:
    seats = record["seats"]
    if seats != "" and record[name] > seats:
        reason = Wording("lebih banyak daripada kursi", "is more than the seats")
        right = Wording(f"paling banyak {seats}", f"{seats} at most")
        reading.complain(row, name, str(record[name]), reason, right)


def _as_written_there(applications: Reading, known: dict[str, Record]) -> None:
    """Codes that differ in large and small letters only become those of the batches' sheet."""
    counts = Counter(code.casefold() for code in known)
    code_of = {code.casefold(): code for code in known if counts[code.casefold()] == 1}
    for record in applications.records:
        if any(code not in known for code in (*record["choices"], record["locked"])):
            found = [c if c in known else code_of.get(c.casefold(), c) for c in record["choices"]]
            locked = record["locked"]
            record["choices"] = tuple(found)
            record["locked"] = locked if locked in known else code_of.get(locked.casefold(), locked)


class _Near:
    """Codes like one that does not exist, for the first of them: looking is slow."""

    def __init__(self, codes: list[str]) -> None:
        self.codes, self.known = codes, dict[str, list[str]]()

    @property
    def some(self) -> Wording:
        """The first codes there are, for whoever has none that is like one."""
        if not self.codes:
            return Wording("kosong: tidak ada angkatan", "empty: there are no batches")
        some = ", ".join(f"“{code}”" for code in self.codes[:EXAMPLES])
        some += ", …" if len(self.codes) > EXAMPLES else ""
        return Wording(f"salah satu dari {some}", f"one of {some}")

    def to(self, code: str) -> list[str]:
        if code not in self.known and len(self.known) < MOST_SUGGESTIONS:
            self.known[code] = get_close_matches(code, self.codes, n=3, cutoff=0.8)
        return self.known.get(code, [])


def _no_such_batch(reading: Reading, row: int, name: str, code: str, near: _Near) -> None:
    codes = ", ".join(f"“{name}”" for name in near.to(code))
    right = Wording(codes, codes) if codes else near.some
    reason = Wording("bukan kode angkatan dalam putaran ini", "is no batch of this round")
    reading.complain(row, name, code, reason, right)


def _seats_for_locked(applications: Reading, known: dict[str, Record]) -> None:
    counts: Counter[str] = Counter()
    for row, record in zip(applications.rows, applications.records, strict=True):
        code = record["locked"]
        counts[code] += 1
        seats: Any = known[code]["seats"] if code in known else ""
        if seats != "" and counts[code] > seats:
            reason = Wording("kursinya sudah habis", "has no seat left")
            right = Wording(
                f"paling banyak {seats} permohonan yang dipastikan",
                f"{seats} confirmed applications at most",
            )
            applications.complain(row, "locked", code, reason, right)


def _day_or_later(day: Any) -> Wording:
    return Wording(f"{day.isoformat()} atau sesudahnya", f"{day.isoformat()} or later")
