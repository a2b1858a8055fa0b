"""Which columns the two spreadsheets have: headings, how cells are read, and what they mean."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from home.sheets.values import Value, text_of
from partners.apprenticeships.rounds.places import (
    ACCESS_NAMES,
    LANGUAGE_NAMES,
    MODE_NAMES,
    MODES,
    PROVINCE_TERMS,
    REACH_NAMES,
    REACH_OF,
    REACHES,
    province_names,
    regency_names,
    regency_terms,
)
from partners.apprenticeships.rounds.sources.sheets import cells
from partners.apprenticeships.rounds.sources.sheets.cells import Read
from partners.apprenticeships.rounds.sources.terms import Lookup
from partners.apprenticeships.rounds.vocabulary import Vocabulary
from partners.apprenticeships.rounds.wording import Wording
from partners.matching.rows import Mode, Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """``empty`` is what an empty cell means; ``is_required`` columns may have none.

    ``is_unique`` cells are nearly all different, so that remembering them is no use.
    ``values`` names the list of the template's sheet of values, if there is one.
    """

    field: str
    heading: Wording
    read: Read
    means: Wording
    empty: Any = ""
    is_required: bool = False
    is_unique: bool = False
    also: tuple[str, ...] = ()
    values: str = ""
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name as a sheet of a workbook, and its columns in order."""

    name: Wording
    columns: tuple[Column, ...]


class Lookups:
    """All lists that cells are looked up in."""

    def __init__(self, v: Vocabulary) -> None:
        regencies = regency_terms(v.regencies)
        self.province = Lookup(_("province"), PROVINCE_TERMS, province_names())
        self.regency = Lookup(_("regency or city"), regencies, regency_names(v.regencies))
        self.sector = Lookup(_("sector"), v.sectors)
        self.competency = Lookup(_("competency"), v.competencies)
        self.unit = Lookup(_("business unit"), v.units)
        self.stage = Lookup(_("stage"), v.stages)
        self.access = Lookup(_("access need"), v.access, ACCESS_NAMES)
        self.language = Lookup(_("language"), v.languages, LANGUAGE_NAMES)
        self.mode = Lookup(_("way of taking part"), MODES, MODE_NAMES)
        self.reach = Lookup(_("reach"), REACHES, REACH_NAMES)

    def reach_of(self, value: Value) -> Reach:
        return REACH_OF[self.reach.find(text_of(value))]


LIST = Wording("Pisahkan dengan titik koma.", "Separate with semicolons.")
DATE = Wording(
    "Misalnya 2 Maret 2026, 2/3/2026 (hari lebih dulu), atau 2026-03-02.",
    "For example 2 March 2026, 2/3/2026 (day first) or 2026-03-02.",
)


def with_more(text_id: str, text_en: str, more: Wording) -> Wording:
    return Wording(f"{text_id} {more.id}", f"{text_en} {more.en}")


def shared_columns(look: Lookups, *, teaches: bool) -> dict[str, Column]:
    """Columns that both sheets have."""
    taught = ("Kompetensi yang diajarkan", "Competencies taught")
    wanted = ("Kompetensi yang dicari", "Competencies wanted")
    columns = (
        Column(
            field="province",
            heading=Wording("Provinsi", "Province"),
            read=cells.one_of(look.province),
            means=Wording("Nama atau kode Kemendagri.", "Name or Kemendagri code."),
            is_required=True,
            values="province",
        ),
        Column(
            field="regency",
            heading=Wording("Kabupaten/kota", "Regency or city"),
            read=cells.one_of(look.regency),
            means=Wording(
                "Nama lengkap atau kode: “Kabupaten Bandung”, “Kota Bandung”, 3204.",
                "Full name or code: “Kabupaten Bandung”, “Kota Bandung”, 3204.",
            ),
            also=("kabupaten", "kota", "city"),
            values="regency",
        ),
        Column(
            field="sectors",
            heading=Wording("Sektor", "Sectors"),
            read=cells.several(look.sector),
            means=with_more("Nama atau kode.", "Names or codes.", LIST),
            empty=(),
            also=("sector",),
            values="sector",
            kind="list",
        )
        if teaches
        else Column(
            field="sector",
            heading=Wording("Sektor", "Sector"),
            read=cells.one_of(look.sector),
            means=Wording("Satu sektor utama.", "One main sector."),
            values="sector",
        ),
        Column(
            field="competencies",
            heading=Wording(*(taught if teaches else wanted)),
            read=cells.several(look.competency),
            means=with_more("Nama atau kode.", "Names or codes.", LIST),
            empty=(),
            also=("kompetensi",),
            values="competency",
            kind="list",
        ),
        Column(
            field="units",
            heading=Wording("Unit usaha", "Business units"),
            read=cells.several(look.unit),
            means=with_more("Nama atau kode gerai.", "Names or codes of outlets.", LIST),
            empty=(),
            also=("gerai",),
            values="unit",
            kind="list",
        ),
        Column(
            field="modes",
            heading=Wording("Cara ikut", "Way of taking part"),
            read=cells.modes(look.mode),
            means=Wording(
                "“di tempat”, “daring”, atau “di tempat atau daring”. Kosong: di tempat.",
                "“on site”, “online” or “on site or online”. Empty: on site.",
            ),
            empty=Mode.ONSITE,
            also=("mode", "cara"),
            values="mode",
        ),
        Column(
            field="stage",
            heading=Wording("Tahap minimum", "Minimum stage")
            if teaches
            else Wording("Tahap", "Stage"),
            read=cells.stage(look.stage),
            means=Wording(
                "Nama, kode, atau nomor tahap. Kosong: 0, belum ada.",
                "Name, code or number of the stage. Empty: 0, none yet.",
            ),
            empty=0,
            values="stage",
        ),
        Column(
            field="languages",
            heading=Wording("Bahasa", "Languages"),
            read=cells.several(look.language),
            means=with_more("Kosong: bahasa Indonesia.", "Empty: Indonesian.", LIST),
            empty=("id",),
            also=("bahasa pengantar", "language"),
            values="language",
            kind="list",
        ),
    )
    return {column.field: column for column in columns}
