"""Everybody is told why, in both languages, in a page of their own."""

import csv
import re
from datetime import datetime
from html import unescape

import pytest
from openpyxl import load_workbook

from partners.apprenticeships.rounds.outputs.explanations import write_explanations
from partners.apprenticeships.rounds.outputs.explanations.folders import paths

from ..samples import APPLICATIONS, BATCHES, application, batch, edition, files


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("round")
    write_explanations(edition(), out)
    return out / "explanations"


def text_of(folder, name, language):
    """What the page of an application says in one language, without markup."""
    html = next(folder.rglob(f"{name}.html")).read_text()
    section = html.split(f'id="{language}"', 1)[1].split("</section>")[0]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", section)))


def test_every_application_has_a_page_in_the_folder_of_its_regency(folder):
    pages = {str(path.relative_to(folder)) for path in folder.rglob("*.html")}
    assert len(pages) == len(APPLICATIONS)
    assert {"32/3204/A1.html", "91/9103/A6.html"} <= pages


def test_place_is_explained_with_points_and_classes(folder):
    indonesian, english = text_of(folder, "A2", "id"), text_of(folder, "A2", "en")
    assert "Ini pilihan ke-1 dalam daftar Anda." in indonesian
    assert "It is your 1st choice." in english
    assert "Kompetensi yang dicari 45 dari 45" in indonesian
    assert "earlier rounds without a place: 1 10" in english
    assert "2 March 2026 – 11 March 2026" in english
    assert "2 Maret 2026 – 11 Maret 2026" in indonesian


def test_reserved_seat_is_named(tmp_path):
    people = [
        application("A1", waited=3, choices=("B1",)),
        application("A2", waited=2, choices=("B1",)),
        application("A3", tier=1, choices=("B1",)),
    ]
    write_explanations(
        edition(applications=people, batches=[batch("B1", reserve=1)], locked={}), tmp_path
    )
    english = text_of(tmp_path, "A3", "en")
    assert (
        "You hold a seat reserved for 3T regions: your class is 40, while the last accepted in an "
        "open seat had class 50." in english
    )
    assert "Your priority class at B1" in english
    assert "Your priority class (in your own province: +10)" in text_of(tmp_path, "A2", "en")


def test_full_choice_names_classes_and_the_place_in_the_queue(folder):
    assert (
        "Full: the last accepted had class 30, yours is 20; you are 1st on the waiting list."
        in text_of(folder, "A3", "en") + text_of(folder, "A4", "en")
    )
    assert "Penuh: kelas terakhir yang diterima 30, kelas Anda" in text_of(folder, "A3", "id")


def test_failed_rule_is_named(folder):
    assert "A rule was not met: your team is above the limit." in text_of(folder, "A5", "en")
    assert "tim Anda lebih besar dari batas per koperasi" in text_of(folder, "A5", "id")


def test_batch_that_does_not_run_is_named(folder):
    assert "It does not run: 1 of the 2 cooperatives that it needs." in text_of(folder, "A4", "en")
    assert "B3 tidak berjalan: hanya 1 dari minimum 2 koperasi" in text_of(folder, "A4", "id")


def test_locked_place_is_said_to_stand(folder):
    assert "This place was fixed before the round and stands." in text_of(folder, "A8", "en")


def test_without_a_place_the_doors_are_named(folder):
    english = text_of(folder, "A5", "en")
    assert "no place yet" in english
    assert "What would open doors" in english
    assert "A smaller team: batches with free seats that this would open: 1." in english
    assert "Yang membuka pintu" in text_of(folder, "A9", "id")


def test_names_cannot_break_the_page(folder):
    html = next(folder.rglob("A1.html")).read_text()
    assert "Koperasi &lt;Mekar&gt; &amp; Jaya" in html
    assert "<Mekar>" not in html
    assert "<script" not in html
    assert "style=" not in html


def test_help_desk_has_a_row_per_application(folder):
    with (folder / "help-desk.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["permohonan"] for row in rows] == [row.id for row in APPLICATIONS]
    first = rows[0]
    assert (first["angkatan"], first["tuan rumah"], first["pilihan ke"]) == ("B1", "Host B1", "1")
    assert (first["provinsi"], first["cara ikut"]) == ("Jawa Barat", "di tempat")
    for row in rows:
        assert (folder / row["berkas"]).is_file()
        assert row["penjelasan (Indonesia)"] != row["penjelasan (Inggris)"]


def test_help_desk_speaks_the_language_of_the_round(tmp_path):
    write_explanations(edition("en"), tmp_path)
    with (tmp_path / "explanations/help-desk.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["province"] for row in rows} >= {"West Java"}
    assert {row["mode"] for row in rows} <= {"on site", "online", ""}


def test_help_desk_has_the_same_rows_as_a_workbook(folder):
    with (folder / "help-desk.csv").open(encoding="utf-8-sig", newline="") as file:
        expected = list(csv.reader(file))
    (sheet,) = load_workbook(folder / "help-desk.xlsx").worksheets
    found = [[_as_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert found == expected
    assert sheet.title == "Meja bantuan"


def _as_text(cell):
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def test_cells_that_a_spreadsheet_would_run_are_disarmed(tmp_path):
    write_explanations(edition(applications=[application("=1+1")], locked={}), tmp_path)
    table = (tmp_path / "explanations/help-desk.csv").read_text(encoding="utf-8-sig")
    assert table.splitlines()[1].startswith("'=1+1,")
    cell = load_workbook(tmp_path / "explanations/help-desk.xlsx").active["A2"]
    assert (cell.value, cell.data_type) == ("'=1+1", "s")


def test_same_bundle_gives_the_same_bytes(folder, tmp_path):
    write_explanations(edition(), tmp_path)
    assert files(tmp_path / "explanations") == files(folder)


def test_strange_ids_stay_inside_their_folder_and_apart(tmp_path):
    names = ["../../up", "a", "A", "x" * 300, ".hidden", "a/b", "Ünïcode \u202e", "con"]
    rows = [application(name, regency="../..") for name in names]
    found = paths(rows)
    assert len({path.lower() for path in found}) == len(names)
    for path in found:
        province, regency, name = path.split("/")
        assert (province, regency) == ("32", "other")
        assert re.fullmatch(r"[A-Za-z0-9_%-][A-Za-z0-9._%-]*\.html", name)


def test_empty_round_has_an_empty_table(tmp_path):
    write_explanations(edition(applications=(), locked={}), tmp_path)
    assert len((tmp_path / "explanations/help-desk.csv").read_text().splitlines()) == 1


def test_capacity_without_open_seats_is_said_plainly(tmp_path):
    groups = [*BATCHES[1:], batch("B0", seats=0)]
    people = [application("A1", choices=("B0",), listed_only=True)]
    write_explanations(edition(applications=people, batches=groups, locked={}), tmp_path)
    assert "had no open seat for this application" in text_of(tmp_path, "A1", "en")
