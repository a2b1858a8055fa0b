"""Lists as they come in: the chain refuses or asks, and never guesses."""

import pytest

from home.access import Actor
from home.desk.locking import version_of
from partners.organisations.importing import job, words
from partners.organisations.importing.refusals import ColumnsMissing
from partners.organisations.models import Organisation, RegisterImport, RegisterRow
from partners.organisations.services import register_imports as services
from tests.home.sheets import files
from tests.partners.organisations.importing import lists

pytestmark = pytest.mark.django_db
Outcome = RegisterRow.Outcome


@pytest.fixture(autouse=True)
def _country() -> None:
    lists.country()


def problems(record: RegisterImport) -> list[tuple[int, str, str]]:
    """Row, column and problem of each row that is wrong or unsure."""
    return [
        (row.number, error["key"], error["problem"])
        for row in record.rows.filter(outcome__in=(Outcome.WRONG, Outcome.UNSURE))
        for error in row.errors
    ]


def test_two_header_rows_a_sheet_per_province_hidden_sheets_and_totals(moderator) -> None:
    title = ["Daftar koperasi", "", "", "", ""]
    total = ["Jumlah", "", "", "", 999]
    content = files.xlsx(
        {
            "Jateng": [title, lists.HEAD, *lists.rows(2), total],
            "Jatim": [lists.HEAD, *lists.rows(2, "350701")],
            "Arsip": [lists.HEAD, *lists.rows(2, "330201")],
        },
        hidden=("Arsip",),
    )
    record = lists.checked(content, moderator)
    assert lists.outcomes(record) == {"new": 4}
    assert [c["heading"] for c in record.columns] == lists.HEAD
    told = {sheet["sheet"]: sheet["left_out"] for sheet in record.receipt}
    assert told == {"Jateng": None, "Jatim": None, "Arsip": "hidden"}


@pytest.mark.parametrize("code", ["33.01.01.2001", "3301012001", 3301012001, "3.301012001E+09"])
def test_codes_are_read_however_they_are_written(moderator, code) -> None:
    record = lists.checked(lists.book(lists.row(1, code=code)), moderator)
    assert record.rows.get().said["region"] == "3301012001"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"code": "3.3E+09"}, ("village_code", "code-lost-digits")),
        ({"code": "33.01.01.9999"}, ("village_code", "no-such-village")),
        ({"code": "330101200"}, ("village_code", "code-length")),
        ({"code": 33010120010}, ("village_code", "code-length")),
        ({"code": "33.01.01.20"}, ("village_code", "code-length")),
        ({"code": "33.01.01"}, ("village_code", "not-a-village")),
        ({"name": ""}, ("name", "missing")),
        ({"name": files.Error("#REF!")}, ("name", "error-value")),
        ({"members": "banyak"}, ("members", "not-a-number")),
        ({"kind": "perusahaan"}, ("kind", "unknown-word")),
        ({"number": "", "code": ""}, ("number", "no-key")),
        ({"number": 1234567890123456789}, ("number", "code-lost-digits")),
    ],
)
def test_a_damaged_cell_is_told_beside_its_column(moderator, cells, told) -> None:
    if isinstance(cells.get("name"), files.Error):
        cells = {"name": "#REF!"}
    record = lists.checked(lists.book(lists.row(1, **cells), lists.row(2)), moderator)
    assert problems(record) == [(2, *told)]
    assert lists.outcomes(record) == {"new": 1, "wrong": 1}
    assert all(list(words.lines_of(row, {})) for row in record.rows.filter(outcome="wrong"))


def test_names_in_capitals_are_written_as_one_writes_them(moderator) -> None:
    name = "KOPERASI DESA MERAH PUTIH SIDOMULYO"
    record = lists.checked(lists.book(lists.row(1, name=name)), moderator)
    assert record.rows.get().said["name"] == "Koperasi Desa Merah Putih Sidomulyo"


def test_windows_letters_and_semicolons(moderator) -> None:
    lines = [lists.HEAD, lists.row(1, name="Koperasi Café")]
    text = "\r\n".join(";".join(map(str, line)) for line in lines)
    record = lists.checked(text.encode("cp1252"), moderator, name="daftar.csv")
    assert record.rows.get().said["name"] == "Koperasi Café"


def test_the_same_number_twice_is_wrong_in_both_rows(moderator) -> None:
    twin = lists.row(2, number="ahu-3301010001")
    record = lists.checked(lists.book(lists.row(1), twin, lists.row(3)), moderator)
    assert problems(record) == [(2, "number", "number-twice"), (3, "number", "number-twice")]
    assert record.rows.get(number=2).errors[0]["more"] == ["Daftar 3"]


def test_two_kdkmp_of_one_village_are_wrong(moderator) -> None:
    twin = lists.row(1, number="LAIN-1")
    record = lists.checked(lists.book(lists.row(1), twin), moderator)
    assert [problem for *_row, problem in problems(record)] == ["village-twice"] * 2


def test_rows_of_one_village_are_wrong_beside_some_that_share_a_number_as_well(moderator) -> None:
    """The last two were told nothing, and were written over each other."""
    numbers = ("LAIN-1", "LAIN-1", "LAIN-2", "LAIN-3")
    rows = [lists.row(1, number=number) for number in numbers]
    lists.written(lists.book(lists.row(1, number="")), moderator)
    record = lists.checked(lists.book(*rows), moderator, scope="part")
    assert [problem for *_row, problem in problems(record)] == [
        *["number-twice"] * 2,
        *["village-twice"] * 2,
    ]


