"""A list as people hand it in: every sheet, every kind of file, and a receipt to confirm."""

from datetime import date

import pytest
from django.core.management import call_command
from django.utils import translation

from home.access import Actor
from home.sheets.problems import Problem
from partners.agreements.importing.columns import AGREEMENTS
from partners.agreements.importing.plan import Plan
from partners.agreements.importing.problems import complaint, receipt_lines
from partners.agreements.models import Agreement
from partners.agreements.refusals import ImportLeavesOut
from partners.agreements.services import importing
from tests.factories.home import RegencyFactory, RegionFactory
from tests.home.sheets.files import Error, ods, xls, xlsb, xlsx
from tests.partners.agreements.importing.lists import ROW, importer, the_parties

pytestmark = pytest.mark.django_db
WRITERS = pytest.mark.parametrize("write", [xlsx, ods, xls, xlsb])


def sheet(*rows: dict) -> list[list]:
    keys = list(dict.fromkeys(key for row in rows for key in row))
    heads = [AGREEMENTS.by_key[key].name_id for key in keys]
    return [heads, *([row.get(key) for key in keys] for row in rows)]


def row(title: str, **more: object) -> dict:
    return {**ROW, "title_id": title, **more}


def plan_of(content: bytes, by=None) -> Plan:
    by = Actor(by or importer())
    return importing.look(importing.hand_in(content, "daftar", by=by), by=by)


@WRITERS
def test_every_sheet_is_imported_and_the_hidden_one_is_named(write) -> None:
    the_parties()
    by = importer()
    content = write(
        {"Arsip": sheet(row("Usang")), "2023": sheet(row("Satu")),
         "2024": sheet({"status": "berlaku", **row("Dua")}, row("Tiga"))},
        hidden=("Arsip",),
    )  # fmt: skip
    handed_in = importing.hand_in(content, "d", by=Actor(by))
    plan = importing.look(handed_in, by=Actor(by))
    assert plan.errors == ()
    with translation.override("en"):
        assert receipt_lines(plan.receipt) == [
            "Arsip: left out: the sheet is hidden", "2023: 1 row read", "2024: 2 rows read"
        ]  # fmt: skip
    importing.carry_out(handed_in, by=Actor(by), seen=plan.fingerprint, left_out_seen=True)
    assert set(Agreement.objects.values_list("title_id", flat=True)) == {"Satu", "Dua", "Tiga"}
    assert {a.parties.count() for a in Agreement.objects.all()} == {2}


def test_same_agreement_on_two_sheets_names_the_other_sheet() -> None:
    the_parties()
    [error] = plan_of(xlsx({"A": sheet(ROW), "B": sheet(ROW)})).errors
    with translation.override("en"):
        said = complaint(error)
    assert (said.sheet, said.text) == ("B", "The same agreement as in row 2 (A).")


def test_formula_without_a_value_is_an_error_at_its_cell() -> None:
    the_parties()
    plan = plan_of(xlsx({"A": sheet(row("Satu", ends_on="=EDATE(F2,60)-1"))}))
    [error] = plan.errors
    with translation.override("en"):
        said = complaint(error)
    assert (error.row, said.column) == (2, "G “Berakhir pada”")
    assert said.text.startswith("Holds a formula without a value.")


@pytest.mark.parametrize("write", [xls, xlsb])
def test_error_of_a_binary_file_is_not_an_empty_cell(write) -> None:
    the_parties()
    [error] = plan_of(write({"A": sheet(row("Satu", ends_on=Error(0x2A)))})).errors
    assert (error.column, error.problem, error.more) == ("ends_on", Problem.ERROR_VALUE, ("#N/A",))


def test_values_under_no_heading_stop_the_list() -> None:
    the_parties()
    table = sheet(row("Satu"))
    table[1].append("catatan")
    [error] = plan_of(xlsx({"A": table})).errors
    assert (error.problem, error.at) == (Problem.NO_HEADING, len(table[0]))


def test_day_and_month_that_may_be_swapped_are_asked_about() -> None:
    the_parties()
    rows = (row("Satu", signed_on="2/3/2024"), row("Dua", signed_on="2/20/2024"),
            row("Tiga", signed_on="20/2/2024"))  # fmt: skip
    errors = plan_of(xlsx({"A": sheet(*rows)})).errors
    assert [(e.row, e.problem) for e in errors if e.problem in Problem] == [
        (2, Problem.DAY_OR_MONTH), (3, Problem.MONTH_FIRST)
    ]  # fmt: skip
    with translation.override("en"):
        text = complaint(errors[0]).text
    assert "2/20/2024 in cell F3 has the month first" in text


