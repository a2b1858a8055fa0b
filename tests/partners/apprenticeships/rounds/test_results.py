"""Results as tables: every application, every participant, every batch, who waits."""

import csv
from dataclasses import replace

import openpyxl
import pytest

from partners.apprenticeships.rounds.outputs.results import TABLES, write_results
from partners.apprenticeships.rounds.running import run_round
from partners.apprenticeships.rounds.writing.example import SEED, example_inputs


@pytest.fixture
def inputs(words):
    return example_inputs(words)


def written(bundle, out) -> dict[str, list[list[str]]]:
    write_results(bundle.edition, out)
    found = {}
    for name in TABLES:
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found[name] = list(csv.reader(file))
    return found


def test_results_tell_place_rank_and_waiting(inputs, tmp_path):
    tables = written(run_round(inputs, seed=SEED, language="en"), tmp_path)
    rows = {row[0]: dict(zip(tables["results"][0], row, strict=True)) for row in tables["results"]}
    lost = rows["M-001"]
    assert (lost["Batch code"], lost["Rank of choice"]) == ("SUSU-1", "2")
    assert lost["Waiting positions"] == "SAYUR-1: 1"
    assert rows["M-002"]["Rank of choice"] == "1"
    assert rows["M-004"]["Moved on from (does not run)"] == "IKAN-1"
    assert rows["M-005"]["Outcome"] == "Not placed"


def test_every_participant_is_listed_with_the_batch(inputs, tmp_path):
    tables = written(run_round(inputs, seed=SEED), tmp_path)
    listed = [(row[0], row[4]) for row in tables["results-participants"][1:]]
    assert listed == [
        ("SAYUR-1", "M-002"),
        ("SAYUR-1", "M-003"),
        ("SUSU-1", "M-001"),
        ("SUSU-1", "M-004"),
    ]


def test_batch_below_its_minimum_is_flagged(inputs, tmp_path):
    locked = replace(inputs, locked={"M-005": "IKAN-1"})
    for given, state in ((inputs, "Tidak jalan: di bawah minimum"), (locked, "di bawah minimum")):
        tables = written(run_round(given, seed=SEED), tmp_path)
        fish = dict(zip(*tables["results-batches"][:2], strict=True))
        assert state in fish["Keadaan"]


def test_workbook_and_csv_hold_the_same(inputs, tmp_path):
    tables = written(run_round(inputs, seed=SEED), tmp_path)
    book = openpyxl.load_workbook(tmp_path / "results.xlsx")
    for sheet, rows in zip(book.worksheets, tables.values(), strict=True):
        cells = [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        assert cells == rows


def _text(value) -> str:
    if value is None:
        return ""
    return value.date().isoformat() if hasattr(value, "date") else str(value)


def test_name_that_looks_like_a_formula_does_not_run(inputs, tmp_path):
    names = replace(inputs.names, cooperatives={"M-001": "=HYPERLINK(1)"})
    tables = written(run_round(replace(inputs, names=names), seed=SEED), tmp_path)
    assert tables["results"][1][2] == "'=HYPERLINK(1)"


def test_same_round_gives_the_same_bytes(inputs, tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_results(run_round(inputs, seed=SEED), tmp_path / name)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


@pytest.mark.parametrize("table", TABLES.values())
def test_every_row_has_a_cell_for_every_column(inputs, table):
    for row in table.rows(run_round(inputs, seed=SEED)):
        assert len(row) == len(table.columns)
