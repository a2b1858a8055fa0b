"""Columns of the applications' sheet."""

from datetime import date

from home.sheets.cells import yes_or_no
from partners.apprenticeships.rounds.sources.sheets import cells
from partners.apprenticeships.rounds.sources.sheets.columns import (
    DATE,
    LIST,
    Column,
    Lookups,
    Sheet,
    shared_columns,
    with_more,
)
from partners.apprenticeships.rounds.wording import Wording
from partners.matching.rows import Reach

MOST_PEOPLE = 99
MOST_ROUNDS = 99


def application_sheet(look: Lookups) -> Sheet:
    shared = shared_columns(look, teaches=False)
    return Sheet(
        Wording("Permohonan", "Applications"),
        (
            Column(
                field="id",
                heading=Wording("Nomor permohonan", "Application number"),
                read=cells.identifier,
                means=Wording(
                    "Unik; undian dihitung dari nomor ini.",
                    "Unique; the lottery is computed from it.",
                ),
                is_required=True,
                is_unique=True,
                also=("nomor", "id permohonan", "application id", "application"),
            ),
            Column(
                field="cooperative",
                heading=Wording("Kode koperasi", "Cooperative code"),
                read=cells.identifier,
                means=Wording(
                    "Kode koperasi di portal atau nomor induknya (NIK).",
                    "The cooperative's code on the portal or its registration number.",
                ),
                is_unique=True,
                also=("nomor koperasi", "cooperative id"),
            ),
            Column(
                field="name",
                heading=Wording("Nama koperasi", "Cooperative name"),
                read=cells.words,
                means=Wording("Seperti dalam akta.", "As in its deed."),
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
            heading=Wording("Jumlah peserta", "Team size"),
            read=cells.whole(1, MOST_PEOPLE),
            means=Wording(
                "Berapa orang yang ikut; satu permohonan tetap satu kursi. Kosong: 1.",
                "How many people come; one application is one seat all the same. Empty: 1.",
            ),
            empty=1,
            also=("tim", "team", "peserta"),
            kind="count",
        ),
        shared["modes"],
        Column(
            field="reach",
            heading=Wording("Jangkauan perjalanan", "Travel reach"),
            read=look.reach_of,
            means=Wording(
                "“provinsi sendiri”, “pulau sendiri”, atau “seluruh Indonesia” (bila kosong).",
                "“own province”, “own island” or “whole country” (if empty).",
            ),
            empty=Reach.COUNTRY,
            also=("jangkauan",),
            values="reach",
        ),
        shared["stage"],
        shared["languages"],
        Column(
            field="needs",
            heading=Wording("Kebutuhan akses", "Access needs"),
            read=cells.several(look.access),
            means=with_more("Yang harus ada di tempat.", "What has to be there.", LIST),
            empty=(),
            also=("akses", "access"),
            values="access",
            kind="list",
        ),
        Column(
            field="free_from",
            heading=Wording("Bisa mulai", "Free from"),
            read=cells.day,
            means=with_more("Kosong: kapan saja.", "Empty: any time.", DATE),
            empty=date.min,
            also=("luang dari", "bisa dari"),
            kind="date",
        ),
        Column(
            field="free_until",
            heading=Wording("Bisa sampai", "Free until"),
            read=cells.day,
            means=with_more("Kosong: kapan saja.", "Empty: any time.", DATE),
            empty=date.max,
            also=("luang sampai",),
            kind="date",
        ),
        Column(
            field="listed_only",
            heading=Wording("Hanya pilihan sendiri", "Own choices only"),
            read=yes_or_no,
            means=Wording(
                "“ya” bila tidak mau angkatan di luar daftar pilihan. Kosong: tidak.",
                "“yes” to refuse batches beyond the own list. Empty: no.",
            ),
            empty=False,
            values="yes",
        ),
    )


def _records() -> tuple[Column, ...]:
    """Columns from verified records, and the own list."""
    return (
        Column(
            field="tier",
            heading=Wording("Tingkat 3T", "3T tier"),
            read=cells.tier,
            means=Wording(
                "0 (bukan 3T), 1, atau 2. Kosong: menurut catatan portal tentang koperasi atau "
                "wilayahnya.",
                "0 (not 3T), 1 or 2. Empty: what the portal's records say of the cooperative or "
                "its region.",
            ),
            empty=None,
            also=("3t", "tingkat", "tier"),
            kind="count",
        ),
        Column(
            field="waited",
            heading=Wording("Putaran menunggu", "Rounds waited"),
            read=cells.whole(0, MOST_ROUNDS),
            means=Wording(
                "Berapa putaran sebelumnya tanpa tempat. Kosong: 0.",
                "How many earlier rounds without a place. Empty: 0.",
            ),
            empty=0,
            also=("menunggu", "waited"),
            kind="count",
        ),
        Column(
            field="gave_back",
            heading=Wording("Pernah mengembalikan kursi", "Gave back a seat"),
            read=yes_or_no,
            means=Wording(
                "“ya” bila pernah melepas kursi yang sudah dipastikan. Kosong: tidak.",
                "“yes” if a confirmed seat was given back before. Empty: no.",
            ),
            empty=False,
            values="yes",
        ),
        Column(
            field="choices",
            heading=Wording("Pilihan", "Choices"),
            read=cells.identifiers,
            means=with_more(
                "Kode angkatan, yang paling diinginkan dulu; atau kolom “Pilihan 1”, “Pilihan 2” …",
                "Batch codes, the most wanted first; or columns “Choice 1”, “Choice 2” …",
                LIST,
            ),
            empty=(),
            also=("daftar pilihan", "choice", "prioritas", "priority"),
            kind="list",
        ),
        Column(
            field="locked",
            heading=Wording("Sudah dipastikan di", "Confirmed in"),
            read=cells.identifier,
            means=Wording(
                "Kode angkatan bila tempatnya sudah pasti dan tidak boleh berubah.",
                "Batch code if the place is certain and must not change.",
            ),
            also=("dipastikan", "locked"),
        ),
    )
