"""Lists for the register as people hand them in, and the steps that they pass."""

import datetime
from collections.abc import Sequence
from typing import Any

from home.access import Actor
from home.desk.locking import version_of
from partners.organisations.importing import job
from partners.organisations.models import RegisterImport
from partners.organisations.services import register_imports as services
from tests.factories.home import RegionFactory
from tests.home.sheets import files

HEAD = ["Nomor badan hukum", "Nama koperasi", "Kode desa", "Jenis koperasi", "Jumlah anggota"]
SOURCE, AS_OF = "SIMKOPDES", datetime.date(2026, 11, 1)


def country() -> None:
    """Two regencies of one province and one of another, each with a district of 30 villages."""
    for province, regency in (("33", "01"), ("33", "02"), ("35", "07")):
        if not _has(province):
            RegionFactory(code=province, name=f"Provinsi {province}", level=1, kind="province")
        RegionFactory(code=f"{province}{regency}", name=f"Kabupaten K{province}{regency}",
                      level=2, kind="regency", parent_id=province)  # fmt: skip
        district = f"{province}{regency}01"
        RegionFactory(code=district, name=f"Kec{district}", level=3, kind="district",
                      parent_id=f"{province}{regency}")  # fmt: skip
        for number in range(1, 31):
            RegionFactory(code=f"{district}{2000 + number}", name=f"{WORDS[number - 1]}",
                          level=4, kind="desa", parent_id=district)  # fmt: skip


WORDS = [
    "Sidomulyo", "Kesugihan", "Banjarsari", "Wonorejo", "Tambakboyo", "Giriharjo", "Pucangan",
    "Lempuyang", "Cikembar", "Ngadirojo", "Bulakamba", "Purwosari", "Kedungwuni", "Jatimulyo",
    "Rejosari", "Tegalombo", "Sumberagung", "Mojopahit", "Karangduwur", "Argopeni", "Jladri",
    "Ayah", "Candirenggo", "Demangsari", "Bulurejo", "Kalipoh", "Mangunweni", "Srati", "Watukelir",
    "Tlogosari",
]  # fmt: skip


def _has(code: str) -> bool:
    from home.models import Region

    return Region.objects.filter(code=code).exists()


def row(nth: int, district: str = "330101", **other: Any) -> list[Any]:
    """The KDKMP of the village of that number."""
    cells = {
        "number": f"AHU-{district}{nth:04}",
        "name": f"Koperasi Desa Merah Putih {WORDS[nth - 1]}",
        "code": f"{district[:2]}.{district[2:4]}.{district[4:6]}.{2000 + nth}",
        "kind": "desa",
        "members": 100 + nth,
    }
    return list((cells | other).values())


def rows(count: int, district: str = "330101") -> list[list[Any]]:
    return [row(number, district) for number in range(1, count + 1)]


def book(*lines: Sequence[Any], head: Sequence[str] = HEAD) -> bytes:
    return files.xlsx({"Daftar": [list(head), *map(list, lines)]})


def handed_in(content: bytes, by: Any, *, scope: str = "full", name: str = "daftar.xlsx",
              corrects: RegisterImport | None = None) -> RegisterImport:  # fmt: skip
    """Read already."""
    record = services.hand_in(content, name, scope=scope, source=SOURCE, as_of=AS_OF,
                              by=Actor(by), corrects=corrects)  # fmt: skip
    job.run(record.key)
    return fresh(record)


def checked(content: bytes, by: Any, *, keys: dict[str, str] | None = None, **how: Any) -> Any:
    """Compared with the register."""
    record = handed_in(content, by, **how)
    services.choose_columns(record, seen=version_of(record), by=Actor(by), keys=keys or {})
    job.run(record.key)
    return fresh(record)


def written(content: bytes, by: Any, *, because: str = "", **how: Any) -> RegisterImport:
    """Written into the register."""
    record = checked(content, by, **how)
    return carried_out(record, by, because=because)


def carried_out(record: RegisterImport, by: Any, because: str = "") -> RegisterImport:
    services.carry_out(record, seen=version_of(record), by=Actor(by), because=because)
    job.run(record.key)
    return fresh(record)


def rolled_back(record: RegisterImport, by: Any) -> RegisterImport:
    services.roll_back(record, seen=version_of(record), by=Actor(by), because="salah daftar")
    job.run(record.key)
    return fresh(record)


def fresh(record: RegisterImport) -> RegisterImport:
    return RegisterImport.objects.get(pk=record.pk)


def outcomes(record: RegisterImport) -> dict[str, int]:
    """Figures that are not 0."""
    keys = ("new", "changed", "noted", "missing", "unsure", "wrong", "same")
    return {key: record.figures[key] for key in keys if record.figures.get(key)}
