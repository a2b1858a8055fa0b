"""What a round from sheets becomes here, and that it is the same when it is written again."""

import subprocess
import sys

import pytest

from home.uploads.storage import private_storage
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.results import exporting, reasons
from partners.apprenticeships.results.models import Matching, Result
from partners.apprenticeships.results.refusals import BadFingerprint, NeedsAnother
from partners.apprenticeships.results.services import matching, publishing
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.apprenticeships.rounds.refusals import IsNotOpen
from partners.apprenticeships.rounds.services import rounds
from tests.factories.apprenticeships import BatchFactory
from tests.partners.apprenticeships.rounds.samples import files

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_taken_in_and_written_again_it_is_the_same_byte_for_byte(folder, tmp_path, kind) -> None:
    folder.kind = kind
    done = folder.take_in()
    assert done.state == Matching.State.DONE, done.problems
    exporting.write_folder(done, tmp_path / "again", "id")
    first, again = files(folder.out), files(tmp_path / "again")
    assert list(first) == list(again)
    assert [name for name in first if first[name] != again[name]] == []


def test_it_becomes_results_applications_and_batches_as_if_it_was_run_here(folder) -> None:
    folder.take_in()
    results = {one.organisation.name: one for one in Result.objects.filter(round=folder.draft)}
    assert len(results) == 6
    placed = {name: one.place.batch.code for name, one in results.items() if one.place}
    assert placed == folder.places
    assert folder.draft.state == RoundState.MATCHED
    assert folder.draft.taken_in_at is not None
    assert folder.draft.matched_by == folder.world.asks.person
    taken = {row.batch.code: row.taken for row in folder.draft.batches.select_related("batch")}
    assert taken == {"b1": 2, "b2": 1, "b3": 0}
    one = Application.objects.get(round=folder.draft, organisation__name="Ani")
    assert one.sheet_number.startswith("M-2027-1-")
    batches = [choice.batch.code for choice in one.choices.order_by("place")]
    assert batches == ["b1", "b2"]
    assert one.standing.content["choices"] == [choice.batch_id for choice in one.choices.all()]


def test_reasons_name_the_number_of_the_sheet(folder) -> None:
    folder.take_in()
    result = Result.objects.filter(round=folder.draft).exclude(place=None).first()
    packed = reasons.packed_of(result)
    assert packed.row.id == result.application.sheet_number
    assert reasons.sentences_of(result, "id").why


def test_readers_know_of_it_once_another_moderator_published_it(folder) -> None:
    folder.take_in()
    announced = type(folder.draft).objects.announced().filter(pk=folder.draft.pk)
    assert not announced.exists()
    with pytest.raises(NeedsAnother):
        publishing.publish(folder.draft, by=folder.world.asks)
    publishing.publish(folder.draft, by=folder.world.publishes)
    assert announced.exists()


def test_script_for_everybody_still_verifies(folder, tmp_path) -> None:
    done = folder.take_in()
    for name in ("check_round.py", "inputs.json.gz", "result.json"):
        with private_storage().open(done.public_path(name)) as file:
            (tmp_path / name).write_bytes(file.read())
    script = [sys.executable, "check_round.py", "--commitment", folder.commitment]
    said = subprocess.run(script, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603
    assert said.returncode == 0, said.stdout + said.stderr


def test_undone_it_is_a_draft_without_applications_and_can_be_taken_in_again(folder) -> None:
    first = folder.take_in()
    matching.undo(folder.draft, by=folder.world.asks, reason="Salah putaran")
    folder.draft.refresh_from_db()
    assert folder.draft.state == RoundState.DRAFT
    assert (folder.draft.seed, folder.draft.taken_in_at) == ("", None)
    assert not Application.objects.filter(round=folder.draft).exists()
    again = folder.take_in()
    assert again.figures["result"] == first.figures["result"]


def test_files_that_were_handed_in_are_dropped_when_the_job_is_over(folder) -> None:
    done = folder.take_in()
    assert not any(private_storage().exists(done.handed_path(n)) for n in done.handed["files"])


def test_batches_that_were_chosen_before_are_replaced_by_those_of_the_sheet(folder) -> None:
    other = BatchFactory(open=True)
    rounds.choose_batches(folder.draft, [other], by=folder.world.asks)
    folder.draft.refresh_from_db()
    folder.take_in()
    assert {row.batch.code for row in folder.draft.batches.all()} == {"b1", "b2", "b3"}


def test_an_announced_round_is_not_filled_from_sheets(folder) -> None:
    folder.take_in()
    with pytest.raises(IsNotOpen):
        folder.take_in()


@pytest.mark.parametrize("typed", ["", "abc", "g" * 64])
def test_fingerprint_must_be_one(folder, typed) -> None:
    with pytest.raises(BadFingerprint):
        folder.take_in(commitment=typed)
