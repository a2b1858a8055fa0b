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
            Column(
                field="id",
                heading=gettext_noop("Application number"),
                read=cells.identifier,
                form=Form.CODE,
                means=gettext_noop("Unique; the lottery is computed from it."),
                is_required=True,
                is_unique=True,
                also=("nomor", "id permohonan", "application id", "application"),
            ),
            Column(
                field="cooperative",
                heading=gettext_noop("Cooperative code"),
                read=cells.identifier,
                form=Form.CODE,
                means=gettext_noop(
                    "The cooperative's code on the portal or its registration number."
                ),
                is_unique=True,
                also=("nomor koperasi", "cooperative id"),
            ),
            Column(
                field="name",
                heading=gettext_noop("Cooperative name"),
                read=cells.words,
                means=gettext_noop("As in its deed."),
                is_unique=True,
                also=("koperasi",),
            ),
            shared["province"],
            shared["regency"],
            shared["sector"],
            shared["competencies"],
            shared["units"],
            *_delegates(look, shared),
            *_records(),
        ),
    )


def _delegates(look: Lookups, shared: dict[str, Column]) -> tuple[Column, ...]:
    return (
        Column(
            field="team",
            heading=gettext_noop("Team size"),
            read=cells.whole(1, MOST_PEOPLE),
            means=gettext_noop(
                "How many people come; one application is one seat all the same. Empty: 1."
            ),
            empty=1,
            also=("tim", "team", "peserta"),
            form=Form.NUMBER,
        ),
        shared["modes"],
        Column(
            field="reach",
            heading=gettext_noop("Travel reach"),
            read=look.reach_of,
            means=gettext_noop("“own province”, “own island” or “whole country” (if empty)."),
            empty=Reach.COUNTRY,
            also=("jangkauan",),
            values="reach",
        ),
        shared["stage"],
        shared["languages"],
        Column(
            field="needs",
            heading=gettext_noop("Access needs"),
            read=cells.several(look.access),
            means=gettext_noop("What has to be there."),
            hint=LIST,
            empty=(),
            also=("akses", "access"),
            values="access",
            form=Form.LIST,
        ),
        Column(
            field="free_from",
            heading=gettext_noop("Free from"),
            read=cells.day,
            means=gettext_noop("Empty: any time."),
            hint=DATE,
            empty=date.min,
            also=("luang dari", "bisa dari"),
            form=Form.DATE,
        ),
        Column(
            field="free_until",
            heading=gettext_noop("Free until"),
            read=cells.day,
            means=gettext_noop("Empty: any time."),
            hint=DATE,
            empty=date.max,
            also=("luang sampai",),
            form=Form.DATE,
        ),
        Column(
            field="listed_only",
            heading=gettext_noop("Own choices only"),
            read=yes_or_no,
            means=gettext_noop("“yes” to refuse batches beyond the own list. Empty: no."),
            empty=False,
            form=Form.YES_NO,
        ),
    )


def _records() -> tuple[Column, ...]:
    """Columns from verified records, and the own list."""
    return (
        Column(
            field="tier",
            heading=pgettext_lazy("matching", "3T tier"),
            read=cells.tier,
            means=gettext_noop(
                "0 (not 3T), 1 or 2. Empty: what the portal's records say of the cooperative or "
                "its region."
            ),
            empty=None,
            also=("3t", "tingkat", "tier"),
            form=Form.NUMBER,
        ),
        Column(
            field="waited",
            heading=gettext_noop("Rounds waited"),
            read=cells.whole(0, MOST_ROUNDS),
            means=gettext_noop("How many earlier rounds without a place. Empty: 0."),
            empty=0,
            also=("menunggu", "waited"),
            form=Form.NUMBER,
        ),
        Column(
            field="gave_back",
            heading=gettext_noop("Gave back a seat"),
            read=yes_or_no,
            means=gettext_noop("“yes” if a confirmed seat was given back before. Empty: no."),
            empty=False,
            form=Form.YES_NO,
        ),
        Column(
            field="choices",
            heading=gettext_noop("Choices"),
            read=cells.identifiers,
            means=gettext_noop(
                "Batch codes, the most wanted first; or columns “Choice 1”, “Choice 2” …"
            ),
            hint=LIST,
            empty=(),
            also=("daftar pilihan", "choice", "prioritas", "priority"),
            form=Form.LIST,
        ),
        Column(
            field="locked",
            heading=gettext_noop("Confirmed in"),
            read=cells.identifier,
            form=Form.CODE,
            means=gettext_noop("Batch code if the place is certain and must not change."),
            also=("dipastikan", "locked"),
        ),
    )
