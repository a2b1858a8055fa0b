"""Taking a round in from sheets in the admin."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from home.desk.locking import version_of
from partners.apprenticeships.results.models import Matching
from partners.matching.lottery import commitment
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db


def said(round, **more) -> dict:
    names = {
        "batches": "batches.csv",
        "applications": "applications.csv",
        "result": "result.json",
        "inputs": "inputs.json.gz",
    }
    files = {name: SimpleUploadedFile(file, b"x") for name, file in names.items()}
    return {**files, "commitment": commitment("s"), "seen": version_of(round), **more}


def test_files_are_kept_and_the_job_is_asked(desk, url) -> None:
    round = RoundFactory()
    answer = desk.post(url("take_in", round.pk), said(round, named="M-001 = kop-1\n\n"))
    assert answer.status_code == 302
    asked = Matching.objects.get(round=round)
    assert asked.handed["named"] == {"M-001": "kop-1"}
    assert asked.handed["names"]["batches"] == "batches.csv"
    assert "are being checked" in desk.get(url("look", round.pk)).content.decode()


def test_line_that_names_nothing_is_told_beside_its_field(desk, url) -> None:
    round = RoundFactory()
    text = desk.post(url("take_in", round.pk), said(round, named="M-001 kop-1")).content.decode()
    assert "Line 1 cannot be read" in text
    assert not Matching.objects.exists()


def test_fingerprint_that_is_none_is_told(desk, url) -> None:
    round = RoundFactory()
    text = desk.post(url("take_in", round.pk), said(round, commitment="abc")).content.decode()
    assert "A fingerprint has 64" in text


def test_only_a_draft_is_filled_from_sheets(desk, at_editor, url) -> None:
    assert desk.get(url("take_in", RoundFactory(collecting=True).pk)).status_code == 404
    assert at_editor.get(url("take_in", RoundFactory().pk)).status_code != 200
