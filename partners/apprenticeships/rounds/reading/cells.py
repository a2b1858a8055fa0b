"""Reading one cell. Each kind turns text into a value or raises ``BadCell``."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from partners.apprenticeships.rounds.reading.problems import BadCell
from partners.apprenticeships.rounds.reading.terms import Lookup, plain
from partners.matching.rows import Mode
from partners.matching.wording import Wording

Read = Callable[[str], Any]
"""Text without blanks around it, never empty, to a value."""

LONGEST_ID = 100
LONGEST_TEXT = 300
_BETWEEN = re.compile(r"[;|\n\r]+")


def identifier(text: str) -> str:
    """A code that names something: no control characters, since it stands in digests."""
    if not text.isprintable():
        raise BadCell(
            Wording("memuat karakter yang tidak terlihat", "has characters that cannot be seen"),
            Wording("hanya huruf, angka, dan tanda baca", "letters, digits and punctuation only"),
        )
    return _no_longer(text, LONGEST_ID)


def words(text: str) -> str:
    return _no_longer(" ".join(text.split()), LONGEST_TEXT)


def _no_longer(text: str, most: int) -> str:
    if len(text) > most:
        raise BadCell(
            Wording("terlalu panjang", "is too long"),
            Wording(f"paling banyak {most} karakter", f"{most} characters at most"),
        )
    return text


def whole(least: int, most: int) -> Read:
    """A whole number in ``least … most``; "12.0" and "12,0" of spreadsheets are 12."""
    right = Wording(
        f"bilangan bulat {least} sampai {most}", f"a whole number from {least} to {most}"
    )

    def read(text: str) -> int:
        match = re.fullmatch(r"\+?(-?[0-9]{1,9})([.,]0{1,2})?", text)
        if not match:
            raise BadCell(Wording("bukan bilangan bulat", "is not a whole number"), right)
        number = int(match[1])
        if not least <= number <= most:
            raise BadCell(Wording("di luar batas", "is out of range"), right)
        return number

    return read


_YES = {"ya", "y", "yes", "true", "benar", "betul", "1", "iya", "✓", "v", "x"}
_NO = {"tidak", "t", "no", "n", "false", "salah", "0", "tdk", "-"}


def yes_or_no(text: str) -> bool:
    answer = text.casefold()
    if answer not in _YES | _NO:
        raise BadCell(
            Wording("bukan ya atau tidak", "is neither yes nor no"),
            Wording("“ya” atau “tidak”", "“yes” or “no”"),
        )
    return answer in _YES


def tier(text: str) -> int:
    """0, 1 or 2; "yes" is 1 and "no" is 0."""
    right = Wording("0 (bukan 3T), 1, atau 2", "0 (not 3T), 1 or 2")
    if text.casefold() in {"ya", "yes", "tidak", "no"}:
        return int(yes_or_no(text))
    try:
        return int(whole(0, 2)(text))
    except BadCell:
        raise BadCell(Wording("bukan tingkat 3T", "is not a 3T tier"), right) from None


def one_of(lookup: Lookup) -> Read:
    return lookup.find


def stage(lookup: Lookup) -> Read:
    """Number of a stage: by its number, code or name."""
    codes = list(lookup.terms)

    def read(text: str) -> int:
        if re.fullmatch(r"[0-9]", text) and int(text) <= len(codes):
            return int(text)
        return codes.index(lookup.find(text)) + 1

    return read


def several(lookup: Lookup) -> Read:
    """Codes between semicolons, bars, new lines, or commas where no name has one."""

    def read(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(lookup.find(part) for part in parts(text, lookup.knows)))

    return read


def parts(text: str, is_known: Callable[[str], bool] = lambda part: False) -> list[str]:
    """What stands between separators; a comma separates unless the whole is known."""
    found: list[str] = []
    for part in _BETWEEN.split(text):
        found += [part] if is_known(part) else part.split(",")
    return [part.strip() for part in found if part.strip()]


def identifiers(text: str) -> tuple[str, ...]:
    """Batch codes, best first."""
    return tuple(identifier(part) for part in parts(text))


def modes(lookup: Lookup) -> Read:
    """On site, online or both, by any of their names."""

    def read(text: str) -> Mode:
        found = Mode(0)
        for part in parts(text, lookup.knows):
            for name in [part] if lookup.knows(part) else re.split(r"[+/&]", part):
                found |= _MODES[lookup.find(name)]
        return found

    return read


_MODES = {"onsite": Mode.ONSITE, "online": Mode.ONLINE, "both": Mode.ONSITE | Mode.ONLINE}
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb peb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt aug ags",
            "september sep sept",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}
_DAYS = frozenset(
    re.findall(
        r"\w+",
        "senin selasa rabu kamis jumat sabtu minggu ahad "
        "monday tuesday wednesday thursday friday saturday sunday",
    )
)
_MIDNIGHT = re.compile(r"[T ]00[:.]00([:.]00)?$")
_SERIAL = re.compile(r"[34567]\d{4}", re.ASCII)
_FIRST_SERIAL = date(1899, 12, 30)
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")


def day(text: str) -> date:
    """A date as people type it: 2026-03-02, 2/3/2026, 2 Maret 2026, March 2, 2026.

    Numbers alone are day, month, year, as in Indonesia, unless the year comes first.
    """
    named = plain(_MIDNIGHT.sub("", text)).replace("jum at", "jumat").split()
    pieces = [_ORDINAL.sub(r"\1", piece) for piece in named if piece not in _DAYS]
    try:
        if len(pieces) == 3:
            return _date(pieces)
    except ValueError:
        pass
    if _SERIAL.fullmatch(text):
        raise _without_its_format(int(text))
    raise BadCell(
        Wording("bukan tanggal", "is not a date"),
        Wording(
            "hari, bulan, tahun, misalnya 2 Maret 2026 atau 2026-03-02",
            "day, month, year, for example 2 March 2026 or 2026-03-02",
        ),
    )


def _without_its_format(serial: int) -> BadCell:
    """A spreadsheet counts days from 30 December 1899; as text that is no day to rely on."""
    meant = (_FIRST_SERIAL + timedelta(days=serial)).isoformat()
    return BadCell(
        Wording(
            "adalah bilangan yang dipakai lembar kerja untuk tanggal",
            "is the number that a spreadsheet keeps for a date",
        ),
        Wording(
            f"{meant}, bila itu maksudnya; beri kolom format tanggal",
            f"{meant}, if that is what was meant; give the column a date format",
        ),
    )


def _date(pieces: list[str]) -> date:
    first, second, third = pieces
    if first in _MONTHS:
        first, second = second, first
    if len(first) == 4:
        first, third = third, first
    if len(third) not in (2, 4) or not third.isascii():
        raise ValueError(third)
    year = int(third) if len(third) == 4 else 2000 + int(third)
    if not 2000 <= year <= 2100:
        raise ValueError(third)
    return date(year, _MONTHS.get(second) or int(second), int(first))