@pytest.mark.parametrize(
    ("written", "code"),
    [("33.01", "3301"), ("3301", "3301"), (33.01, "3301"), ("KAB. CILACAP", "3301"),
     ("Kota Adm. Jakarta Pusat", "3171"), ("33", "33")],
)  # fmt: skip
def test_region_is_known_by_its_published_code_and_any_spelling(written, code: str) -> None:
    the_parties()
    java = RegionFactory(code="33", name="Jawa Tengah")
    RegencyFactory(code="3301", name="Kabupaten Cilacap", parent=java)
    jakarta = RegionFactory(code="31", name="DKI Jakarta")
    RegencyFactory(code="3171", name="Kota Administrasi Jakarta Pusat", kind="city", parent=jakarta)
    plan = plan_of(xlsx({"A": sheet(row("Satu", regions=written))}))
    assert plan.errors == ()
    assert plan.entries[0].regions == (code,)


def test_unknown_region_suggests_near_names() -> None:
    the_parties()
    RegencyFactory(code="3301", name="Kabupaten Cilacap")
    [error] = plan_of(xlsx({"A": sheet(row("Satu", regions="Kabupaten Cilacapp"))})).errors
    with translation.override("en"):
        assert "Did you mean: Kabupaten Cilacap" in complaint(error).text


def test_import_is_bound_to_the_receipt_and_asks_to_confirm_it(client) -> None:
    the_parties()
    by = importer()
    client.force_login(by)
    table = {"A": sheet(ROW), "B": sheet(row("Dua"))}
    whole, hidden = xlsx({"A": table["A"]}), xlsx(table, hidden=("B",))
    assert plan_of(whole, by).fingerprint != plan_of(hidden, by).fingerprint
    handed_in = importing.hand_in(hidden, "d.xlsx", by=Actor(by))
    page = client.get(f"/admin/agreements/import/{handed_in.key}/").content.decode()
    assert "B: dilewati" in page
    assert 'name="left_out"' in page
    seen = plan_of(hidden, by).fingerprint
    with pytest.raises(ImportLeavesOut):
        importing.carry_out(handed_in, by=Actor(by), seen=seen)
    refused = client.post(f"/admin/agreements/import/{handed_in.key}/", {"seen": seen})
    assert list(refused.context["form"].errors) == ["left_out"]
    assert not Agreement.objects.exists()
    confirmed = {"seen": seen, "left_out": "on"}
    client.post(f"/admin/agreements/import/{handed_in.key}/", confirmed)
    assert Agreement.objects.count() == 1
    handed_in = importing.hand_in(whole, "d.xlsx", by=Actor(by))
    page = client.get(f"/admin/agreements/import/{handed_in.key}/").content.decode()
    assert 'name="left_out"' not in page


def test_command_prints_the_receipt(tmp_path, capsys) -> None:
    the_parties()
    path = tmp_path / "d.xlsx"
    path.write_bytes(xlsx({"A": sheet(ROW), "B": sheet(ROW)}, hidden=("B",)))
    with translation.override("en"):
        call_command("import_agreements", path, "--by", importer().email, "--dry-run")
    assert "B: left out: the sheet is hidden" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("reference", "1.10101E+12", Problem.CODE_LOST_DIGITS),
        ("reference", date(2024, 12, 1), Problem.CODE_IS_A_DAY),
        ("partner_reference", 12.1, Problem.CODE_IS_A_FRACTION),
        ("our_phone", 81234567890, Problem.TELEPHONE_INCOMPLETE),
        ("partner_phone", "81234567890", Problem.TELEPHONE_INCOMPLETE),
    ],
)
def test_damaged_number_is_refused_at_its_cell(key: str, value: object, problem: Problem) -> None:
    the_parties()
    [error] = plan_of(xlsx({"A": sheet(row("Satu", **{key: value}))})).errors
    assert (error.row, error.column, error.problem) == (2, key, problem)


def test_number_beside_one_with_zeros_in_front_is_asked_about() -> None:
    the_parties()
    rows = (row("Satu", reference=12), row("Dua", reference="0013"))
    [error] = plan_of(xlsx({"A": sheet(*rows)})).errors
    assert (error.row, error.more) == (2, ("0013", "G3"))
