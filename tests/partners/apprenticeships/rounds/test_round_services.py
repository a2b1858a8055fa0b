"""The acts on a round: who may, what is refused, what is promised when it is announced."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor
from home.desk.locking import version_of
from home.desk.refusals import HasChangedSince
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.rounds import signals
from partners.apprenticeships.rounds.deadlines import closes_at
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.refusals import (
    DeadlineOnlyLater,
    FollowsItself,
    IsAnnounced,
    IsNotOpen,
    NotReady,
    ReasonMissing,
)
from partners.apprenticeships.rounds.services import rounds
from partners.matching.policy import Policy
from tests.factories.apprenticeships import BatchFactory, in_days
from tests.factories.rounds import RoundBatchFactory, RoundFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(moderator) -> Actor:
    return Actor(moderator)


@pytest.fixture
def draft() -> Round:
    round = RoundFactory()
    RoundBatchFactory(round=round, batch__open=True)
    return round


@pytest.fixture
def heard():
    told: list[tuple[str, dict[str, Any]]] = []

    def hear(what: str, facts: dict[str, Any], **kwargs: Any) -> None:
        told.append((what, facts))

    signals.changed.connect(hear, weak=False)
    yield told
    signals.changed.disconnect(hear)


def deeds(round: Round) -> list[str]:
    log = ModelLogEntry.objects.for_instance(round).order_by("timestamp", "pk")
    return [entry.action for entry in log]


def test_round_is_made_as_a_draft_that_closes_when_the_day_is_over_everywhere(by) -> None:
    day = in_days(30)
    round = rounds.create(by=by, code="2027-1", name_id="Putaran 1", apply_until=day)
    assert (round.state, round.closes_at) == (RoundState.DRAFT, closes_at(day))
    assert deeds(round) == [rounds.CREATED]


def test_round_without_a_last_day_is_refused_at_the_field(by) -> None:
    with pytest.raises(ValidationError) as refused:
        rounds.create(by=by, code="2027-1", name_id="Putaran 1", apply_until=None)
    assert "apply_until" in refused.value.message_dict


def test_code_that_is_taken_is_refused_at_the_field(by) -> None:
    RoundFactory(code="2027-1")
    with pytest.raises(ValidationError) as refused:
        rounds.create(by=by, code="2027-1", name_id="Putaran 1", apply_until=in_days(30))
    assert "code" in refused.value.message_dict


def test_share_above_a_hundred_percent_is_refused(by) -> None:
    words = {"code": "2027-1", "name_id": "Putaran 1", "apply_until": in_days(30)}
    with pytest.raises(ValidationError):
        rounds.create(by=by, reserve_percent=101, **words)


def test_only_who_changes_rounds_acts_on_them(draft, editor, stranger) -> None:
    for person in (editor, stranger):
        actor = Actor(person)
        with pytest.raises(ActionNotPermitted):
            rounds.create(by=actor, code="x", name_id="X", apply_until=in_days(3))
        with pytest.raises(ActionNotPermitted):
            rounds.change(draft, by=actor, name_id="X")
        with pytest.raises(ActionNotPermitted):
            rounds.choose_batches(draft, [], by=actor)
        with pytest.raises(ActionNotPermitted):
            rounds.announce(draft, by=actor)
        with pytest.raises(ActionNotPermitted):
            rounds.cancel(draft, by=actor, reason="x")


def test_draft_is_changed_in_all_its_words_and_the_history_knows_both(draft, by) -> None:
    rounds.change(draft, by=by, name_id="Putaran kedua", apply_until=in_days(10))
    draft.refresh_from_db()
    assert (draft.name_id, draft.closes_at) == ("Putaran kedua", closes_at(in_days(10)))
    entry = ModelLogEntry.objects.for_instance(draft).get()
    assert entry.data["after"]["apply_until"] == in_days(10).isoformat()
    assert entry.data["before"]["name_id"] != "Putaran kedua"


def test_change_that_changes_nothing_leaves_no_trace(draft, by) -> None:
    rounds.change(draft, by=by, name_id=draft.name_id)
    assert deeds(draft) == []


def test_who_saw_an_older_version_is_told(draft, by) -> None:
    seen = version_of(draft)
    rounds.change(draft, by=by, name_id="Baru", seen=seen)
    with pytest.raises(HasChangedSince):
        rounds.announce(draft, by=by, seen=seen)


def test_announcing_publishes_the_fingerprint_of_a_seed_and_freezes_the_rules(draft, by) -> None:
    round = rounds.announce(draft, by=by)
    assert hashlib.sha256(round.seed.encode()).hexdigest() == round.commitment
    assert len(round.seed) == 64
    assert round.policy == Policy().version
    assert round.weights == {c.code: c.weight for c in Policy().criteria}
    assert (round.state, round.is_collecting()) == (RoundState.OPEN, True)
    entry = ModelLogEntry.objects.for_instance(round).get()
    assert entry.data["commitment"] == round.commitment
    assert round.seed not in str(entry.data)


def test_every_round_has_a_seed_of_its_own(draft, by) -> None:
    other = RoundFactory()
    RoundBatchFactory(round=other)
    assert rounds.announce(draft, by=by).seed != rounds.announce(other, by=by).seed


def test_announcing_opens_batches_that_were_planned(by) -> None:
    round = RoundFactory()
    batch = RoundBatchFactory(round=round, batch__open=False).batch
    rounds.announce(round, by=by)
    batch.refresh_from_db()
    assert batch.state == BatchState.OPEN


def test_round_is_announced_once(draft, by) -> None:
    rounds.announce(draft, by=by)
    with pytest.raises(IsNotOpen):
        rounds.announce(draft, by=by)


def test_second_round_follows_a_published_one(by) -> None:
    words = {"name_id": "Putaran 2", "apply_until": in_days(30)}
    for other in (RoundFactory(collecting=True), RoundFactory(matched=True)):
        with pytest.raises(FollowsItself):
            rounds.create(by=by, code="kedua", follows=other, **words)
    first = RoundFactory(ended=True)
    assert rounds.create(by=by, code="kedua", follows=first, **words).follows == first


def test_round_does_not_follow_itself(by) -> None:
    round = RoundFactory()
    with pytest.raises(FollowsItself):
        rounds.change(round, by=by, follows=round)


def test_announced_round_takes_a_later_day_and_tells_who_applied(draft, by, heard) -> None:
    rounds.announce(draft, by=by)
    draft.refresh_from_db()
    later = draft.apply_until + timedelta(days=3)
    round = rounds.change(draft, by=by, apply_until=later)
    assert (round.apply_until, round.closes_at) == (later, closes_at(later))
    assert heard == [("deadline", {"day": later.isoformat()})]
    assert deeds(draft) == [rounds.ANNOUNCED, rounds.CHANGED]


def test_announced_round_refuses_an_earlier_day_and_other_words(draft, by, heard) -> None:
    rounds.announce(draft, by=by)
    with pytest.raises(DeadlineOnlyLater) as refused:
        rounds.change(draft, by=by, apply_until=in_days(20))
    assert refused.value.about == ("apply_until",)
    for words in ({"name_id": "Lain"}, {"reserve_percent": 10}, {"code": "lain"}):
        with pytest.raises(IsAnnounced) as announced:
            rounds.change(draft, by=by, **words)
        assert announced.value.about == tuple(words)
    assert heard == []


def test_day_is_not_moved_behind_the_first_day_of_a_batch(draft, by) -> None:
    rounds.announce(draft, by=by)
    with pytest.raises(NotReady):
        rounds.change(draft, by=by, apply_until=in_days(60))


def test_closed_round_changes_no_more(by) -> None:
    round = RoundFactory(closed=True)
    with pytest.raises(IsNotOpen):
        rounds.change(round, by=by, apply_until=in_days(10))
    with pytest.raises(IsNotOpen):
        rounds.choose_batches(round, [BatchFactory(open=True)], by=by)


def test_draft_holds_just_the_batches_that_were_chosen(draft, by, heard) -> None:
    new = BatchFactory(open=True)
    old = draft.batches.get().batch
    rounds.choose_batches(draft, [new], by=by)
    assert [row.batch for row in draft.batches.all()] == [new]
    entry = ModelLogEntry.objects.for_instance(draft).get()
    assert (entry.data["joined"], entry.data["left"]) == ([new.code], [old.code])
    assert heard == []


def test_choosing_the_same_batches_changes_nothing(draft, by) -> None:
    rounds.choose_batches(draft, [row.batch for row in draft.batches.all()], by=by)
    assert deeds(draft) == []


def test_batch_that_joins_later_is_opened_and_told(draft, by, heard) -> None:
    rounds.announce(draft, by=by)
    old, new = draft.batches.get().batch, BatchFactory()
    rounds.choose_batches(draft, [old, new], by=by)
    new.refresh_from_db()
    assert new.state == BatchState.OPEN
    assert heard == [("batches", {"joined": [new.code], "left": []})]


def test_batch_of_another_round_does_not_join_later(draft, by) -> None:
    rounds.announce(draft, by=by)
    taken = RoundBatchFactory(round=RoundFactory(collecting=True)).batch
    with pytest.raises(NotReady, match=taken.code):
        rounds.choose_batches(draft, [taken, draft.batches.get().batch], by=by)
    assert draft.batches.count() == 1


def test_announced_round_keeps_one_batch_at_least(draft, by) -> None:
    rounds.announce(draft, by=by)
    with pytest.raises(NotReady):
        rounds.choose_batches(draft, [], by=by)


def test_calling_off_takes_a_reason_that_those_who_applied_are_told(draft, by, heard) -> None:
    rounds.announce(draft, by=by)
    with pytest.raises(ReasonMissing):
        rounds.cancel(draft, by=by, reason="  ")
    round = rounds.cancel(draft, by=by, reason="Banjir di tempat tuan rumah.")
    assert round.state == RoundState.CANCELLED
    assert heard == [("cancelled", {"reason": "Banjir di tempat tuan rumah."})]


def test_draft_that_is_called_off_is_told_to_nobody(draft, by, heard) -> None:
    rounds.cancel(draft, by=by, reason="Salah buat")
    assert heard == []


@pytest.mark.parametrize("phase", ["matched", "published", "cancelled"])
def test_round_with_results_is_not_called_off(by, phase) -> None:
    with pytest.raises(IsNotOpen):
        rounds.cancel(RoundFactory(**{phase: True}), by=by, reason="x")