def test_a_number_and_a_village_that_contradict_each_other_name_both(moderator) -> None:
    lists.written(lists.book(*lists.rows(2)), moderator)
    swapped = lists.row(1, code="33.01.01.2002")
    record = lists.checked(lists.book(swapped), moderator, scope="part")
    assert problems(record) == [(2, "number", "number-and-village")]
    codes = [one["code"] for one in record.rows.get().candidates]
    assert codes == list(Organisation.objects.order_by("pk").values_list("code", flat=True))


def test_a_name_alone_only_suggests(moderator) -> None:
    lists.written(lists.book(lists.row(1)), moderator)
    head = ["Nama koperasi", "Kabupaten", "Kecamatan", "Provinsi"]
    line = [lists.row(1)[1], "Kab. K3301", "Kec. Kec330101", "Provinsi 33"]
    record = lists.checked(lists.book(line, head=head), moderator, scope="part")
    assert problems(record) == [(2, "name", "perhaps-known")]


def test_the_wrong_file_altogether_is_refused(moderator) -> None:
    content = files.xlsx({"A": [["Buah", "Harga"], ["Apel", 3], ["Jeruk", 4]]})
    record = lists.handed_in(content, moderator)
    assert (record.state, record.problem["code"]) == ("stopped", "no-headings")
    assert words.of_problem(record.problem)


@pytest.mark.parametrize(
    ("heads", "known"),
    [(["NM_KOP", "KD_WIL", "JML_AGT"], []), (["Nama koperasi", "KD_WIL", "JML"], ["name"])],
)
def test_list_of_own_headings_waits_for_what_its_columns_mean(moderator, heads, known) -> None:
    rows = [["DAFTAR KOPERASI"], heads, ["Koperasi Contoh", "33.01.01.2001", 12]]
    record = lists.handed_in(files.xlsx({"A": rows}), moderator, scope="part")
    assert (record.step, record.state) == ("read", "done")
    assert [column["heading"] for column in record.columns] == heads
    assert [column["key"] for column in record.columns if column["key"]] == known
    with pytest.raises(ColumnsMissing):
        services.choose_columns(record, seen=version_of(record), by=Actor(moderator), keys={})
    keys = {"A!A": "name", "A!B": "village_code", "A!C": "members"}
    services.choose_columns(record, seen=version_of(record), by=Actor(moderator), keys=keys)
    job.run(record.key)
    [row] = lists.fresh(record).rows.all()
    assert (row.outcome, row.said["members"]) == ("new", 12)


def test_a_formula_without_a_value_is_told(moderator) -> None:
    record = lists.checked(lists.book(lists.row(1, members="=SUM(A1:A3)"), lists.row(2)), moderator)
    assert problems(record) == [(2, "members", "formula-without-value")]


def test_a_list_that_halves_is_not_written_without_a_reason(moderator) -> None:
    from home.access import Actor
    from home.desk.locking import version_of
    from partners.organisations.importing.refusals import GuardsSpeakAgainst
    from partners.organisations.services import register_imports as services

    lists.written(lists.book(*lists.rows(20)), moderator)
    record = lists.checked(lists.book(*lists.rows(11)), moderator)
    codes = [guard["code"] for guard in record.guards]
    assert codes == ["fewer-rows", "many-missing", "province-loses"]
    with pytest.raises(GuardsSpeakAgainst):
        services.carry_out(record, seen=version_of(record), by=Actor(moderator))
    done = lists.carried_out(record, moderator, because="daftar baru")
    assert done.passed_because == "daftar baru"
    assert Organisation.objects.filter(register_entry__missing_since=lists.AS_OF).count() == 9


@pytest.mark.parametrize("kind", ["Koperasi Produsen", "KONSUMEN", "Simpan Pinjam", "Jasa", "KSP"])
def test_what_a_cooperative_does_says_nothing_of_whose_village_it_is(moderator, kind) -> None:
    """As UU 25/1992 divides them, and as most lists head the column."""
    village = lists.row(1, kind=kind)
    other = lists.row(2, kind=kind, name="Koperasi Tani Makmur")
    record = lists.checked(lists.book(village, other), moderator, scope="part")
    assert lists.outcomes(record) == {"new": 2}
    assert [row.said["kind"] for row in record.rows.order_by("number")] == ["desa", "other"]


@pytest.mark.parametrize(
    ("column", "text"),
    [("number", "\ufdfa" * 30), ("website", "a" * 190 + ".id")],
    ids=["a sign that stands for words", "an address without https://"],
)
def test_what_would_be_kept_longer_than_its_column_is_a_wrong_row(moderator, column, text):
    lists.country()
    headings = {"number": "Nomor badan hukum", "website": "Situs web"}
    row = ["Koperasi Contoh", "33.01.01.2001", "desa", text]
    content = files.xlsx({"D": [["Nama koperasi", "Kode desa", "Jenis", headings[column]], row]})
    record = lists.checked(content, moderator, scope="part")
    [wrong] = record.rows.filter(outcome="wrong")
    assert [(one["key"], one["problem"]) for one in wrong.errors] == [(column, "too-long")]
