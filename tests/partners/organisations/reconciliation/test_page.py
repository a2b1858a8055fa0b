"""Somebody pastes a list or hands in a file, and gets it back with codes."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.sheets import writer
from partners.organisations.models import FormerIdentity, Organisation
from partners.organisations.reconciliation.tables import MOST_PASTED
from tests.factories.organisations import CooperativeProfileFactory
from tests.partners.organisations.reconciliation.pages import (
    ADDRESS,
    ENGLISH,
    KESUGIHAN,
    cooperative,
    pasted,
    shown_of,
    table,
)

pytestmark = pytest.mark.usefixtures("regency")


def test_the_page_has_an_address_in_each_language(client: Client) -> None:
    assert "Cocokkan daftar" in client.get(ADDRESS).content.decode()
    assert "Match a list" in client.get(ENGLISH).content.decode()


def test_it_sets_no_cookie_and_asks_for_no_token(client: Client) -> None:
    answer = client.get(ADDRESS)
    assert not answer.cookies
    assert b"csrf" not in answer.content


def test_a_row_is_linked_to_its_village_and_cooperative(client: Client) -> None:
    cooperative()
    answer = pasted(client, "KDMP KESUGIHAN\tKec. Kesugihan", "xlsx", region="Kab. Cilacap")
    [_head, row] = table(answer)
    assert row[:2] == ["KDMP KESUGIHAN", "Kec. Kesugihan"]
    assert row[2:8] == [
        "33.01.02.2003",
        "Kesugihan",
        "Kesugihan",
        "kdmp-kesugihan",
        "Koperasi Desa Merah Putih Kesugihan",
        "AHU-0012345.AH.01.29.TAHUN 2025",
    ]
    assert row[10] == "otomatis"


def test_what_is_unsure_has_suggestions_and_no_code(client: Client) -> None:
    answer = pasted(client, "Kalisabuk", "xlsx", region="3301")
    [_head, row] = table(answer)
    assert row[1] == ""
    assert row[9] == "meragukan"
    assert "33.01.02.2006" in row[11]
    assert "33.01.03.2001" in row[11]


def test_the_page_counts_and_shows_what_is_unsure(client: Client) -> None:
    rows = "Nama\tKecamatan\nKesugihan\tKesugihan\nKalisabuk\t\nZzzz\t"
    answer = pasted(client, rows, region="Cilacap")
    counts = [item["value"] for item in answer.context["results"].counts]
    assert counts == [3, 1, 0, 1, 1]
    assert "Ada beberapa yang sama miripnya." in answer.content.decode()
    shown = {kind.id: [row["cells"][0] for row in kind.rows] for kind in shown_of(answer)}
    assert shown == {
        "unsure": ["Kalisabuk"],
        "automatic": ["Kesugihan · Kesugihan"],
        "nothing": ["Zzzz"],
    }
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_linked_row_is_shown_with_what_it_was_linked_to_its_score_and_why(
    client: Client,
) -> None:
    cooperative()
    [kind] = shown_of(pasted(client, "KDMP KESUGIHAN\tKec. Kesugihan", region="Kab. Cilacap"))
    assert kind.rows[0]["cells"] == [
        "KDMP KESUGIHAN · Kec. Kesugihan",
        "Kesugihan, Kesugihan (33.01.02.2003); "
        "Koperasi Desa Merah Putih Kesugihan (kdmp-kesugihan)",
        "100",
        "Nama dan kecamatannya sama.",
    ]


def test_a_long_list_is_shown_in_part_and_says_how_many_are_left(client: Client) -> None:
    rows = "Kesugihan\tKesugihan\n" * 30 + "Zzzz\t\n" * 21
    answer = pasted(client, rows, region="3301")
    assert [(kind.id, len(kind.rows), kind.more) for kind in shown_of(answer)] == [
        ("automatic", 20, 10),
        ("nothing", 20, 1),
    ]
    assert "10 lagi ada dalam berkas." in answer.content.decode()


def test_the_address_of_the_service_is_whole(client: Client, settings: Any) -> None:
    settings.BASE_URL = "https://simpul.example"
    page = client.get(ENGLISH).content.decode()
    assert 'value="https://simpul.example/en/cooperatives/match-list/api/"' in page


def test_rows_come_back_in_their_order_with_every_column(client: Client) -> None:
    rows = "No\tKecamatan\tNama\n1\tKesugihan\tKesugihan\n2\tAdipala\tKalisabuk"
    answer = pasted(client, rows, "csv", region="Cilacap")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[:4] for line in lines[1:]] == [
        ["1", "Kesugihan", "Kesugihan", "33.01.02.2003"],
        ["2", "Adipala", "Kalisabuk", "33.01.03.2001"],
    ]


def test_a_file_is_read_and_its_rows_stand_in_the_field(client: Client) -> None:
    rows = [["Kesugihan", "Kesugihan", "Cilacap"]]
    book = writer.workbook([writer.Grid("Daftar", ["Desa", "Kecamatan", "Kabupaten"], rows)])
    answer = client.post(ADDRESS, {"file": BytesIO(book), "answer": "page"})
    assert answer.context["results"].counts[1]["value"] == 1
    assert "Desa\tKecamatan\tKabupaten\nKesugihan" in answer.content.decode()


def test_a_cooperative_that_is_not_public_does_not_show(client: Client) -> None:
    number = "AHU-0012345.AH.01.29.TAHUN 2025"
    cooperative(is_public=False)
    answer = pasted(client, f"Nama\tNomor badan hukum\nKesugihan\t{number}", region="Cilacap")
    page = answer.content.decode()
    assert "kdmp-kesugihan" not in page
    assert answer.context["results"].counts[2]["value"] == 0


def test_a_former_number_and_a_merged_one_lead_on(client: Client) -> None:
    kept = cooperative()
    FormerIdentity.objects.create(
        organisation=kept, kind=FormerIdentity.Kind.NUMBER, value="LAMA-1", until="2025-01-01"
    )
    merged = CooperativeProfileFactory(registration_number="GABUNG-7").organisation
    Organisation.objects.filter(pk=merged.pk).update(
        is_public=False, archived_at="2025-01-01T00:00Z", merged_into=kept
    )
    answer = pasted(client, "Nama\tNomor\nKesugihan\tlama-1\nKDMP Kesugihan\tgabung-7", "xlsx")
    assert [row[5] for row in table(answer)[1:]] == ["kdmp-kesugihan", "kdmp-kesugihan"]


@pytest.mark.parametrize("holder", ["has it today", "had it later", "was merged into a hidden one"])
def test_a_former_number_leads_to_who_had_it_whatever_a_hidden_one_has(
    holder: str, client: Client
) -> None:
    FormerIdentity.objects.create(
        organisation=cooperative(), kind="number", value="LAMA-1", until="2025-01-01"
    )
    hidden = CooperativeProfileFactory(
        registration_number="X-1" if holder == "had it later" else "LAMA-1",
        organisation__is_public=False,
    ).organisation
    if holder == "had it later":
        hidden.formerly.create(kind="number", value="LAMA-1", until="2026-01-01")
    if holder == "was merged into a hidden one":
        kept = CooperativeProfileFactory(organisation__is_public=False).organisation
        Organisation.objects.filter(pk=hidden.pk).update(
            archived_at="2025-01-01T00:00Z", merged_into=kept
        )
    answer = pasted(client, "Nama\tNomor\nKesugihan\tlama-1", "xlsx")
    assert [row[5] for row in table(answer)[1:]] == ["kdmp-kesugihan"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"rows": " \n "}, "Tempel daftar, atau pilih berkas."),
        ({"rows": "Kesugihan", "region": "Atlantis"}, "bernama “Atlantis”"),
        ({"rows": "Nama\nKesugihan\n" * (MOST_PASTED + 1)}, "melebihi 5000"),
        ({"rows": "a\n" * 490_000}, "melebihi 5000"),
        ({"rows": "nama" + "\t" * 8_000 + "\n" + "a\n" * 4_000}, "8001 kolom"),
        ({"rows": "Nama\tKecamatan\n", "region": "3301"}, "Tidak ada baris"),
        ({"file": SimpleUploadedFile("x.pdf", b"%PDF-1.7")}, "x.pdf"),
    ],
    ids=[
        "nothing",
        "unknown region",
        "too many",
        "many lines",
        "wide",
        "headings only",
        "no table",
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_typed_is_lost(
    sent: dict[str, Any], said: str, client: Client
) -> None:
    answer = client.post(ADDRESS, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page or answer.context["form"].errors["file"]
    assert sent.get("region", "") in page


@pytest.mark.parametrize("text", ["%00", "a" * 10_000, "﷽;=1+1", "🙂", '"a\n' * 40])
def test_odd_input_is_answered(text: str, client: Client) -> None:
    assert pasted(client, text, region="3301").status_code == 200


@pytest.mark.parametrize("text", ["\t\t\t", "\0", " \n "])
def test_what_holds_nothing_is_refused(text: str, client: Client) -> None:
    assert pasted(client, text, region="3301").status_code == 422


def test_a_hundred_rows_cost_the_queries_of_two(client: Client) -> None:
    cooperative()
    pasted(client, "Kesugihan", region="3301")  # the sheet and other things that are made once
    asked = []
    for rows in (2, 100):
        with CaptureQueriesContext(connection) as queries:
            pasted(client, "Kesugihan\tKesugihan\nKesugihn\t\n" * rows, region="3301")
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_formulas_are_never_written(client: Client) -> None:
    answer = pasted(client, "=1+1\nKesugihan", "csv", region="3301")
    assert "\n'=1+1" in answer.content.decode("utf-8-sig").replace("\r", "")


def test_a_wide_sheet_above_a_long_one_is_refused_before_it_is_filled_up(client: Client) -> None:
    """Of 194 kB the rectangle of both took 2.6 GB."""
    wide = writer.Grid("a", ["nama", *(f"x{at}" for at in range(15_999))], [["Sidomulyo"]])
    tall = writer.Grid("b", ["nama"], [["a"]] * 20_000)
    file = SimpleUploadedFile("lebar.xlsx", writer.workbook([wide, tall]))
    answer = client.post(ADDRESS, {"file": file})
    assert answer.status_code == 422
    assert "16000 kolom" in str(answer.context["form"].errors)


def test_one_damaged_code_leaves_the_others_codes(client: Client) -> None:
    answer = pasted(client, f"{KESUGIHAN}\n33.01.02.2006\n3,30102E+09", "xlsx")
    assert [row[1] for row in table(answer)[1:]] == ["33.01.02.2003", "33.01.02.2006", ""]
