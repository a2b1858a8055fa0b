"""A list with an error, from handing it in to taking it back, as its forms are sent."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from home.desk.locking import version_of
from home.groups import MODERATORS
from partners.organisations.importing import job
from partners.organisations.models import CooperativeProfile, RegisterImport
from tests.partners.organisations.admin.register.test_pages import HISTORY, page_of, signed_in

pytestmark = pytest.mark.django_db
LINES = (
    "Nama koperasi;Nomor badan hukum;Orangnya",
    "Koperasi Maju;PJL-1;120",
    "Koperasi Mulya;PJL-2;seratus",
)


def handed_in(client: Client, address: str, content: bytes, **words: str) -> RegisterImport:
    sent = {"file": SimpleUploadedFile("daftar.csv", content), **words}
    assert client.post(address, sent).status_code == 302
    record = RegisterImport.objects.order_by("pk").last()
    job.run(record.key)
    record.refresh_from_db()
    return record


def done(client: Client, record: RegisterImport, act: str, **words: str) -> None:
    sent = {"seen": version_of(record), **words}
    assert client.post(page_of(record, act), sent).status_code == 302
    job.run(record.key)
    record.refresh_from_db()
    assert record.state == RegisterImport.State.DONE


def test_wrong_row_is_mended_alone_and_all_of_it_is_taken_back() -> None:
    client = signed_in(MODERATORS)
    about = {"source": "Daftar", "as_of": "2026-11-01", "scope": "part"}
    first = handed_in(client, f"{HISTORY}hand-in/", "\n".join(LINES).encode(), **about)
    meant = {"column_0": "name", "column_1": "number", "column_2": "members"}
    done(client, first, "columns", **meant)
    assert "“seratus”" in client.get(page_of(first)).content.decode()
    assert client.get(page_of(first, "corrected_rows")).content.startswith(b"PK")
    done(client, first, "write", because="Baris yang salah menyusul")
    mended = f"{LINES[0]}\n{LINES[2]}".replace("seratus", "100").encode()
    second = handed_in(client, page_of(first, "corrected"), mended)
    assert second.corrects == first
    done(client, second, "columns", **meant)
    done(client, second, "write")
    assert set(CooperativeProfile.objects.values_list("members", flat=True)) == {120, 100}
    for record in (second, first):
        done(client, record, "undo", because="Daftar yang salah")
    assert not CooperativeProfile.objects.exists()
