"""Two lists for the register, made up, and a cooperative that stands twice.

One list is written, all of its rows. A later one waits: it has changed, noted, unsure and wrong
rows. Both bear the source of the made-up cooperatives and stand in the name of the command; they
pass the services that people's lists pass. Loading again changes nothing.
"""

import datetime
import re
from collections.abc import Callable, Mapping

from django.db import transaction
from django.db.models import Q

from home.access import Actor, system
from home.desk.locking import version_of
from home.services.progress import Progress
from home.sheets import writer
from home.sheets.writer import Grid
from partners.organisations.demo import handed_in, nation
from partners.organisations.demo.handed_in import HEADINGS, SHEET, Row
from partners.organisations.importing import job
from partners.organisations.models import (
    CooperativeProfile,
    DuplicatePair,
    Organisation,
    RegisterEntry,
    RegisterImport,
)
from partners.organisations.services import duplicates
from partners.organisations.services import register_imports as services

NAME = "seed_demo"
RIGHTS = (
    "organisations.add_registerimport",
    "organisations.change_registerimport",
    "organisations.change_organisation",
)
DISTRICT = "330102"  # Kesugihan, Kabupaten Cilacap
FIRST, SECOND = datetime.date(2025, 10, 31), datetime.date(2025, 11, 30)
# In Pangalengan, Kabupaten Bandung: where the demo's PMO and its assistant see it.
DOUBLED, DOUBLE = "kdmp-tribaktimulya-3204152010", "kopdes-merah-putih-tribakti-mulya"
_FIRST_WORD = re.compile(r"\w+")
Changes = Mapping[int, Callable[[Row], Row]]
DOUBLE_NAME = "Kopdes Merah Putih Tribakti Mulya"


def load(progress: Progress) -> None:
    by = system(NAME, *RIGHTS)
    if not RegisterImport.objects.filter(command=NAME).exists():
        _load_lists(by)
    if not Organisation.objects.filter(slug=DOUBLE).exists():
        _load_double(by)
    progress("lists for the register", 1, 1)


def unload() -> None:
    mine = RegisterImport.objects.filter(command=NAME)
    RegisterEntry.objects.filter(register_import__in=mine).delete()
    for record in mine:
        record.file.delete(save=False)
    mine.delete()
    DuplicatePair.objects.filter(Q(first__slug=DOUBLE) | Q(second__slug=DOUBLE)).delete()


def _load_lists(by: Actor) -> None:
    """Of cooperatives that are there: none is made by a list."""
    listed = [one for one in nation.cooperatives(inside=(DISTRICT,)) if _is_there(one.number)]
    if len(listed) > len(_LATER):
        rows = handed_in.hand_in(listed).rows
        first = _compared(_changed(rows, _EARLIER), "contoh-kesugihan-oktober", FIRST, by)
        services.carry_out(first, seen=version_of(first), by=by)
        job.run(first.key)
        _compared(_changed(rows, _LATER), "contoh-kesugihan-november", SECOND, by)


def _is_there(number: str) -> bool:
    return CooperativeProfile.objects.filter(registration_number=number).exists()


def _compared(rows: list[Row], name: str, as_of: datetime.date, by: Actor) -> RegisterImport:
    at = frozenset({HEADINGS.index("Kode Desa")})
    content = writer.workbook([Grid(SHEET, HEADINGS, rows, text_columns=at)])
    record = services.hand_in(content, f"{name}.xlsx", scope=RegisterImport.Scope.PART,
                              source=nation.SOURCE, as_of=as_of, by=by)  # fmt: skip
    job.run(record.key)
    record.refresh_from_db()
    services.choose_columns(record, seen=version_of(record), by=by, keys={})
    job.run(record.key)
    record.refresh_from_db()
    return record


def _changed(rows: list[Row], changes: Changes) -> list[Row]:
    return [changes.get(at, list)(row) for at, row in enumerate(rows)]


def _with(**cells: str | int) -> Callable[[Row], Row]:
    """By the first word of the heading."""

    def changed(row: Row) -> Row:
        words = (_FIRST_WORD.match(heading) for heading in HEADINGS)
        keys = (word[0] if word else "" for word in words)
        return [cells.get(key, cell) for key, cell in zip(keys, row, strict=True)]

    return changed


_EARLIER: Changes = {0: _with(Anggota=119), 6: _with(Anggota=140)}
"""By the row: what somebody here knew otherwise, and what nobody here knew."""
_LATER: Changes = {
    0: _with(Anggota=131),
    1: _with(Tahap="Gerai jadi", Unit="Kantor koperasi; Gerai sembako", Anggota=104),
    2: _with(Nomor="CONTOH-0051569.AH.01.29.TAHUN 2025"),  # of one in Narmada
    3: _with(Nomor="", Kode="", Desa="", Nama="Kopdes Merah Putih Kali Sabuk"),
    4: _with(Anggota="seratus lima puluh"),
    5: _with(Kode="33.01.02.20"),
    6: _with(Tahap="Siap beroperasi"),
    7: _with(Anggota=251),
    8: _with(Nama="Koperasi Desa Merah Putih Ciwuni Makmur"),
}
"""What the later list says otherwise, by the row: changed, noted, unsure, wrong."""


@transaction.atomic
def _load_double(by: Actor) -> None:
    """Beside the one of its village, as who does not find that one enters it. Then all are looked
    through, as each night.
    """
    there = Organisation.objects.filter(slug=DOUBLED, is_demo=True).select_related("region").first()
    if there is None or there.region is None:
        return
    double = Organisation.objects.create(
        slug=DOUBLE, code=DOUBLE, name=DOUBLE_NAME, kind=Organisation.Kind.COOPERATIVE,
        country="ID", region=there.region, source=nation.SOURCE, is_demo=True,
    )  # fmt: skip
    CooperativeProfile.objects.create(
        organisation=double, village=there.region.name, is_kdkmp=True, members=140
    )
    duplicates.look_through(by=by)
