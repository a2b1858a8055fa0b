"""Whatever is different or not found is told row by row, and nothing is written."""

import gzip
import json

import pytest

from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import running
from partners.apprenticeships.results.models import Matching, Result
from partners.apprenticeships.results.services import taking_in
from partners.apprenticeships.results.taking_in import proof, rows
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.matching import lottery
from partners.organisations.models import Organisation

pytestmark = pytest.mark.django_db
Problem = Matching.Problem


def refused(folder, **more) -> Matching:
    stopped = folder.take_in(**more)
    assert stopped.state == Matching.State.STOPPED
    assert folder.draft.state == RoundState.DRAFT
    assert not Result.objects.filter(round=folder.draft).exists()
    assert not Application.objects.filter(round=folder.draft).exists()
    return stopped


def said(stopped: Matching) -> str:
    return "\n".join(one["en"] for one in stopped.problems)


def test_seed_of_another_fingerprint(folder) -> None:
    stopped = refused(folder, commitment=lottery.commitment("lain"))
    assert stopped.problem == Problem.NO_PROOF
    assert "fingerprint" in said(stopped)


def test_sheet_that_says_otherwise_than_the_inputs_names_the_row(folder) -> None:
    folder.change("batches", "b3", "b9")
    stopped = refused(folder)
    assert "b9" in said(stopped) or "b3" in said(stopped)


def test_result_that_does_not_follow_from_the_inputs(folder) -> None:
    path = folder.path("result")
    result = json.loads(path.read_text())
    result["placements"][0]["batch"] = None
    path.write_text(json.dumps(result))
    stopped = refused(folder)
    assert stopped.problem == Problem.NO_PROOF
    assert "placements" in said(stopped)


def test_inputs_that_were_changed_are_compared_row_by_row(folder) -> None:
    path = folder.path("inputs")
    inputs = json.loads(gzip.decompress(path.read_bytes()))
    inputs["batches"][0]["seats"] += 1
    path.write_bytes(gzip.compress(json.dumps(inputs).encode()))
    result = folder.path("result")
    facts = json.loads(result.read_text())
    facts["digests"]["inputs"] = "0" * 64
    result.write_text(json.dumps(facts))
    assert "b1 is not in the sheets as in inputs.json.gz: seats." in said(refused(folder))


@pytest.mark.parametrize("name", ["result", "inputs"])
def test_files_that_are_something_else(folder, name) -> None:
    folder.path(name).write_bytes(b"PK\x03\x04")
    assert refused(folder).problem == Problem.NO_PROOF


def test_inputs_that_unpack_to_more_than_the_portal_holds_are_not_read(folder, monkeypatch) -> None:
    monkeypatch.setattr(proof, "MOST_BYTES", 3 * proof.MEGABYTE)
    folder.path("inputs").write_bytes(gzip.compress(b" " * (4 * proof.MEGABYTE)))
    stopped = refused(folder)
    assert stopped.problem == Problem.NO_PROOF
    assert "more than 3 MB" in said(stopped)


def test_other_rules(folder) -> None:
    path = folder.path("result")
    result = json.loads(path.read_text())
    result["policy"]["version"] = "2019.1"
    path.write_text(json.dumps(result))
    assert refused(folder).problem == Problem.OTHER_RULES


def test_cooperative_that_is_not_here_is_told_with_its_row_and_near_names(folder) -> None:
    Organisation.objects.filter(name="Ani").update(code="kop-ani-baru")
    stopped = refused(folder)
    assert stopped.problem == Problem.NOT_FOUND
    assert "row 2" in said(stopped)
    assert "Ani (kop-ani-baru)" in said(stopped)


def test_row_is_found_by_the_code_that_the_moderator_named(folder) -> None:
    one = Organisation.objects.get(name="Ani")
    Organisation.objects.filter(pk=one.pk).update(code="kop-ani-baru")
    number = json.loads(folder.path("result").read_text())["placements"][0]["application"]
    done = folder.take_in(named={number: "kop-ani-baru"})
    assert done.state == Matching.State.DONE, done.problems
    found = Application.objects.get(round=folder.draft, organisation=one)
    assert found.sheet_number == number


def test_cooperative_that_the_site_does_not_show(folder) -> None:
    Organisation.objects.filter(name="Ani").update(is_public=False)
    assert "does not show" in said(refused(folder))


