"""How much one network may ask of the page on which lists are matched."""

import io
import zipfile
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from home.sheets import writer
from home.sheets.book import unpacked_size
from partners.organisations.reconciliation import forms
from partners.organisations.reconciliation.costing import PACKED, UNPACKED, WORKBOOK
from tests.partners.organisations.reconciliation.pages import (
    ADDRESS,
    ENGLISH,
    pasted,
)

pytestmark = pytest.mark.usefixtures("regency")


def test_who_asks_too_often_is_told_to_wait(client: Client, settings: Any) -> None:
    settings.RECONCILIATION_LIMITS = {"list": "2/m/ip"}
    seen = [pasted(client, "Kesugihan").status_code for _ in range(3)]
    assert seen == [200, 200, 429]


@pytest.mark.parametrize(
    ("address", "words"), [(ADDRESS, "Belum ada yang dibaca"), (ENGLISH, "Nothing was read")]
)
def test_a_list_that_costs_too_much_waits_and_what_was_pasted_stays(
    address: str, words: str, client: Client, settings: Any
) -> None:
    settings.RECONCILIATION_LIMITS = {"cost": "100/m/ip"}
    sent = {"rows": "Kesugihan\n" * 70, "region": "3301"}
    first, second = [client.post(address, sent) for _ in range(2)]
    assert (first.status_code, second.status_code) == (200, 429)
    page = second.content.decode()
    assert words in page
    assert page.count("Kesugihan\n") >= 70
    assert 0 < int(second.headers["Retry-After"]) <= 60


@pytest.mark.parametrize("name", ["daftar.csv", "daftar.xlsx"])
def test_what_is_refused_is_paid_for_before_it_is_read(
    name: str, client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RECONCILIATION_LIMITS = {"cost": "100/m/ip"}
    rows = [["Kesugihan"]] * 5
    book = writer.workbook([writer.Grid("a", ["Lain", "Lagi"], rows)])
    content = book if name == "daftar.xlsx" else b"Lain;Lagi\n" * 2_000
    sent = {"file": SimpleUploadedFile(name, content), "region": "Atlantis"}
    assert client.post(ADDRESS, sent).status_code == 422
    monkeypatch.setattr(forms, "from_file", None)
    again = {"file": SimpleUploadedFile(name, content), "region": "3301"}
    assert client.post(ADDRESS, again).status_code == 429


def test_a_workbook_pays_for_what_it_unpacks_to(client: Client, settings: Any) -> None:
    settings.RECONCILIATION_LIMITS = {"cost": "3100/m/ip"}
    small = writer.workbook([writer.Grid("a", ["Desa"], [["Kesugihan"]])])
    heavy = _with_a_part_of(4_000_000, small)
    assert len(heavy) // PACKED < WORKBOOK < unpacked_size(heavy) // UNPACKED
    sent = [
        {"file": SimpleUploadedFile("a.xlsx", content), "region": "Atlantis"}
        for content in (small, small, heavy)
    ]
    assert [client.post(ADDRESS, one).status_code for one in sent[:2]] == [422, 422]
    cache.clear()
    assert [client.post(ADDRESS, one).status_code for one in sent[1:]] == [422, 429]


def _with_a_part_of(size: int, workbook: bytes) -> bytes:
    content = io.BytesIO(workbook)
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/more.xml", b" " * size)
    return content.getvalue()


def test_reading_and_answering_one_list_may_cost_all_that_there_is_and_more(
    client: Client, settings: Any
) -> None:
    settings.RECONCILIATION_LIMITS = {"cost": "12/m/ip"}
    rows = "Kesugihan\n" * 150  # 10 to be read, 190 to be answered
    assert pasted(client, rows, region="3301").status_code == 200
    assert pasted(client, rows, region="3301").status_code == 429
