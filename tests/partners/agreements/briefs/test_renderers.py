"""The three forms of a brief: PDF, workbook; the page is tested with its view."""

from datetime import UTC, date, datetime
from io import BytesIO

import pypdfium2
import pytest
from django.utils import translation
from openpyxl import load_workbook

from partners.agreements.briefs import pdf, workbook
from partners.agreements.briefs.brief import (
    AgreementFacts,
    Brief,
    Contact,
    PartyFacts,
    PromiseFacts,
    build,
)
from partners.agreements.briefs.canvas import printable
from partners.agreements.rules import lifecycle
from partners.agreements.rules.progress import CommitmentState

TODAY = date(2026, 11, 25)
CONTACT = Contact("SECoop", "João", "joao@secoop.example", "+670 7700 0000")


def a_brief(
    *promises: PromiseFacts, title: str = "MoU Dili – “Covalima”", contact=CONTACT
) -> Brief:
    life = lifecycle.Facts(
        state=lifecycle.AgreementState.IN_FORCE,
        signed_on=date(2024, 2, 20),
        in_force_on=date(2024, 2, 20),
        ends_on=date(2027, 2, 19),
    )
    party = PartyFacts("Sekretáriu Koperativa Nian", country="Timor-Leste", contact=contact)
    facts = AgreementFacts(title, "mou", life=life, parties=(party,), promises=promises)
    return build([facts], TODAY, title="SECoop", place="Timor-Leste", is_bilateral=True)


BLOCKED = PromiseFacts(
    "Pelatihan",
    CommitmentState.BLOCKED,
    due_on=date(2026, 6, 30),
    obstacle="budget",
    obstacle_words="Belum disetujui",
    next_step="Bersurat",
)


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = [document[number] for number in range(len(document))]
    words = "\n".join(page.get_textpage().get_text_range() for page in pages)
    document.close()
    return words.replace("\r\n", "\n")


def test_pdf_keeps_dashes_quotes_and_accents() -> None:
    with translation.override("id"):
        words = text_of(pdf.render(a_brief(), "Citra"))
    assert "MoU Dili – “Covalima”" in words
    assert "Sekretáriu Koperativa Nian" in words


@pytest.mark.parametrize(
    ("language", "blocked", "late", "day"),
    [
        ("id", "Terhambat (1)", "5 bulan", "25 November 2026"),
        ("en", "Blocked (1)", "5 months late", "25 November 2026"),
    ],
)
def test_pdf_says_what_hinders_and_what_comes_next(
    language: str, blocked: str, late: str, day: str
) -> None:
    with translation.override(language):
        words = text_of(pdf.render(a_brief(BLOCKED), "Citra"))
    for part in (blocked, late, day, "Belum disetujui", "Bersurat", "joao@secoop.example"):
        assert part in words


def test_pdf_of_a_hundred_long_promises_runs_over_pages() -> None:
    long = PromiseFacts("Janji panjang " * 17, CommitmentState.PLANNED, measure="Ukuran " * 34)
    content = pdf.render(a_brief(*[long] * 100), "Citra")
    document = pypdfium2.PdfDocument(content)
    pages = len(document)
    document.close()
    assert pages > 10


def test_letters_that_the_faces_lack_are_written_in_latin() -> None:
    assert printable("東京") == "DongJing"
    assert printable("Łódź – “é” \u0007") == "Łódź – “é”  "


def test_pdf_survives_odd_input() -> None:
    odd = "\x00{nb} **x** <b> " + "W" * 400
    content = pdf.render(a_brief(PromiseFacts(odd), title=odd), odd)
    assert content.startswith(b"%PDF-")


def test_workbook_has_no_formula_and_keeps_the_telephone_number() -> None:
    evil = PromiseFacts("=HYPERLINK(1)", CommitmentState.PLANNED, next_step="@SUM(1)")
    book = load_workbook(BytesIO(workbook.render(a_brief(evil, title="+cmd|calc"))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert all(cell.data_type != "f" for cell in cells)
    values = [cell.value for cell in cells]
    assert "'=HYPERLINK(1)" in values
    assert "'@SUM(1)" in values
    assert "'+cmd|calc" in values
    assert "+670 7700 0000" in values


def test_workbook_has_no_sheet_of_contacts_without_contacts() -> None:
    with translation.override("en"):
        book = load_workbook(BytesIO(workbook.render(a_brief(contact=None))))
    assert book.sheetnames == ["Summary", "Commitments", "Dates ahead"]


def test_pair_begins_below_the_longer_of_the_label_and_the_value_before_it() -> None:
    """“Tenggang pemberitahuan” is two lines and its value one: the next label lay over it."""
    canvas = pdf.Canvas("Uji", "id", datetime(2026, 11, 25, tzinfo=UTC), "")
    for label, value in [("Batas pemberitahuan terlewat", "120 hari"), ("Unit", "Biro\nUmum\nIni")]:
        top, width = canvas.y, canvas.epw - pdf.LABEL_WIDTH
        tallest = max(
            canvas.height_of(label, 8.5, pdf.LABEL_WIDTH - pdf.GAP, leading=pdf.ROW),
            canvas.height_of(value, 9, width, leading=pdf.ROW),
        )
        assert tallest > pdf.ROW
        pdf._pair(canvas, label, value)
        assert canvas.y == pytest.approx(top + tallest)
    canvas.output()  # closes the files of its letters
