"""Which columns the two spreadsheets have: headings, how cells are read, and what they mean."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, pgettext_lazy

from home.sheets.fields import Form
from home.sheets.values import Value, text_of
from partners.apprenticeships.rounds.languages import Text, read_in_time
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
from partners.matching.rows import Mode, Reach


@dataclass(frozen=True, slots=True)
class Column:
    """``empty`` is what an empty cell means; ``is_required`` columns may have none.

    ``is_unique`` cells are nearly all different, so that remembering them is no use.
    ``hint`` says how it is written, after what it ``means``.
    ``values`` names the list of words that the template offers, if there is one.
    """

    field: str
    heading: Text
    read: Read
    means: Text
    hint: Text = ""
    empty: Any = ""
    is_required: bool = False
    is_unique: bool = False
    also: tuple[str, ...] = ()
    values: str = ""
    form: Form = Form.TEXT

    @property
    def meaning(self) -> Text:
        """What it means and how it is written, in the language in which it is read."""
        means, hint = read_in_time(self.means), read_in_time(self.hint) if self.hint else ""
        return format_lazy("{means} {hint}", means=means, hint=hint) if hint else means


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name as a sheet of a workbook, and its columns in order."""

    name: Text
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


LIST = gettext_noop("Separate with semicolons.")
DATE = gettext_noop("For example 2 March 2026, 2/3/2026 (day first) or 2026-03-02.")


def shared_columns(look: Lookups, *, teaches: bool) -> dict[str, Column]:
    """Columns that both sheets have."""
    taught, wanted = gettext_noop("Competencies taught"), gettext_noop("Competencies wanted")
    columns = (
        Column("province", gettext_noop("Province"), cells.one_of(look.province),
            gettext_noop("Name or Kemendagri code."), values="province", is_required=True),
        Column("regency", gettext_noop("Regency or city"), cells.one_of(look.regency),
            gettext_noop("Full name or code: “Kabupaten Bandung”, “Kota Bandung”, 3204."),
            values="regency", also=("kabupaten", "kota", "city")),
        Column("sectors", gettext_noop("Sectors"), cells.several(look.sector),
            gettext_noop("Names or codes."), hint=LIST, form=Form.LIST, values="sector", empty=(),
            also=("sector",))
        if teaches
        else Column("sector", gettext_noop("Sector"), cells.one_of(look.sector),
            gettext_noop("One main sector."), values="sector"),
        Column("competencies", taught if teaches else wanted, cells.several(look.competency),
            gettext_noop("Names or codes."), hint=LIST, form=Form.LIST, values="competency",
            empty=(), also=("kompetensi",)),
        Column("units", pgettext_lazy("matching", "Business units"), cells.several(look.unit),
            gettext_noop("Names or codes of outlets."), hint=LIST, form=Form.LIST, values="unit",
            empty=(), also=("gerai",)),
        Column("modes", gettext_noop("Way of taking part"), cells.modes(look.mode),
            gettext_noop("“on site”, “online” or “on site or online”. Empty: on site."),
            values="mode", empty=Mode.ONSITE, also=("mode", "cara")),
        Column("stage", gettext_noop("Minimum stage") if teaches else gettext_noop("Stage"),
            cells.stage(look.stage),
            gettext_noop("Name, code or number of the stage. Empty: 0, none yet."),
            values="stage", empty=0),
        Column("languages", gettext_noop("Languages"), cells.several(look.language),
            gettext_noop("Empty: Indonesian."), hint=LIST, form=Form.LIST, values="language",
            empty=("id",), also=("bahasa pengantar", "language")),
    )  # fmt: skip
    return {column.field: column for column in columns}
