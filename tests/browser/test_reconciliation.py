"""A regency's data officer matches a column at 360 px and takes the file home."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from home.models import Region
from home.sheets.book import open_path
from home.sheets.values import text_of

WORDS = {
    "id": ("/id/koperasi/cocokkan/", "Cocokkan", "Unduh sebagai XLSX", "Unduh sebagai CSV", "Kec."),
    "en": (
        "/en/cooperatives/match-list/",
        "Match",
        "Download as XLSX",
        "Download as CSV",
        "Kec.",
    ),
}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(autouse=True)
def patient(settings: Any) -> None:
    """All journeys come from one address; the limit has tests of its own."""
    settings.RECONCILIATION_LIMITS = {**settings.RECONCILIATION_LIMITS, "list": "100/m/ip"}


def a_village() -> Region:
    """One whose name no other village of its regency has."""
    found = Region.objects.current().filter(level=4, code__startswith="3301").with_parents()
    names = [village.key for village in found]
    return next(village for village in found if names.count(village.key) == 1)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_column_is_matched_and_the_file_comes_back(language: str, phone: Page) -> None:
    address, match, as_xlsx, as_csv, kec = WORDS[language]
    village = a_village()
    district = village.parent.name
    phone.goto(address)
    rows = f"{village.name.upper()}\t{kec} {district}\nZzzz Qqqq\t{district}"
    phone.locator("textarea[name=rows]").fill(rows)
    phone.locator("input[name=region]").fill("Kab. Cilacap")
    phone.get_by_role("button", name=match, exact=True).click()
    expect(phone.locator("section[aria-labelledby=found] .facts .value").first).to_have_text("2")
    assert phone.evaluate(SIDEWAYS) <= 0
    expect(phone.locator("textarea[name=rows]")).to_have_value(rows)
    with phone.expect_download() as waiting:
        phone.get_by_role("button", name=as_xlsx).click()
    sheet = open_path(Path(waiting.value.path())).sheets[0]
    first, second = ([text_of(value) for value in row] for row in sheet.rows[1:])
    assert first[:3] == [village.name.upper(), f"{kec} {district}", village.official_code]
    assert second[2] == ""
    with phone.expect_download() as waiting:
        phone.get_by_role("button", name=as_csv).click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert [line[2] for line in lines[1:]] == [village.official_code, ""]


def test_a_region_that_is_unclear_is_said_at_its_field(phone: Page) -> None:
    phone.goto(WORDS["id"][0])
    phone.locator("textarea[name=rows]").fill("Sidomulyo")
    phone.locator("input[name=region]").fill("Bandung")
    phone.get_by_role("button", name="Cocokkan", exact=True).click()
    expect(phone.locator(".field.invalid .error")).to_contain_text("Kota Bandung")
    expect(phone.locator("textarea[name=rows]")).to_have_value("Sidomulyo")
