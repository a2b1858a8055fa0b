"""A round with other points than the usual: matched, written and checked with them."""

import io
import json
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from partners.apprenticeships.results import exporting
from partners.apprenticeships.rounds.weights import in_short
from tests.partners.apprenticeships.rounds.samples import files

pytestmark = pytest.mark.django_db
OTHER = {"competency": 0, "sector": 5, "units": 5, "nearness": 90}


def test_folder_is_that_of_the_command_with_these_points_and_the_script_verifies_it(
    world, tmp_path
) -> None:
    world.round.weights = OTHER
    world.round.save()
    exporting.write_folder(world.match(), tmp_path, "id")
    sheets, ours = tmp_path / exporting.SHEETS, tmp_path / exporting.ROUND
    assert json.loads((ours / "result.json").read_text())["policy"]["weights"] == OTHER
    call_command(
        "match_magang",
        sheets / "batches.csv",
        sheets / "applications.csv",
        seed=world.round.seed,
        commitment=world.round.commitment,
        weights=in_short(OTHER),
        out=tmp_path / "again",
        verbosity=0,
        stdout=io.StringIO(),
    )
    written = files(tmp_path / "again")
    assert files(ours) == written
    said = subprocess.run(
        [sys.executable, "check_round.py"], cwd=ours, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.parametrize("told", ["competency=100", "competency", "competency=x,sector=1", "a=b=c"])
def test_command_refuses_points_that_are_not_a_hundred(tmp_path, told) -> None:
    sheet = tmp_path / "batches.csv"
    sheet.write_text("x")
    with pytest.raises(CommandError):
        call_command(
            "match_magang", sheet, sheet, seed="s", weights=told, out=tmp_path / "out", verbosity=0
        )
