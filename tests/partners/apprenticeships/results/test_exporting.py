"""A round as sheets and folder: the same as `match_magang` on those sheets, byte for byte."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command

from home.uploads.storage import private_storage
from partners.apprenticeships.results import exporting, keeping
from partners.apprenticeships.results.services import matching
from tests.partners.apprenticeships.rounds.samples import files

pytestmark = pytest.mark.django_db


def test_folder_is_what_match_magang_writes_from_the_sheets_with_the_seed(world, tmp_path) -> None:
    world.round.reserve_percent = 50
    world.round.save()
    done = world.match()
    exporting.write_folder(done, tmp_path, "id")
    sheets = tmp_path / exporting.SHEETS
    call_command(
        "match_magang",
        sheets / "batches.csv",
        sheets / "applications.csv",
        seed=world.round.seed,
        commitment=world.round.commitment,
        out=tmp_path / "again",
        verbosity=0,
        stdout=io.StringIO(),
    )
    ours, theirs = files(tmp_path / exporting.ROUND), files(tmp_path / "again")
    assert list(ours) == list(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_sheets_of_an_online_cooperative_with_needs_read_back_as_they_were(world, tmp_path) -> None:
    one = world.applications[0]
    content = {**one.standing.content, "mode": "both", "needs": ["wheelchair"], "team": 3}
    content |= {"free_from": "2026-01-01", "languages": ["en", "id"], "listed_only": True}
    type(one.standing).objects.filter(pk=one.standing_id).update(content=content)
    done = world.match()
    exporting.write_folder(done, tmp_path, "en")
    sheets = tmp_path / exporting.SHEETS
    call_command(
        "match_magang",
        sheets / "batches.xlsx",
        sheets / "applications.xlsx",
        seed=world.round.seed,
        out=tmp_path / "again",
        language="en",
        verbosity=0,
        stdout=io.StringIO(),
    )
    result = json.loads((tmp_path / "again" / "result.json").read_text())
    assert result["digests"]["inputs"] == done.figures["inputs"]
    assert result["digests"]["result"] == done.figures["result"]


def test_zip_holds_sheets_and_folder(world) -> None:
    done, file = world.match(), io.BytesIO()
    exporting.write_zip(done, file, "id")
    names = {Path(name).parts[:2] for name in zipfile.ZipFile(file).namelist()}
    assert names == {("2027-1", "sheets"), ("2027-1", "round")}


def test_files_for_everybody_are_kept_and_name_no_cooperative(world) -> None:
    done = world.match()
    public = done.files["public"]
    assert set(public) == {
        "audit.html", "audit.en.html", "inputs.json.gz", "result.json", "check_round.py",
        "placements.txt",
    }  # fmt: skip
    for name in ("audit.html", "result.json", "placements.txt"):
        with private_storage().open(done.public_path(name)) as file:
            text = file.read().decode()
        assert "Citra" not in text
    assert public["placements.txt"] == private_storage().size(done.public_path("placements.txt"))


def test_files_go_when_the_matching_is_undone(world, django_capture_on_commit_callbacks) -> None:
    done = world.match()
    with django_capture_on_commit_callbacks(execute=True):
        matching.undo(world.round, by=world.asks, reason="Salah")
    assert not private_storage().exists(done.path)
    assert not private_storage().exists(done.public_path("placements.txt"))


def test_kept_result_is_the_result(world) -> None:
    done = world.match()
    assert keeping.read(done).names.cooperatives.keys() == {
        row.id for row in keeping.read(done).applications
    }
