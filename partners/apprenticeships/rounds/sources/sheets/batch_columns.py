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
    )  # fmt: skip


def _offer() -> tuple[Column, ...]:
    return (
        Column("id", gettext_noop("Batch code"), cells.identifier,
            gettext_noop("Unique; choices name it."), form=Form.CODE, is_required=True,
            is_unique=True, also=("angkatan", "kode", "batch", "batch id")),
        Column("offer", gettext_noop("Offer"), cells.words, gettext_noop("Title for readers.")),
        Column("host", gettext_noop("Host code"), cells.identifier,
            gettext_noop(
                "Code on the portal or registration number, so that no cooperative is placed with "
                "itself."
            ),
            form=Form.CODE, also=("host id",)),
        Column("host_name", gettext_noop("Host"), cells.words, gettext_noop("Name for readers."),
            also=("nama tuan rumah", "host name")),
    )  # fmt: skip


def _seats(look: Lookups) -> tuple[Column, ...]:
    return (
        Column("provides", gettext_noop("Access provided"), cells.several(look.access),
            gettext_noop("What is there."), hint=LIST, form=Form.LIST, values="access", empty=(),
            also=("akses", "access")),
        Column("starts", pgettext_lazy("matching", "First day"), cells.day, DATE, form=Form.DATE,
            is_required=True, empty=date.min,
            also=("hari pertama", "tanggal mulai", "start", "starts on")),
        Column("ends", pgettext_lazy("matching", "Last day"), cells.day, DATE, form=Form.DATE,
            is_required=True, empty=date.min,
            also=("hari terakhir", "tanggal selesai", "end", "ends on")),
        Column("seats", gettext_noop("Seats"), cells.whole(0, MOST_SEATS),
            gettext_noop("One seat is for one application. 0: none."), form=Form.NUMBER,
            is_required=True, empty=0, also=("jumlah kursi", "kuota", "capacity")),
        Column("minimum", gettext_noop("Minimum to run"), cells.whole(0, MOST_SEATS),
            gettext_noop("With fewer seats filled the batch does not run. Empty: 0."),
            form=Form.NUMBER, empty=0, also=("minimum", "peserta minimum")),
        Column("reserve", gettext_noop("Seats reserved for 3T"), cells.whole(0, MOST_SEATS),
            gettext_noop("First for 3T regions; open to all where not filled. Empty: 0."),
            form=Form.NUMBER, empty=0,
            also=("kursi cadangan 3t", "cadangan 3t", "cadangan", "reserve")),
        Column("team_limit", pgettext_lazy("matching", "Most people per cooperative"),
            cells.whole(1, MOST_PEOPLE), gettext_noop("Empty: no limit."), form=Form.NUMBER,
            empty=MOST_PEOPLE, also=("maksimum per koperasi", "max per cooperative")),
        Column("origins", gettext_noop("Only for provinces"), cells.several(look.province),
            gettext_noop("Empty: the whole country."), hint=LIST, form=Form.LIST,
            values="province", empty=(), also=("asal", "provinsi asal")),
    )  # fmt: skip
