"""Every act on a list for the national register: where it is sent, with what in it."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from home.access import Actor
from home.desk.locking import version_of
from partners.organisations.models import RegisterImport, RegisterRow
from tests.factories.organisations import RegisterImportFactory, RegisterRowFactory

Sent = tuple[str, dict[str, Any]]
Step = RegisterImport.Step
LIST = b"Nama koperasi;NIK\nKoperasi Sukamaju;33-01\n"
COLUMNS = [
    {"sheet": "", "at": at, "heading": heading, "key": "", "examples": []}
    for at, heading in (("A", "Nama kop"), ("B", "Nomor kop"))
]


def _file() -> SimpleUploadedFile:
    return SimpleUploadedFile("daftar.csv", LIST)


def hand_in(by: Actor) -> Sent:
    data = {"file": _file(), "source": "SIMKOPDES", "as_of": "2026-11-01", "scope": "part"}
    return reverse("register_import:hand_in"), data


def corrected(by: Actor) -> Sent:
    return reverse("register_import:corrected", args=[RegisterImportFactory().key]), {
        "file": _file()
    }


def _on_list(name: str, *, said: dict[str, Any] | None = None, **values: Any) -> Any:
    """`values` of the list; those that are asked for are asked when it is made."""

    def act(by: Actor) -> Sent:
        made = {key: value() if callable(value) else value for key, value in values.items()}
        record = RegisterImportFactory(**made)
        data = {"seen": version_of(record), **(said or {})}
        return reverse(f"register_import:{name}", args=[record.key]), data

    return act


def decide(by: Actor) -> Sent:
    row = RegisterRowFactory(outcome=RegisterRow.Outcome.UNSURE, said={"name": "Sukamaju"})
    address = reverse("register_import:decide", args=[row.register_import.key, row.pk])
    return address, {"seen": version_of(row), "organisation": "new"}


WRITTEN = {"step": Step.WRITE, "written_at": timezone.now}
CHOSEN = {"column_0": "name", "column_1": "number"}
ACTS: list[tuple[str, Callable[[Actor], Sent], bool]] = [
    ("register_import:hand_in", hand_in, True),
    ("register_import:corrected", corrected, True),
    (
        "register_import:columns",
        _on_list("columns", said=CHOSEN, step=Step.READ, columns=COLUMNS),
        False,
    ),
    ("register_import:again", _on_list("again"), False),
    ("register_import:write", _on_list("write"), False),
    ("register_import:undo", _on_list("undo", said={"because": "Salah"}, **WRITTEN), False),
    ("register_import:drop", _on_list("drop"), False),
    ("register_import:decide", decide, False),
]
