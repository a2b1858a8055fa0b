"""A round matched by the job: what is written, what is refused, what a killed worker leaves."""

from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor, system
from home.desk.refusals import HasChangedSince
from home.uploads.storage import private_storage
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import keeping, running
from partners.apprenticeships.results.models import (
    BatchFacts,
    Matching,
    Reasons,
    Result,
    WaitingList,
)
from partners.apprenticeships.results.models.result import Answer, Standing
from partners.apprenticeships.results.refusals import IsAtWork
from partners.apprenticeships.results.services import matching
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.refusals import IsNotOpen, ReasonMissing, StillCollecting
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db
State = Matching.State


def tables(world: Any) -> dict[str, list[Any]]:
    """All that a matching writes, but for keys and times of its own."""
    rows = {
        "results": Result.objects.order_by("application").values_list(
            "application", "organisation", "standing", "answer", "place", "first_place",
            "preference", "mode",
        ),
        "lists": WaitingList.objects.order_by("round_batch").values_list(
            "round_batch", "length", "applications", "preferences"
        ),
        "seats": world.round.batches.order_by("pk").values_list(
            "pk", "seats", "taken", "is_closed"
        ),
        "reasons": Reasons.objects.order_by("application").values_list("application", "content"),
        "facts": BatchFacts.objects.order_by("round_batch").values_list("round_batch", "content"),
    }  # fmt: skip
    return {name: [tuple(map(_plain, row)) for row in found] for name, found in rows.items()}


def bytes_of(matching: Matching) -> bytes:
    with private_storage().open(matching.path) as file:
        content: bytes = file.read()
    return content


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def test_every_application_has_one_result_and_every_seat_is_counted(world) -> None:
    done = world.match()
    assert done.state == State.DONE
    assert (world.round.state, world.round.matched_by) == (RoundState.MATCHED, world.asks.user)
    assert world.round.results.count() == 6
    for row in world.round.batches.all():
        assert row.seats == row.batch.seats
        assert row.taken == row.results.holding().count()
        assert row.results.count() == row.taken


def test_places_are_those_of_the_method(world) -> None:
    """Ani and Budi are of the host's province; Citra has the seat of hers; b3 does not run."""
    world.match()
    assert world.places() == {"Ani": "b1", "Budi": "b1", "Citra": "b2"}
    standings = dict(world.round.results.values_list("organisation__name", "standing"))
    assert standings["Dewi"] == standings["Eko"] == Standing.WAITING
    assert standings["Fajar"] == Standing.NOT_PLACED
    closed = world.round.batches.get(is_closed=True)
    assert (closed.batch.code, closed.taken) == ("b3", 0)
    assert set(world.round.results.values_list("answer", flat=True)) == {Answer.OPEN}


def test_place_says_how_much_it_is_liked_and_how_they_meet(world) -> None:
    world.match()
    first = world.round.results.get(organisation__name="Ani")
    second = world.round.results.get(organisation__name="Citra")
    assert first.first_place == first.place
    assert first.preference < second.preference  # a first choice and a second one
    assert (first.mode, second.mode) == (1, 1)
    waiting = world.round.results.get(organisation__name="Eko")
    assert (waiting.preference, waiting.place, waiting.mode) == (None, None, 0)


def test_waiting_lists_hold_keys_in_order_with_how_much_each_likes_it(world) -> None:
    world.match()
    lists = {one.round_batch.batch.code: one for one in WaitingList.objects.all()}
    assert set(lists) == {"b1", "b2"}
    one = lists["b1"]
    keys = np.frombuffer(bytes(one.applications), "<i8").tolist()
    liking = np.frombuffer(bytes(one.preferences), "<i8").tolist()
    assert len(keys) == len(liking) == one.length == 3
    names = [world.round.results.get(application=key).organisation.name for key in keys]
    assert set(names) == {"Citra", "Dewi", "Eko"}
    citra = world.round.results.get(organisation__name="Citra")
    assert liking[names.index("Citra")] < citra.preference


