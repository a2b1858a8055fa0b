"""Columns of the applications' sheet."""

from datetime import date

from django.utils.translation import gettext_noop, pgettext_lazy

from home.sheets.cells import yes_or_no
from home.sheets.fields import Form
from partners.apprenticeships.rounds.sources.sheets import cells
from partners.apprenticeships.rounds.sources.sheets.columns import (
    DATE,
    LIST,
    Column,
    Lookups,
    Sheet,
    shared_columns,
)
from partners.matching.rows import Reach

MOST_PEOPLE = 99
MOST_ROUNDS = 99


def application_sheet(look: Lookups) -> Sheet:
    shared = shared_columns(look, teaches=False)
    return Sheet(
        gettext_noop("Applications"),
        (
            Column("id", gettext_noop("Application number"), cells.identifier,
                gettext_noop("Unique; the lottery is computed from it."), form=Form.CODE,
                is_required=True, is_unique=True,
                also=("nomor", "id permohonan", "application id", "application")),
            Column("cooperative", gettext_noop("Cooperative code"), cells.identifier,
                gettext_noop("The cooperative's code on the portal or its registration number."),
                form=Form.CODE, is_unique=True, also=("nomor koperasi", "cooperative id")),
            Column("name", gettext_noop("Cooperative name"), cells.words,
                gettext_noop("As in its deed."), is_unique=True, also=("koperasi",)),
            shared["province"],
            shared["regency"],
            shared["sector"],
            shared["competencies"],
            shared["units"],
            *_delegates(look, shared),
            *_records(),
        ),
    )  # fmt: skip


def _delegates(look: Lookups, shared: dict[str, Column]) -> tuple[Column, ...]:
    return (
        Column("team", gettext_noop("Team size"), cells.whole(1, MOST_PEOPLE),
            gettext_noop(
                "How many people come; one application is one seat all the same. Empty: 1."
            ),
            form=Form.NUMBER, empty=1, also=("tim", "team", "peserta")),
        shared["modes"],
        Column("reach", gettext_noop("Travel reach"), look.reach_of,
            gettext_noop("“own province”, “own island” or “whole country” (if empty)."),
            values="reach", empty=Reach.COUNTRY, also=("jangkauan",)),
        shared["stage"],
        shared["languages"],
        Column("needs", gettext_noop("Access needs"), cells.several(look.access),
            gettext_noop("What has to be there."), hint=LIST, form=Form.LIST, values="access",
            empty=(), also=("akses", "access")),
        Column("free_from", gettext_noop("Free from"), cells.day,
            gettext_noop("Empty: any time."), hint=DATE, form=Form.DATE, empty=date.min,
            also=("luang dari", "bisa dari")),
        Column("free_until", gettext_noop("Free until"), cells.day,
            gettext_noop("Empty: any time."), hint=DATE, form=Form.DATE, empty=date.max,
            also=("luang sampai",)),
        Column("listed_only", gettext_noop("Own choices only"), yes_or_no,
            gettext_noop("“yes” to refuse batches beyond the own list. Empty: no."),
            form=Form.YES_NO, empty=False),
    )  # fmt: skip


def _records() -> tuple[Column, ...]:
    """Columns from verified records, and the own list."""
    return (
        Column("tier", pgettext_lazy("matching", "3T tier"), cells.tier,
            gettext_noop(
                "0 (not 3T), 1 or 2. Empty: what the portal's records say of the cooperative or "
                "its region."
            ),
            form=Form.NUMBER, empty=None, also=("3t", "tingkat", "tier")),
        Column("waited", gettext_noop("Rounds waited"), cells.whole(0, MOST_ROUNDS),
            gettext_noop("How many earlier rounds without a place. Empty: 0."), form=Form.NUMBER,
            empty=0, also=("menunggu", "waited")),
        Column("gave_back", gettext_noop("Gave back a seat"), yes_or_no,
            gettext_noop("“yes” if a confirmed seat was given back before. Empty: no."),
            form=Form.YES_NO, empty=False),
        Column("choices", gettext_noop("Choices"), cells.identifiers,
            gettext_noop(
                "Batch codes, the most wanted first; or columns “Choice 1”, “Choice 2” …"
            ),
            hint=LIST, form=Form.LIST, empty=(),
            also=("daftar pilihan", "choice", "prioritas", "priority")),
        Column("locked", gettext_noop("Confirmed in"), cells.identifier,
            gettext_noop("Batch code if the place is certain and must not change."),
            form=Form.CODE, also=("dipastikan", "locked")),
    )  # fmt: skip
