"""A folder of results is there whole or not at all."""

import pytest

from partners.apprenticeships.rounds import publishing
from partners.apprenticeships.rounds.publishing import FolderIsTaken, write_failure, write_round
from partners.apprenticeships.rounds.running import run_round
from partners.apprenticeships.rounds.writing.example import SEED, example_inputs
from partners.matching.verifier import Finding, Verdict


@pytest.fixture
def bundle(words):
    return run_round(example_inputs(words), seed=SEED)


def test_earlier_round_is_replaced_whole(bundle, tmp_path):
    out = tmp_path / "deep" / "out"
    write_round(bundle.edition, out)
    (out / "left-over.txt").write_text("x")
    write_round(bundle.edition, out)
    assert not (out / "left-over.txt").exists()
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_folder_with_other_things_is_left_alone(bundle, tmp_path):
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(FolderIsTaken):
        write_round(bundle.edition, tmp_path)
    with pytest.raises(FolderIsTaken):
        write_round(bundle.edition, tmp_path / "mine.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_failing_output_leaves_the_earlier_round_as_it_was(bundle, tmp_path, monkeypatch):
    out = tmp_path / "out"
    write_round(bundle.edition, out)
    before = {path: path.read_bytes() for path in out.iterdir() if path.is_file()}

    def write_nothing(edition, out):
        (out / "half").write_text("x")
        raise OSError("disk is full")

    monkeypatch.setattr(publishing, "OUTPUTS", (*publishing.OUTPUTS, write_nothing))
    with pytest.raises(OSError, match="full"):
        write_round(bundle.edition, out)
    assert {path: path.read_bytes() for path in out.iterdir() if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_failure_is_reported_beside_the_folder(tmp_path):
    verdict = Verdict((Finding("envy", 2, (("A1", "B1"), ("A2", "B1"))),), pairs=9, locked=0)
    report = write_failure(verdict, tmp_path / "out", "en")
    assert not (tmp_path / "out").exists()
    assert report.read_text().splitlines() == [
        "somebody with more right was passed over: 2",
        "  A1  B1",
        "  A2  B1",
    ]