def test_batch_that_is_not_here_is_told_with_near_codes(folder) -> None:
    Batch.objects.filter(code="b1").update(code="b1-lama")
    assert "b1" in said(refused(folder))


def test_batch_of_other_dates(folder) -> None:
    batch = Batch.objects.get(code="b1")
    Batch.objects.filter(pk=batch.pk).update(ends_on=batch.ends_on.replace(year=2030))
    assert "is not its last day on the portal" in said(refused(folder))


def test_more_seats_than_the_batch_has(folder) -> None:
    Batch.objects.filter(code="b1").update(seats=1, minimum=0)
    assert "more than the seats" in said(refused(folder))


def test_what_could_not_be_read_of_a_sheet_is_told(folder) -> None:
    path = folder.path("applications")
    head, *rows = path.read_text("utf-8-sig").splitlines()
    comma = ";" if ";" in head and "," not in head else ","
    lines = [f"{head}{comma}Keterangan", *(f"{row}{comma}x" for row in rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    assert "Keterangan" in said(refused(folder))


@pytest.mark.parametrize(
    "wrong", [{"digests": "a"}, {"policy": {"version": [], "weights": {"a": []}}}]
)
def test_result_of_another_shape_is_told_and_breaks_nothing(folder, wrong) -> None:
    path = folder.path("result")
    path.write_text(json.dumps({**json.loads(path.read_text()), **wrong}))
    assert refused(folder).problem in {Problem.NO_PROOF, Problem.OTHER_RULES}


@pytest.mark.parametrize("digits", ["1e999", "9" * 4_000, "NaN", '"\\u0000"', '"\\ud800"'])
def test_numbers_and_signs_that_no_round_writes_break_nothing(folder, digits) -> None:
    path = folder.path("inputs")
    text = gzip.decompress(path.read_bytes()).decode()
    inputs = json.loads(text)
    inputs["batches"][0]["seats"] = "here"
    text = json.dumps(inputs).replace('"here"', digits)
    path.write_bytes(gzip.compress(text.encode()))
    folder.change("result", '"inputs": "', '"inputs": "0')
    assert refused(folder).problem == Problem.NO_PROOF


def test_names_of_files_as_long_as_a_phone_makes_them_are_read(folder) -> None:
    files = folder.files()
    files["batches"].name = "🐄" * 90 + ".csv"
    asked = taking_in.take_in(
        folder.draft, files, by=folder.world.asks, commitment=folder.commitment
    )
    assert running.run(asked.pk) == Matching.State.DONE


@pytest.mark.parametrize("seed", ["", "a", "\ud800", "x" * 100_000])
def test_seed_that_is_none_is_told(folder, seed) -> None:
    path = folder.path("result")
    path.write_text(json.dumps({**json.loads(path.read_text()), "seed": seed}))
    assert refused(folder).problem == Problem.NO_PROOF


def test_signs_that_no_database_keeps_are_told_as_others(folder) -> None:
    """The rows of a proof file are told by their names, whatever stands there."""
    path = folder.path("inputs")
    inputs = json.loads(gzip.decompress(path.read_bytes()))
    inputs["batches"].append({**inputs["batches"][0], "id": "b\0\ud800<b>"})
    path.write_bytes(gzip.compress(json.dumps(inputs).encode()))
    folder.change("result", '"inputs": "', '"inputs": "0')
    told = said(refused(folder))
    assert "b\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}<b> is in inputs.json.gz" in told


def test_result_that_holds_more_than_any_round_is_not_parsed(folder, monkeypatch) -> None:
    """An object takes two dozen times the memory of its text."""
    monkeypatch.setattr(proof, "MOST_OBJECTS", 30)
    path = folder.path("result")
    result = json.loads(path.read_text())
    result["placements"] += [{}] * 31
    path.write_text(json.dumps(result))
    stopped = refused(folder)
    assert stopped.problem == Problem.NO_PROOF
    assert "result.json holds more than any round" in said(stopped)


def test_inputs_with_more_rows_than_any_round_are_not_compared(folder, monkeypatch) -> None:
    monkeypatch.setattr(rows, "MOST_ROWS", 2)
    assert "inputs.json.gz holds more than any round" in said(refused(folder))
