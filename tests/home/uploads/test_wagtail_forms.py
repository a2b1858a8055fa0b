"""Editors upload documents, images and a photo of themselves: checked wherever they do it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.users.models import UserProfile

from home.uploads.forms import CheckedFile
from tests.factories import files

pytestmark = pytest.mark.django_db

AJAX = {"X-Requested-With": "XMLHttpRequest"}
EMPTY = "Berkas ini kosong (0 bita)"
OTHER = "tetapi isinya lain"
BAD_DOCUMENTS = [
    (b"", "kosong.pdf", EMPTY),
    (b"<!doctype html><p>", "halaman.pdf", OTHER),
    (files.pdf("x"), "alat.exe", "Pilih salah satu jenis ini: CSV, DOCX, PDF, PPTX, TXT, XLSX"),
    (files.archive({"word/a.xml": "x", "word/vbaProject.bin": "x"}), "makro.docx", "makro"),
]
BAD_IMAGES = [
    (b"", "kosong.png", EMPTY),
    (b"bukan gambar", "foto.jpg", OTHER),
    (files.picture("PNG"), "foto.jpg", OTHER),
    (files.picture("JPEG", (200, 200))[:3000], "foto.jpg", "rusak"),
    (files.drawing("<script>1</script>"), "gambar.svg", "SVG ini bukan sekadar gambar"),
]
ACCOUNT = {
    "name_email-first_name": "Ani",
    "name_email-last_name": "Wahyuni",
    "name_email-email": "editor@simpul.test",
    "locale-preferred_language": "id",
    "locale-current_time_zone": "Asia/Jakarta",
    "letters-agreement-reminders": "weekly",
    "theme-theme": "system",
    "theme-contrast": "system",
    "theme-density": "default",
}


def _file(data: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.mark.parametrize(("data", "name", "said"), BAD_DOCUMENTS)
@pytest.mark.parametrize("address", ["/admin/documents/add/", "/admin/documents/chooser/create/"])
def test_bad_document_is_refused_and_the_title_is_kept(
    at_desk: Client, address: str, data: bytes, name: str, said: str
) -> None:
    prefix = "document-chooser-upload-" if "chooser" in address else ""
    form = {f"{prefix}title": "Anggaran dasar", f"{prefix}file": _file(data, name)}
    page = _text(at_desk.post(address, form))
    assert said in page
    assert "Ekstensi berkas" not in page
    assert "Anggaran dasar" in page
    assert not get_document_model().objects.exists()


@pytest.mark.parametrize(("data", "name", "said"), BAD_IMAGES)
@pytest.mark.parametrize("address", ["/admin/images/add/", "/admin/images/chooser/create/"])
def test_bad_image_is_refused_and_the_title_is_kept(
    at_desk: Client, address: str, data: bytes, name: str, said: str
) -> None:
    prefix = "image-chooser-upload-" if "chooser" in address else ""
    form = {f"{prefix}title": "Rapat anggota", f"{prefix}file": _file(data, name)}
    page = _text(at_desk.post(address, form))
    assert said in page
    assert "Rapat anggota" in page
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize(("kind", "bad"), [("documents", BAD_DOCUMENTS), ("images", BAD_IMAGES)])
def test_several_at_once_are_each_checked(
    at_desk: Client, kind: str, bad: list[tuple[bytes, str, str]]
) -> None:
    assert "Yang diperiksa isinya" in _text(at_desk.get(f"/admin/{kind}/multiple/add/"))
    for data, name, said in bad:
        form = {"title": name, "files[]": _file(data, name)}
        answer = at_desk.post(f"/admin/{kind}/multiple/add/", form, headers=AJAX).json()
        assert (answer["success"], said in answer["error_message"]) == (False, True)
    good = (
        _file(files.pdf("x"), "a.pdf") if kind == "documents" else _file(files.picture(), "a.png")
    )
    form = {"title": "Baik", "files[]": good}
    assert at_desk.post(f"/admin/{kind}/multiple/add/", form, headers=AJAX).json()["success"]


def test_large_document_is_refused(at_desk: Client, settings: Any) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 500
    form = {"title": "Buku", "file": _file(files.pdf("x"), "buku.pdf")}
    assert "lebih besar dari 500" in _text(at_desk.post("/admin/documents/add/", form))


def test_title_can_change_without_sending_the_file_again(at_desk: Client) -> None:
    at_desk.post("/admin/documents/add/", {"title": "A", "file": _file(files.pdf("x"), "a.pdf")})
    document = get_document_model().objects.get()
    at_desk.post(f"/admin/documents/edit/{document.pk}/", {"title": "B"})
    bad = {"title": "C", "file": _file(b"<html>", "b.pdf")}
    assert OTHER in _text(at_desk.post(f"/admin/documents/edit/{document.pk}/", bad))
    document.refresh_from_db()
    assert document.title == "B"
    with document.open_file() as file:
        assert file.read().startswith(b"%PDF")


def test_odd_names_are_kept_without_harm(at_desk: Client) -> None:
    for name in ["..%00.pdf", '"(a).pdf', "…" * 40 + ".pdf", " .pdf"]:
        form = {"title": name, "file": _file(files.pdf("x"), name)}
        assert at_desk.post("/admin/documents/add/", form).status_code == 302


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (files.picture("JPEG", (900, 900))[:9000], "saya.jpg", "rusak"),
        (b"", "saya.png", EMPTY),
        (b"bukan gambar", "saya.png", OTHER),
    ],
)
def test_bad_photo_of_oneself_is_refused(
    at_desk: Client, data: bytes, name: str, said: str
) -> None:
    page = _text(at_desk.post("/admin/account/", ACCOUNT | {"avatar-avatar": _file(data, name)}))
    assert said in page
    assert "Wahyuni" in page


def test_photo_of_oneself_is_kept_and_removed(at_desk: Client) -> None:
    photo = _file(files.picture("JPEG", (900, 500)), "saya.jpg")
    at_desk.post("/admin/account/", ACCOUNT | {"avatar-avatar": photo})
    kept = UserProfile.objects.get().avatar
    assert kept.width == 400
    kept.close()
    at_desk.post("/admin/account/", ACCOUNT | {"avatar-avatar-clear": "on"})
    assert not UserProfile.objects.get().avatar


def _text(response: Any) -> str:
    assert response.status_code == 200
    is_modal = response["Content-Type"].startswith("application/json")
    return response.json()["htmlFragment"] if is_modal else response.content.decode()


def test_help_of_a_file_is_in_the_language_of_who_reads_it() -> None:
    with translation.override("id"):
        field = CheckedFile(accepted=["pdf"], limit=1_000)
    with translation.override("en"):
        assert "The content is checked" in str(field.help_text)


def test_refusal_of_a_drawing_is_shown_whole_where_several_files_come_at_once(
    at_desk: Client,
) -> None:
    """Wagtail's script puts it into the page as it is."""
    bad = _file(files.drawing("<script>1</script>"), "gambar.svg")
    answer = at_desk.post("/admin/images/multiple/add/", {"files[]": bad}, headers=AJAX)
    said = answer.json()["error_message"]
    assert "(‹script›)" in said
    assert "Ekspor" in said
    assert "<" not in said
