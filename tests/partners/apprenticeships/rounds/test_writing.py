"""Templates and the worked example: what is written is read back to the same."""

import csv

import openpyxl
import pytest
from django.utils.translation import override

from home.sheets.writer import Grid, write_workbook
from partners.apprenticeships.rounds.running import run_round
from partners.apprenticeships.rounds.sources.gathering import gather
from partners.apprenticeships.rounds.sources.problems import BadInput
from partners.apprenticeships.rounds.sources.sheets.file import SheetFile
from partners.apprenticeships.rounds.writing.example import (
    APPLICATIONS,
    BATCHES,
    NAMES,
    SEED,
    example_inputs,
    write_example,
)
from partners.apprenticeships.rounds.writing.templates import write_templates

from .reading import Unregistered


@pytest.fixture
def words(db):
    from partners.apprenticeships.rounds.sources import database

    return database.vocabulary()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_example_is_read_back_to_the_same_rows(tmp_path, words, language, kind):
    write_example(tmp_path, words, language)
    batches, applications = (
        SheetFile(tmp_path / f"{name}.{kind}", words) for name in ("batches", "applications")
    )
    inputs = gather(batches, applications, words, Unregistered())
    assert tuple(inputs.batches) == BATCHES
    assert tuple(inputs.applications) == APPLICATIONS
    assert inputs.names == NAMES
    assert all(receipt.is_whole for receipt in inputs.receipts)


def test_example_shows_reserve_draw_minimum_and_open_door(words):
    bundle = run_round(example_inputs(words), seed=SEED)
    ids = bundle.batches.ids
    place = [ids[j] if j >= 0 else None for j in bundle.outcome.place]
    assert place == ["SUSU-1", "SAYUR-1", "SAYUR-1", "SUSU-1", None]
    told = [bundle.explainer.explain(i) for i in range(5)]
    lost = told[0].choices[0]
    assert lost.own_class == lost.last_class, "the draw decided between equals"
    assert told[2].own_class < told[1].own_class, "the reserved seat went to 3T"
    assert ids[bundle.outcome.moved[3]] == "IKAN-1"
    assert told[4].changes == (("reach", 1),)


@pytest.mark.parametrize("language", ["id", "en"])
def test_template_is_empty_has_a_legend_and_offers_values(tmp_path, words, language):
    paths = write_templates(tmp_path, words, language)
    assert all(path.exists() for path in paths)
    with pytest.raises(BadInput) as refused:
        gather(
            SheetFile(tmp_path / "batches.xlsx", words),
            SheetFile(tmp_path / "applications.csv", words),
            words,
            Unregistered(),
        )
    with override("en"):
        assert ["Has no rows" in str(p) for p in refused.value.problems] == [True] * 2
    book = openpyxl.load_workbook(tmp_path / "applications.xlsx")
    sheet, legend, values = book.worksheets
    heads = [cell.value for cell in sheet[1]]
    told = {row[1 if language == "id" else 2].value for row in legend.iter_rows(min_row=2)}
    assert set(heads) == told
    offered = [r for r in sheet.data_validations.dataValidation if r.type == "list"]
    assert f"'{values.title}'" in offered[0].formula1


def test_legend_of_the_csv_names_every_column_of_both_sheets(tmp_path, words):
    write_templates(tmp_path, words, "en")
    with (tmp_path / "legend.csv").open(encoding="utf-8-sig") as file:
        legend = list(csv.DictReader(file))
    tables = {row["Lembar / sheet"].rpartition(" / ")[2] for row in legend}
    assert tables == {"Batches", "Applications"}
    assert all(row["Penjelasan"] and row["Explanation"] for row in legend)


def test_same_content_gives_the_same_workbook(tmp_path):
    for name in ("a", "b"):
        write_workbook(tmp_path / name, [Grid("Satu", ["x"], [["=1+1", 2]])])
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_text_in_a_workbook_never_becomes_a_formula(tmp_path):
    rows = [[text] for text in ("=1+1", "+1", "-1", "@x", "a\x00b", "<&>")]
    write_workbook(tmp_path / "a.xlsx", [Grid("Satu", ["x"], rows)])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == ["'=1+1", "+1", "-1", "'@x", "ab", "<&>"]
