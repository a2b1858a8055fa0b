"""The job that matches a round: killed, given up, stopped by what it finds."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from home.jobs import recovery
from home.uploads.storage import private_storage
from partners.apprenticeships.applications.content import number_of
from partners.apprenticeships.results import running
from partners.apprenticeships.results.models import (
    Matching,
)
from partners.apprenticeships.results.services import matching
from partners.apprenticeships.rounds import running as rounds_running
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation

pytestmark = pytest.mark.django_db
State = Matching.State


def test_work_is_done_once_however_often_the_job_is_rung(world) -> None:
    asked = matching.ask(world.round, by=world.asks)
    assert running.run(asked.pk) == State.DONE
    assert running.run(asked.pk) is None
    assert world.round.results.count() == 6


def test_worker_that_is_killed_while_writing_leaves_nothing_and_the_next_finishes(
    world, monkeypatch
) -> None:
    class Killed(BaseException):
        """As a signal: nothing catches it."""

    def die(*args: Any, **kwargs: Any) -> None:
        raise Killed

    asked = matching.ask(world.round, by=world.asks)
    monkeypatch.setattr(running.audit, "record", die)
    with pytest.raises(Killed):
        running.run(asked.pk)
    monkeypatch.undo()
    world.round.refresh_from_db()
    assert world.round.state == RoundState.OPEN
    assert not world.round.results.exists()
    Matching.objects.update(beat_at=timezone.now() - timedelta(hours=1), worker="")
    assert recovery.recover(Matching) == 1
    assert running.run(asked.pk) == State.DONE
    assert world.round.results.count() == 6


def test_run_that_was_given_up_for_dead_writes_nothing(world, monkeypatch) -> None:
    asked = matching.ask(world.round, by=world.asks)
    write = running.writing.write

    def late(*args: Any, **kwargs: Any) -> None:
        write(*args, **kwargs)
        Matching.objects.filter(pk=asked.pk).update(state=State.WAITING)

    monkeypatch.setattr(running.writing, "write", late)
    assert running.run(asked.pk) is None
    assert world.round.results.count() == 0
    monkeypatch.undo()
    Matching.objects.update(state=State.WAITING)
    assert running.run(asked.pk) == State.DONE


def test_job_that_is_broken_off_too_often_is_given_up_and_can_be_asked_for_anew(world) -> None:
    asked = matching.ask(world.round, by=world.asks)
    Matching.objects.filter(pk=asked.pk).update(state=State.RUNNING, attempts=3)
    recovery.recover(Matching)
    asked.refresh_from_db()
    assert (asked.state, asked.problem) == (State.STOPPED, Matching.Problem.GIVEN_UP)
    assert world.match().state == State.DONE


def test_result_that_fails_the_check_writes_nothing_but_the_report(world, monkeypatch) -> None:
    def broken(market: Any, **options: Any) -> Any:
        outcome = round_run(market, **options)
        outcome.place[:] = 0
        return outcome

    round_run = rounds_running.round.run
    monkeypatch.setattr(rounds_running.round, "run", broken)
    done = world.match()
    assert (done.state, done.problem) == (State.STOPPED, Matching.Problem.FAILS_CHECK)
    assert any("more people than seats" in line for line in done.problems_in("en"))
    assert world.round.state == RoundState.OPEN
    assert not world.round.results.exists()
    assert not private_storage().exists(done.path)


def test_rows_that_contradict_themselves_are_named_and_nothing_is_written(world) -> None:
    offer = world.batches[0].batch.offer
    offer.mode, offer.region = "online", None
    offer.save()
    offer.host.region = None
    offer.host.save()
    done = world.match()
    assert (done.state, done.problem) == (State.STOPPED, Matching.Problem.BAD_INPUT)
    assert "b1" in done.problems_in("id")[0]
    assert done.problem_count == len(done.problems)
    assert world.round.state == RoundState.OPEN


def test_a_cooperative_whose_region_was_taken_away_stops_no_round_and_is_told(world) -> None:
    one = world.applications[0]
    Organisation.objects.filter(pk=one.organisation_id).update(region=None)
    done = world.match()
    assert done.state == State.DONE, done.problems
    assert done.figures["as_handed_in"] == [number_of(world.round, one.pk)]
    assert world.round.results.filter(application=one).exists()
    assert world.round.results.count() == 6


def test_round_of_other_rules_than_the_portals_is_not_run(world) -> None:
    Round.objects.filter(pk=world.round.pk).update(policy="2019.1")
    assert world.match().problem == Matching.Problem.OTHER_RULES


def test_what_nobody_foresaw_is_kept_and_raised(world, monkeypatch) -> None:
    asked = matching.ask(world.round, by=world.asks)
    monkeypatch.setattr(running, "gather", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        running.run(asked.pk)
    asked.refresh_from_db()
    assert (asked.state, asked.problem) == (State.STOPPED, Matching.Problem.FAILED)


def test_round_that_is_called_off_meanwhile_gets_no_result(world, monkeypatch) -> None:
    asked = matching.ask(world.round, by=world.asks)
    keep = running.keeping.keep

    def meanwhile(*args: Any) -> Any:
        Round.objects.filter(pk=world.round.pk).update(state=RoundState.CANCELLED)
        return keep(*args)

    monkeypatch.setattr(running.keeping, "keep", meanwhile)
    assert running.run(asked.pk) is None
    assert world.round.results.count() == 0
