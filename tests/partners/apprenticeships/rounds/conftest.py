"""Vocabulary as it comes with the portal, and spreadsheets to be filled in."""

import csv
from pathlib import Path

import pytest
from django.utils.translation import override

from partners.apprenticeships.rounds.languages import InBoth
from partners.apprenticeships.rounds.vocabulary import Vocabulary

BATCH = {"Batch code": "B1", "Province": "32", "First day": "2027-03-01", "Last day": "2027-03-08"}
APPLICATION = {"Application number": "A1", "Province": "32"}


@pytest.fixture
def words() -> Vocabulary:
    return Vocabulary(
        sectors={"dairy": InBoth("Sapi perah", "Dairy"), "coffee": InBoth("Kopi", "Coffee")},
        competencies={
            "bookkeeping": InBoth("Pembukuan dan laporan keuangan", "Bookkeeping and reports"),
            "marketing": InBoth("Pemasaran, kontrak", "Marketing, contracts"),
        },
        units={"office": InBoth("Kantor", "Office"), "clinic": InBoth("Klinik", "Clinic")},
        stages={
            "legal-status": InBoth("Badan hukum", "Legal status"),
            "annual-meeting": InBoth("RAT", "Annual members' meeting"),
        },
        regencies={
            "3204": "Kabupaten Bandung",
            "3273": "Kota Bandung",
            "3205": "Kabupaten Garut",
            "3507": "Kabupaten Malang",
        },
    )


@pytest.fixture
def english():
    with override("en"):
        yield


@pytest.fixture
def fill(tmp_path: Path):
    """Write ``rows`` (heading to text) as CSV and give its path."""

    def write(name: str, *rows: dict[str, str], encoding: str = "utf-8", separator: str = ","):
        path = tmp_path / f"{name}.csv"
        heads = list(dict.fromkeys(head for row in rows for head in row))
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file, delimiter=separator)
            writer.writerow(heads)
            writer.writerows([row.get(head, "") for head in heads] for row in rows)
        return path

    return write


@pytest.fixture
def batches(fill):
    """A spreadsheet of batches that is right; rows complete the first columns."""
    return lambda *rows: fill("batches", *({**BATCH, "Seats": "2", **row} for row in rows or [{}]))


@pytest.fixture
def applications(fill):
    return lambda *rows: fill("applications", *({**APPLICATION, **row} for row in rows or [{}]))
