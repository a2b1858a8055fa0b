"""Editors keep the glossary; others do not."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from knowledge.glossary.importing import sheets
from knowledge.glossary.importing.sheets import COLUMNS
from knowledge.glossary.models import Term
from portal.users.models import User
from tests.factories.glossary import TermFactory

pytestmark = pytest.mark.django_db
ADMIN = "/admin/snippets/glossary/term/"
FORM = {
    "code": "shu",
    "name_id": "Sisa hasil usaha",
    "name_en": "Surplus",
    "meaning_id": "Pendapatan dikurangi biaya.",
    "meaning_en": "Income less costs.",
}
GOOD = b"name_id,name_en,meaning_id,meaning_en\nKas,Cash,Uang tunai.,Money.\n"
BAD = b"name_id,name_en,meaning_id,meaning_en\nKas,,Uang tunai.,Money.\n"


def upload(client: Client, data: bytes, name: str = "istilah.csv") -> Any:
    return client.post(f"{ADMIN}import/", {"sheet": SimpleUploadedFile(name, data)})


def test_editor_writes_and_changes_terms_with_a_history(at_desk: Client) -> None:
    at_desk.post(f"{ADMIN}add/", FORM)
    term = Term.objects.get()
    at_desk.post(f"{ADMIN}edit/{term.pk}/", {**FORM, "short_id": "SHU"})
    term.refresh_from_db()
    assert term.short_id == "SHU"
    assert term.revisions.count() == 2
    assert at_desk.get(f"{ADMIN}history/{term.pk}/").status_code == 200


def test_list_is_searched_in_both_languages(at_desk: Client) -> None:
    TermFactory(name_id="Agunan", name_en="Collateral")
    html = at_desk.get(ADMIN, {"q": "collat"}).content.decode()
    assert "Agunan" in html
    assert f"{ADMIN}import/" in html


def test_export_can_be_imported(at_desk: Client) -> None:
    TermFactory(code="a", is_explained=False).related.add(TermFactory(code="b"))
    data = at_desk.get(ADMIN, {"export": "xlsx"}).getvalue()
    found = sheets.read("a.xlsx", data).rows
    assert tuple(found[0].cells) == COLUMNS
    page = upload(at_desk, data, "a.xlsx")
    assert page.context["sheet"].is_right
    assert not page.context["sheet"].changed


def test_import_shows_first_and_writes_then(at_desk: Client) -> None:
    page = upload(at_desk, GOOD)
    assert not Term.objects.exists()
    packed = re.search(r'name="rows" value="([^"]+)"', page.content.decode())[1]
    at_desk.post(f"{ADMIN}import/", {"rows": packed})
    assert Term.objects.get().code == "kas"


def _packed(page) -> str:
    return re.search(r'name="rows" value="([^"]+)"', page.content.decode())[1]


def test_what_another_wrote_since_one_looked_is_shown_and_not_written_over(at_desk: Client) -> None:
    term = TermFactory(code="kas", name_id="Lama")
    looked = _packed(upload(at_desk, GOOD))
    Term.objects.filter(pk=term.pk).update(meaning_id="Arti yang baru saja ditulis orang lain.")
    page = at_desk.post(f"{ADMIN}import/", {"rows": looked})
    assert "Nothing was imported" in page.content.decode() or "diimpor" in page.content.decode()
    assert Term.objects.get().meaning_id == "Arti yang baru saja ditulis orang lain."
    at_desk.post(f"{ADMIN}import/", {"rows": _packed(page), "update": "every"})
    assert Term.objects.get().name_id != "Lama"


def test_import_sent_twice_is_carried_out_once(at_desk: Client) -> None:
    looked = _packed(upload(at_desk, GOOD))
    first, second = (at_desk.post(f"{ADMIN}import/", {"rows": looked}) for _ in range(2))
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert Term.objects.get().revisions.count() == 1


def test_import_with_an_error_shows_the_row(at_desk: Client) -> None:
    page = upload(at_desk, BAD)
    assert [(error.row, error.text) for error in page.context["errors"]] == [
        (2, "Isilah kolom ini.")
    ]
    assert 'name="rows"' not in page.content.decode()


@pytest.mark.parametrize(("name", "data"), [("a.txt", b"x"), ("a.xlsx", b"x"), ("a.csv", b"")])
def test_other_files_are_refused_next_to_the_field(at_desk: Client, name: str, data: bytes) -> None:
    assert upload(at_desk, data, name).context["form"].errors["sheet"]


def test_forged_rows_are_refused(at_desk: Client) -> None:
    at_desk.post(f"{ADMIN}import/", {"rows": "forged"})
    assert not Term.objects.exists()


def test_template_that_was_not_filled_in_adds_nothing(at_desk: Client) -> None:
    response = at_desk.get(f"{ADMIN}template/")
    assert upload(at_desk, response.content, "a.xlsx").context["form"].errors["sheet"]


def test_filled_template_can_be_imported(at_desk: Client) -> None:
    book = load_workbook(BytesIO(at_desk.get(f"{ADMIN}template/").content))
    book.worksheets[0].append([field.example for field in sheets.FIELDS.columns])
    book.worksheets[0].cell(2, COLUMNS.index("related_codes") + 1).value = None
    stream = BytesIO()
    book.save(stream)
    page = upload(at_desk, stream.getvalue(), "a.xlsx")
    assert [draft.term.code for draft in page.context["sheet"].new] == ["sisa-hasil-usaha"]
    assert page.context["sheet"].is_right


@pytest.mark.parametrize("page", ["import/", "template/", "add/"])
def test_person_without_the_right_is_kept_out(client: Client, stranger: User, page: str) -> None:
    client.force_login(stranger)
    assert client.get(f"{ADMIN}{page}").status_code == 302


def test_address_of_a_new_term_follows_from_it(at_desk: Client) -> None:
    TermFactory(code="sisa-hasil-usaha")
    at_desk.post(f"{ADMIN}add/", {**FORM, "code": ""})
    term = Term.objects.get(name_en="Surplus")
    assert term.code == "sisa-hasil-usaha-2"
    at_desk.post(f"{ADMIN}edit/{term.pk}/", {**FORM, "code": "", "name_id": "Lain"})
    term.refresh_from_db()
    assert (term.name_id, term.code) == ("Lain", "sisa-hasil-usaha-2")


def test_error_names_cell_and_reason_as_in_every_import(at_desk: Client) -> None:
    page = upload(at_desk, BAD.replace(b"name_en", b"Term (English)"))
    [error] = page.context["errors"]
    assert (error.sheet, error.row, error.column) == ("istilah.csv", 2, "B “Term (English)”")
    assert "istilah.csv · 2" in page.content.decode()
    [error] = upload(at_desk, GOOD.replace(b"Cash", b"x" * 121)).context["errors"]
    assert "120" in error.text


EXTRA = b"Istilah,Istilah (Inggris),Arti,Arti (Inggris),Harga\nKas,Cash,Uang tunai.,Money.,12\n"


def test_column_that_no_term_has_is_named_and_asked_about(at_desk: Client) -> None:
    page = upload(at_desk, EXTRA)
    assert "kolom yang tidak dipakai: E “Harga”, 1 sel terisi" in page.content.decode()
    refused = at_desk.post(f"{ADMIN}import/", {"rows": _packed(page)})
    assert not Term.objects.exists()
    assert "E “Harga”" in refused.content.decode()
    at_desk.post(f"{ADMIN}import/", {"rows": _packed(refused), "left_out": "on"})
    assert Term.objects.get().name_en == "Cash"


def test_nothing_is_asked_about_a_file_that_was_read_whole(at_desk: Client) -> None:
    assert 'name="left_out"' not in upload(at_desk, GOOD).content.decode()


class TestKnownTerms:
    """A term that is there is shown before and after; it changes when it is chosen."""

    @pytest.fixture
    def cash(self) -> Term:
        return TermFactory(code="kas", name_id="Kas", name_en="Cash", source="UU 25/1992",
                           meaning_id="Uang.", meaning_en="Money.")  # fmt: skip

    def look(self, at_desk: Client, source: str = "") -> Any:
        row = f"kas,Kas,Cash in hand,Uang tunai.,Money.,{source}"
        return upload(
            at_desk, f"code,name_id,name_en,meaning_id,meaning_en,source\n{row}\n".encode()
        )

    def send(self, at_desk: Client, page: Any, **said: Any) -> Any:
        return at_desk.post(f"{ADMIN}import/", {"rows": _packed(page), **said})

    def test_each_field_is_shown_before_and_after(self, at_desk: Client, cash: Term) -> None:
        [update] = self.look(at_desk).context["updates"]
        assert [(c.before, c.after) for c in update.changes] == [
            ("Cash", "Cash in hand"), ("Uang.", "Uang tunai.")
        ]  # fmt: skip

    def test_it_stays_unless_it_is_chosen(self, at_desk: Client, cash: Term) -> None:
        self.send(at_desk, self.look(at_desk))
        cash.refresh_from_db()
        assert cash.name_en == "Cash"
        self.send(at_desk, self.look(at_desk), update="kas")
        cash.refresh_from_db()
        assert (cash.name_en, cash.source) == ("Cash in hand", "UU 25/1992")
        assert cash.revisions.count() == 1

    def test_dash_empties_only_when_one_says_so(self, at_desk: Client, cash: Term) -> None:
        page = self.look(at_desk, "-")
        assert page.context["empties"]
        self.send(at_desk, page, update="kas")
        cash.refresh_from_db()
        assert cash.source == "UU 25/1992"
        self.send(at_desk, self.look(at_desk, "-"), update="kas", empty="on")
        cash.refresh_from_db()
        assert (cash.source, cash.name_en) == ("", "Cash in hand")

    def test_dash_alone_is_no_change_without_that_word(self, at_desk: Client, cash: Term) -> None:
        self.send(at_desk, self.look(at_desk), update="kas")
        self.send(at_desk, self.look(at_desk, "-"), update="every")
        cash.refresh_from_db()
        assert cash.revisions.count() == 1


class TestHeadings:
    ODD = b"Anu,Itu,Definisi,Arti (Inggris)\nKas,Cash,Uang tunai.,Money.\n"

    def test_unknown_headings_are_explained_once(self, at_desk: Client) -> None:
        asked = upload(at_desk, self.ODD)
        page = at_desk.get(asked.url)
        assert "“Anu”" in page.context["why"]
        told = {"column_0": "glossary:name_id", "column_1": "glossary:name_en"}
        look = at_desk.post(asked.url, told, follow=True)
        assert [draft.term.name_en for draft in look.context["sheet"].new] == ["Cash"]
        assert "A “Anu”" in " ".join(look.context["handed"].receipt)
        again = upload(at_desk, self.ODD)
        assert again.context["sheet"].is_right

    def test_meaning_that_the_file_lacks_is_said_once_for_all_rows(self, at_desk: Client) -> None:
        odd = b"Istilah,Istilah (Inggris),Arti\nKas,Cash,Uang tunai.\n"
        asked = upload(at_desk, odd)
        look = at_desk.post(asked.url, {"fixed-glossary-meaning_en": "Money."}, follow=True)
        [draft] = look.context["sheet"].new
        assert draft.term.meaning_en == "Money."
        assert any("“Money.”" in line for line in look.context["handed"].receipt)
        at_desk.post(f"{ADMIN}import/", {"rows": _packed(look)})
        assert Term.objects.get(name_id="Kas").meaning_en == "Money."
        assert upload(at_desk, odd.replace(b"Kas", b"Bank")).url.endswith("/headings/")

    def test_value_for_all_rows_is_checked_as_in_a_cell(self, at_desk: Client) -> None:
        asked = upload(at_desk, b"Istilah,Arti,Arti (Inggris)\nKas,Uang tunai.,Money.\n")
        refused = at_desk.post(asked.url, {"fixed-glossary-name_en": "x" * 150})
        assert set(refused.context["form"].errors) == {"fixed-glossary-name_en"}

    def test_sheet_comes_back_with_its_errors_marked(self, at_desk: Client) -> None:
        page = upload(at_desk, BAD)
        data = at_desk.get(page.context["to_mend_url"]).content
        again = upload(at_desk, data, "a.xlsx")
        assert [error.row for error in again.context["errors"]] == [2]
        assert again.context["handed"].is_whole

    def test_file_of_another_person_is_not_found(self, at_desk: Client, client: Client,
                                                 stranger: User) -> None:  # fmt: skip
        url = upload(at_desk, self.ODD).url
        client.force_login(stranger)
        assert client.get(url).status_code in {302, 403, 404}
