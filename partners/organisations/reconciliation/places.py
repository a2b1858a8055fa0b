"""One row of somebody's list: its name, and what it says of the place. Pure.

`Sidomulyo, Kec. Bantur, Kab. Malang` in one cell says as much as three columns.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from partners.organisations.reconciliation import names
from partners.organisations.reconciliation.names import Name

LONGEST = 300  # letters of a cell that are looked at
_BEFORE_PLACE = re.compile(
    r"[,;\n]+|[(\s](?=(?:kec|kab)\b\.?|(?:kecamatan|kabupaten|provinsi|prov\b)\W)", re.IGNORECASE
)
_DISTRICT = re.compile(r"\W*(?:kecamatan|kec|distrik)\b[\s.:]*(?=\w)", re.IGNORECASE)
_REGENCY = re.compile(r"\W*(?:kabupaten|kab|kota)\b[\s.:]*(?=\w)", re.IGNORECASE)
_PROVINCE = re.compile(r"\W*(?:provinsi|prov)\b[\s.:]*(?=\w)", re.IGNORECASE)


class Row(NamedTuple):
    """Cells as handed in; "" where the list has none."""

    name: str
    village: str = ""
    district: str = ""
    regency: str = ""
    province: str = ""
    number: str = ""
    code: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A row as it is understood. `written` is the name without its place."""

    name: Name
    written: str
    district: str
    regency: str
    province: str
    number: str
    code: str


def read_row(row: Row) -> Place:
    """Cells of their own win over what stands beside the name.

    >>> read_row(Row("Desa Sidomulyo, Kec. Bantur, Kab. Malang")).district
    'Kec. Bantur'
    """
    named = row.name[:LONGEST]
    written, told = _parted(named or row.village[:LONGEST])
    name = names.read(written)
    if row.village and not name.is_other:
        village, beside = _parted(row.village[:LONGEST])
        meant = names.read(village)
        name = Name(meant.keys, meant.kinds or name.kinds, name.is_programme)
        told = {**beside, **told}
    if kinds := names.kinds_of(row.kind[:LONGEST]):
        name = replace(name, kinds=kinds)
    return Place(
        name,
        written,
        row.district[:LONGEST].strip() or told.get("district", ""),
        row.regency[:LONGEST].strip() or told.get("regency", ""),
        row.province[:LONGEST].strip() or told.get("province", ""),
        row.number[:LONGEST].strip(),
        row.code[:LONGEST].strip(),
    )


@lru_cache(maxsize=20_000)
def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip(" ()-.") for part in _BEFORE_PLACE.split(text) if part.strip(" ()-."))


def _parted(text: str) -> tuple[str, dict[str, str]]:
    """The name, and what else the cell tells by its name or its order."""
    first, *rest = _split(text) or ("",)
    told: dict[str, str] = {}
    for part in rest:
        told.setdefault(_kind_of(part, told), part)
    return first or text, told


def _kind_of(part: str, told: dict[str, str]) -> str:
    for kind, form in (("district", _DISTRICT), ("regency", _REGENCY), ("province", _PROVINCE)):
        if form.match(part):
            return kind
    return next(
        (kind for kind in ("district", "regency", "province") if kind not in told), "province"
    )
