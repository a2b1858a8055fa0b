"""Columns of the batches' sheet."""

from datetime import date

from django.utils.translation import gettext_noop, pgettext_lazy

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

MOST_SEATS = 10_000
MOST_PEOPLE = 99


def batch_sheet(look: Lookups) -> Sheet:
    shared = shared_columns(look, teaches=True)
    return Sheet(
        gettext_noop("Batches"),
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
            heading=gettext_noop("Batch code"),
            read=cells.identifier,
            form=Form.CODE,
            means=gettext_noop("Unique; choices name it."),
            is_required=True,
            is_unique=True,
            also=("angkatan", "kode", "batch", "batch id"),
        ),
        Column(
            field="offer",
            heading=gettext_noop("Offer"),
            read=cells.words,
            means=gettext_noop("Title for readers."),
        ),
        Column(
            field="host",
            heading=gettext_noop("Host code"),
            read=cells.identifier,
            form=Form.CODE,
            means=gettext_noop(
                "Code on the portal or registration number, so that no cooperative is placed with "
                "itself."
            ),
            also=("host id",),
        ),
        Column(
            field="host_name",
            heading=gettext_noop("Host"),
            read=cells.words,
            means=gettext_noop("Name for readers."),
            also=("nama tuan rumah", "host name"),
        ),
    )


def _seats(look: Lookups) -> tuple[Column, ...]:
    return (
        Column(
            field="provides",
            heading=gettext_noop("Access provided"),
            read=cells.several(look.access),
            means=gettext_noop("What is there."),
            hint=LIST,
            empty=(),
            also=("akses", "access"),
            values="access",
            form=Form.LIST,
        ),
        Column(
            field="starts",
            heading=pgettext_lazy("matching", "First day"),
            read=cells.day,
            means=DATE,
            empty=date.min,
            is_required=True,
            also=("hari pertama", "tanggal mulai", "start", "starts on"),
            form=Form.DATE,
        ),
        Column(
            field="ends",
            heading=pgettext_lazy("matching", "Last day"),
            read=cells.day,
            means=DATE,
            empty=date.min,
            is_required=True,
            also=("hari terakhir", "tanggal selesai", "end", "ends on"),
            form=Form.DATE,
        ),
        Column(
            field="seats",
            heading=gettext_noop("Seats"),
            read=cells.whole(0, MOST_SEATS),
            means=gettext_noop("One seat is for one application. 0: none."),
            empty=0,
            is_required=True,
            also=("jumlah kursi", "kuota", "capacity"),
            form=Form.NUMBER,
        ),
        Column(
            field="minimum",
            heading=gettext_noop("Minimum to run"),
            read=cells.whole(0, MOST_SEATS),
            means=gettext_noop("With fewer seats filled the batch does not run. Empty: 0."),
            empty=0,
            also=("minimum", "peserta minimum"),
            form=Form.NUMBER,
        ),
        Column(
            field="reserve",
            heading=gettext_noop("Seats reserved for 3T"),
            read=cells.whole(0, MOST_SEATS),
            means=gettext_noop("First for 3T regions; open to all where not filled. Empty: 0."),
            empty=0,
            also=("cadangan 3t", "cadangan", "reserve"),
            form=Form.NUMBER,
        ),
        Column(
            field="team_limit",
            heading=pgettext_lazy("matching", "Most people per cooperative"),
            read=cells.whole(1, MOST_PEOPLE),
            means=gettext_noop("Empty: no limit."),
            empty=MOST_PEOPLE,
            also=("maksimum per koperasi", "max per cooperative"),
            form=Form.NUMBER,
        ),
        Column(
            field="origins",
            heading=gettext_noop("Only for provinces"),
            read=cells.several(look.province),
            means=gettext_noop("Empty: the whole country."),
            hint=LIST,
            empty=(),
            also=("asal", "provinsi asal"),
            values="province",
            form=Form.LIST,
        ),
    )
