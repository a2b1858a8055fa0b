"""Columns of the batches' sheet."""

from datetime import date

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

MOST_SEATS = 10_000
MOST_PEOPLE = 99


def batch_sheet(look: Lookups) -> Sheet:
    shared = shared_columns(look, teaches=True)
    return Sheet(
        Wording("Angkatan", "Batches"),
        (
            *_offer(),
            shared["province"],
            shared["regency"],
            shared["sectors"],
            shared["competencies"],
            shared["units"],
            shared["modes"],
            shared["stage"],
            shared["languages"],
            *_seats(look),
        ),
    )


def _offer() -> tuple[Column, ...]:
    return (
        Column(
            field="id",
            heading=Wording("Kode angkatan", "Batch code"),
            read=cells.identifier,
            means=Wording("Unik; pilihan menyebut kode ini.", "Unique; choices name it."),
            is_required=True,
            is_unique=True,
            also=("angkatan", "kode", "batch", "batch id"),
        ),
        Column(
            field="offer",
            heading=Wording("Penawaran", "Offer"),
            read=cells.words,
            means=Wording("Judul untuk pembaca.", "Title for readers."),
        ),
        Column(
            field="host",
            heading=Wording("Kode tuan rumah", "Host code"),
            read=cells.identifier,
            means=Wording(
                "Kode di portal atau nomor induk (NIK), agar koperasi tidak ditempatkan di "
                "koperasinya sendiri.",
                "Code on the portal or registration number, so that no cooperative is placed with "
                "itself.",
            ),
            also=("host id",),
        ),
        Column(
            field="host_name",
            heading=Wording("Tuan rumah", "Host"),
            read=cells.words,
            means=Wording("Nama untuk pembaca.", "Name for readers."),
            also=("nama tuan rumah", "host name"),
        ),
    )


def _seats(look: Lookups) -> tuple[Column, ...]:
    return (
        Column(
            field="provides",
            heading=Wording("Akses tersedia", "Access provided"),
            read=cells.several(look.access),
            means=with_more("Yang ada di tempat.", "What is there.", LIST),
            empty=(),
            also=("akses", "access"),
            values="access",
            kind="list",
        ),
        Column(
            field="starts",
            heading=Wording("Mulai", "First day"),
            read=cells.day,
            means=DATE,
            empty=date.min,
            is_required=True,
            also=("hari pertama", "tanggal mulai", "start", "starts on"),
            kind="date",
        ),
        Column(
            field="ends",
            heading=Wording("Selesai", "Last day"),
            read=cells.day,
            means=DATE,
            empty=date.min,
            is_required=True,
            also=("hari terakhir", "tanggal selesai", "end", "ends on"),
            kind="date",
        ),
        Column(
            field="seats",
            heading=Wording("Kursi", "Seats"),
            read=cells.whole(0, MOST_SEATS),
            means=Wording(
                "Satu kursi untuk satu permohonan. 0: tidak ada.",
                "One seat is for one application. 0: none.",
            ),
            empty=0,
            is_required=True,
            also=("jumlah kursi", "kuota", "capacity"),
            kind="count",
        ),
        Column(
            field="minimum",
            heading=Wording("Minimum agar jalan", "Minimum to run"),
            read=cells.whole(0, MOST_SEATS),
            means=Wording(
                "Bila kursi yang terisi kurang dari ini, angkatan tidak jalan. Kosong: 0.",
                "With fewer seats filled the batch does not run. Empty: 0.",
            ),
            empty=0,
            also=("minimum", "peserta minimum"),
            kind="count",
        ),
        Column(
            field="reserve",
            heading=Wording("Kursi cadangan 3T", "Seats reserved for 3T"),
            read=cells.whole(0, MOST_SEATS),
            means=Wording(
                "Untuk daerah 3T lebih dulu; yang tak terisi terbuka bagi semua. Kosong: 0.",
                "First for 3T regions; open to all where not filled. Empty: 0.",
            ),
            empty=0,
            also=("cadangan 3t", "cadangan", "reserve"),
            kind="count",
        ),
        Column(
            field="team_limit",
            heading=Wording("Maksimum orang per koperasi", "Most people per cooperative"),
            read=cells.whole(1, MOST_PEOPLE),
            means=Wording("Kosong: tanpa batas.", "Empty: no limit."),
            empty=MOST_PEOPLE,
            also=("maksimum per koperasi", "max per cooperative"),
            kind="count",
        ),
        Column(
            field="origins",
            heading=Wording("Hanya untuk provinsi", "Only for provinces"),
            read=cells.several(look.province),
            means=with_more("Kosong: seluruh Indonesia.", "Empty: the whole country.", LIST),
            empty=(),
            also=("asal", "provinsi asal"),
            values="province",
            kind="list",
        ),
    )