def test_job_keeps_its_figures_and_the_history_says_who_asked(world) -> None:
    done = world.match()
    assert done.figures["placed"] == 3
    assert done.figures["applications"] == 6
    assert done.figures["waiting"] == 2
    assert done.figures["closed"] == [["b3", 2, 3]]
    assert done.figures["ranks"] == {"1": 2, "2": 1, "3": 0, "more": 0, "points": 0}
    assert ["91", 1, 0] in done.figures["provinces"]
    entry = ModelLogEntry.objects.for_instance(world.round).get(action=running.MATCHED)
    assert entry.user == world.asks.user
    assert entry.data["result"] == done.figures["result"]


def test_whole_result_is_kept_where_nobody_reaches_it_by_an_address(world) -> None:
    done = world.match()
    assert private_storage().exists(done.path)
    kept = keeping.read(done)
    assert kept.digests.result == done.figures["result"]
    assert kept.is_committed


def test_only_a_person_who_decides_about_results_asks(world, editor, stranger) -> None:
    for actor in (Actor(editor), Actor(stranger), system("x", matching.CHANGE)):
        with pytest.raises(ActionNotPermitted):
            matching.ask(world.round, by=actor)
        with pytest.raises(ActionNotPermitted):
            matching.undo(world.round, by=actor, reason="x")


def test_round_is_not_matched_while_applications_may_still_come(world) -> None:
    soon = timezone.now() + timedelta(hours=1)
    just_over = timezone.now() - timedelta(seconds=10)
    for moment in (soon, just_over):
        Round.objects.filter(pk=world.round.pk).update(closes_at=moment)
        with pytest.raises(StillCollecting):
            matching.ask(world.round, by=world.asks)


@pytest.mark.parametrize("phase", ["matched", "published", "cancelled"])
def test_round_is_matched_from_one_state_only(world, phase) -> None:
    with pytest.raises(IsNotOpen):
        matching.ask(RoundFactory(**{phase: True}), by=world.asks)
    with pytest.raises(IsNotOpen):
        matching.ask(RoundFactory(), by=world.asks)


def test_second_who_asks_is_told_of_the_first(world) -> None:
    first = matching.ask(world.round, by=world.asks)
    with pytest.raises(IsAtWork) as refused:
        matching.ask(world.round, by=world.publishes)
    assert refused.value.facts["matching"] == first


def test_who_saw_an_older_version_does_not_ask(world) -> None:
    with pytest.raises(HasChangedSince):
        matching.ask(world.round, by=world.asks, seen="2020-01-01")


def test_batch_that_was_called_off_since_gives_no_seat_and_is_nobodys_choice(world) -> None:
    Batch.objects.filter(code="b1").update(state="cancelled")
    world.match()
    assert "b1" not in world.places().values()
    assert world.round.batches.get(batch__code="b1").seats == 0


def test_matching_is_undone_before_it_is_published_and_the_history_says_why(world) -> None:
    done = world.match()
    with pytest.raises(ReasonMissing):
        matching.undo(world.round, by=world.publishes, reason=" ")
    matching.undo(world.round, by=world.publishes, reason="Satu angkatan batal.")
    world.round.refresh_from_db()
    assert (world.round.state, world.round.matched_by) == (RoundState.OPEN, None)
    assert [name for name, rows in tables(world).items() if rows and name != "seats"] == []
    assert set(world.round.batches.values_list("seats", "taken", "is_closed")) == {(0, 0, False)}
    done.refresh_from_db()
    assert done.state == State.UNDONE
    entry = ModelLogEntry.objects.for_instance(world.round).get(action=matching.UNDONE)
    assert entry.data["reason"] == "Satu angkatan batal."
    assert entry.data["result"] == done.figures["result"]


def test_same_round_matched_again_gives_the_same_bit_for_bit(world) -> None:
    first = world.match()
    before, kept = tables(world), bytes_of(first)
    matching.undo(world.round, by=world.asks, reason="Sekali lagi")
    second = world.match()
    assert tables(world) == before
    assert bytes_of(second) == kept
    assert second.figures == first.figures


def test_published_round_is_not_undone(world) -> None:
    with pytest.raises(IsNotOpen):
        matching.undo(RoundFactory(published=True), by=world.asks, reason="x")
