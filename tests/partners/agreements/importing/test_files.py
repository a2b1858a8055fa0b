"""The files that people hand in, the template they fill in, and the command."""

import zipfile
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from openpyxl import load_workbook

from home.access import Actor
from home.sheets.problems import FileProblem, FileRefused
from partners.agreements.importing import columns, reading
from partners.agreements.importing.columns import AGREEMENTS, COMMITMENTS
from partners.agreements.importing.problems import file_words
from partners.agreements.models import Agreement, ImportedList
from partners.agreements.services import importing
from tests.factories.agreements import person
from tests.partners.agreements.importing.lists import ROW, a_csv, a_workbook, importer, the_parties

pytestmark = pytest.mark.django_db(transaction=False)


def plan_of(content: bytes, by):
    return importing.look(importing.hand_in(content, "daftar.xlsx", by=Actor(by)), by=Actor(by))


@pytest.mark.parametrize("make", [
    a_workbook, a_csv, lambda *rows: a_csv(*rows, delimiter=","),
    lambda *rows: a_csv(*rows, delimiter="\t", encoding="cp1252"),
])  # fmt: skip
def test_workbook_and_every_usual_csv_say_the_same(make) -> None:
    the_parties()
    plan = plan_of(make({**ROW, "title_id": "Nota São Tomé"}), importer())
    assert (plan.errors, plan.entries[0].title) == ((), "Nota São Tomé")


def _bomb() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (reading.LIMITS.unpacked + 1))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", FileProblem.EMPTY),
        (b"x" * (reading.LIMITS.size + 1), FileProblem.TOO_LARGE),
        (b"%PDF-1.7\x00", FileProblem.NOT_A_TABLE),
        (b"PK\x03\x04broken", FileProblem.NOT_A_TABLE),
        (b"a,b\n1,2", FileProblem.NO_HEADINGS),
        (b"Judul;Jenis\nx;MoU", FileProblem.HEADINGS_MISSING),
        (a_csv(ROW).split(b"\r\n")[0], FileProblem.NO_ROWS),
        (b"\r\n".join([a_csv(ROW)] + [a_csv(ROW).split(b"\r\n")[1]] * 5_000),
         FileProblem.TOO_MANY_ROWS),
    ],
)  # fmt: skip
def test_unreadable_file_says_why(content: bytes, problem: FileProblem) -> None:
    with pytest.raises(FileRefused) as refusal:
        reading.read_list(content)
    assert refusal.value.problem is problem
    assert file_words(refusal.value)


def test_bomb_is_not_unpacked() -> None:
    with pytest.raises(FileRefused) as refusal:
        reading.read_list(_bomb())
    assert refusal.value.problem is FileProblem.UNPACKS_TO_TOO_MUCH


def test_old_lists_are_forgotten(time_machine) -> None:
    the_parties()
    time_machine.move_to("2026-11-01")
    by = importer()
    importing.hand_in(a_workbook(ROW), "d.xlsx", by=Actor(by))
    time_machine.move_to("2026-11-25")
    fresh = importing.hand_in(a_workbook(ROW), "d.xlsx", by=Actor(by))
    assert list(ImportedList.objects.all()) == [fresh]


@pytest.mark.parametrize("language", ["id", "en"])
def test_template_has_every_column_and_a_legend_in_both_languages(language: str) -> None:
    with translation.override(language):
        book = load_workbook(BytesIO(columns.template()))
    agreements, commitments, legend, words = book.worksheets
    for sheet, table in ((agreements, AGREEMENTS), (commitments, COMMITMENTS)):
        assert [cell.value for cell in sheet[1]] == [c.name(language) for c in table.columns]
    assert legend.max_row == len(AGREEMENTS.columns) + len(COMMITMENTS.columns) + 1
    known = list(words.iter_rows(values_only=True))
    assert ("Status / Status", "berlaku", "in force", "in-force") in known
    assert ("Keadaan / State", "terhambat", "blocked", "blocked") in known


def test_filled_template_is_read(django_assert_max_num_queries) -> None:
    the_parties()
    by = importer()
    rows = [{**ROW, "title_id": f"Nota {number}"} for number in range(40)]
    handed_in = importing.hand_in(a_workbook(*rows), "d.xlsx", by=Actor(by))
    with django_assert_max_num_queries(8):
        plan = importing.look(handed_in, by=Actor(by))
    assert len(plan.new) == 40


def test_command_looks_and_imports(tmp_path, capsys) -> None:
    the_parties()
    by = importer()
    path = tmp_path / "daftar.csv"
    path.write_bytes(a_csv(ROW))
    call_command("import_agreements", path, "--by", by.email, "--dry-run")
    assert not Agreement.objects.exists()
    assert not ImportedList.objects.exists()
    call_command("import_agreements", path, "--by", by.email.upper())
    assert Agreement.objects.count() == 1
    assert "imported: 1 " in capsys.readouterr().out
    path.write_bytes(a_csv({**ROW, "kind": "Traktat"}))
    with pytest.raises(CommandError, match="nothing was imported"):
        call_command("import_agreements", path, "--by", by.email)
    for wrong in ((tmp_path / "tidak-ada.csv", by.email), (path, "siapa@simpul.example")):
        with pytest.raises(CommandError):
            call_command("import_agreements", wrong[0], "--by", wrong[1])
    with pytest.raises(CommandError):
        call_command("import_agreements", path, "--by", person().email)


@pytest.mark.parametrize(
    ("options", "said", "refused"),
    [
        ((), "new: 0 agreements", "1 error; nothing was imported"),
        (("--language", "id"), "baru: 0 kesepakatan", "1 kesalahan; tidak ada yang diimpor"),
    ],
)
def test_command_speaks_one_language(tmp_path, capsys, options, said: str, refused: str) -> None:
    the_parties()
    path = tmp_path / "daftar.csv"
    path.write_bytes(a_csv({**ROW, "kind": "Traktat"}))
    with pytest.raises(CommandError, match=f"^{refused}$"):
        call_command("import_agreements", path, "--by", importer().email, *options)
    assert said in capsys.readouterr().out
