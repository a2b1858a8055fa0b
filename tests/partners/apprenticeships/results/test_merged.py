"""Two records of one cooperative are merged: in each state of a result nothing stays behind that
somebody would have to answer, and what goes over is theirs.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from home.access import ActionNotPermitted, Actor
from partners.apprenticeships.models import Batch
from partners.apprenticeships.placements.models import Placement
from partners.apprenticeships.results.models import Appeal, Result
from partners.apprenticeships.results.models.result import Answer, Standing
from partners.apprenticeships.results.services import answers, appeals, seats
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.membership.refusals import CannotBeMerged
from partners.organisations import merging as registry
from partners.organisations.models import Organisation
from portal.users.models import User
from tests.factories.applications import ApplicationFactory
from tests.factories.home import RegencyFactory
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.placements import PlacementFactory
from tests.factories.results import AppealFactory, ResultFactory, SeatsFactory, line_up
from tests.partners.apprenticeships.results.appeals.conftest import SAID
from tests.partners.membership.services.two_organisations import merge

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(db: None) -> RoundBatch:
    found: RoundBatch = SeatsFactory(seats=4)
    return found


@pytest.fixture
def old(place: RoundBatch) -> Organisation:
    found: Organisation = CooperativeFactory(region=RegencyFactory())
    return found


@pytest.fixture
def kept(place: RoundBatch) -> Organisation:
    found: Organisation = CooperativeFactory(region=RegencyFactory())
    return found


def board(organisation: Organisation) -> Actor:
    return Actor(MembershipFactory(organisation=organisation).person)


def refused(old: Organisation, kept: Organisation, by: User) -> bool:
    try:
        merge(old, kept, by)
    except CannotBeMerged:
        old.refresh_from_db()
        assert old.merged_into is None
        return True
    return False


class TestBothApplied:
    """In one round, so that the first's stays where it is."""

    STATES: Any = [
        ({"place": True}, True),
        ({"place": True, "answer": Answer.BINDING}, True),
        ({"place": True, "answer": Answer.CONDITIONAL}, True),
        ({}, True),
        ({"place": True, "answer": Answer.DECLINED}, False),
        ({"answer": Answer.DECLINED}, False),
        ({"standing": Standing.NOT_PLACED}, False),
        ({"standing": Standing.LAPSED, "answer": Answer.LATE}, False),
        ({"place": True, "answer": Answer.BINDING, "is_over": True}, False),
    ]

    @pytest.mark.parametrize(("state", "lives"), STATES)
    @pytest.mark.parametrize("theirs", [{"place": True}, {}])
    def test_what_lives_hinders_it(
        self,
        state: Any,
        lives: bool,
        theirs: Any,
        place: RoundBatch,
        old: Organisation,
        kept: Organisation,
        moderator: User,
    ) -> None:
        for facts, organisation in ((state, old), (theirs, kept)):
            facts = {**facts, "place": place if "place" in facts else None}
            ResultFactory(round=place.round, choices=[place], organisation=organisation, **facts)
        assert refused(old, kept, moderator) is lives

    def test_one_placed_and_one_waiting_are_merged_once_one_declines(
        self, place: RoundBatch, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        waits = ResultFactory(round=place.round, choices=[place], organisation=old)
        ResultFactory(place=place, choices=[place], organisation=kept, answer=Answer.BINDING)
        line_up(place, [waits])
        assert refused(old, kept, moderator)
        answers.decline(waits, by=board(old))
        merge(old, kept, moderator)
        assert Result.objects.of(kept).get().holds_a_seat

    def test_beside_a_mere_draft_a_place_goes_over_the_other_way_round(
        self, place: RoundBatch, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        placed = ResultFactory(place=place, choices=[place], organisation=old)
        ApplicationFactory(round=place.round, organisation=kept)
        assert refused(old, kept, moderator)
        merge(kept, old, moderator)
        assert Result.objects.of(old).get() == placed

    def test_the_moderator_reads_which_round_it_is_about(
        self, place: RoundBatch, old: Organisation, kept: Organisation
    ) -> None:
        for one in (old, kept):
            ResultFactory(place=place, choices=[place], organisation=one)
        [words] = registry.in_the_way(old, kept)
        assert place.round.name in words

    def test_an_appeal_that_waits_hinders_it_until_it_is_answered(
        self, place: RoundBatch, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        for one in (old, kept):
            ResultFactory(round=place.round, organisation=one, standing=Standing.NOT_PLACED)
        raised = AppealFactory(result=Result.objects.of(old).get())
        assert refused(old, kept, moderator)
        appeals.dismiss(raised, reason="Sudah dihitung.", by=Actor(moderator))
        merge(old, kept, moderator)

    def test_an_appeal_of_the_one_that_stays_hinders_nothing(
        self, place: RoundBatch, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        for one in (old, kept):
            ResultFactory(round=place.round, organisation=one, standing=Standing.NOT_PLACED)
        raised = AppealFactory(result=Result.objects.of(kept).get())
        merge(old, kept, moderator)
        appeals.withdraw(raised, by=board(kept))

    def test_a_stay_whose_end_is_not_said_by_both_hinders_it(
        self, place: RoundBatch, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        placed = ResultFactory(place=place, choices=[place], organisation=old, answer="binding")
        ResultFactory(round=place.round, organisation=kept, standing=Standing.NOT_PLACED)
        stay = PlacementFactory(result=placed, completed=True)
        Result.objects.filter(pk=placed.pk).update(is_over=True)
        assert refused(old, kept, moderator)
        stay.word, stay.answered_at = Placement.Word.AGREED, timezone.now()
        stay.save()
        merge(old, kept, moderator)


class TestOneApplied:
    """All of it goes over with its people."""

    def test_a_place_is_answered_by_the_other_from_then_on(
        self, place: RoundBatch, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        placed = ResultFactory(place=place, choices=[place], organisation=old)
        former, theirs = board(old), board(kept)
        merge(old, kept, moderator)
        found = Result.objects.get(pk=placed.pk)
        assert answers.accept(found, by=theirs).answer == Answer.BINDING
        with pytest.raises(ActionNotPermitted):
            answers.decline(found, by=former)  # went over as a contributor

    def test_a_turn_in_line_comes_to_the_other(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        best = SeatsFactory(seats=1)
        holder = ResultFactory(place=best, choices=[best])
        waits = ResultFactory(round=best.round, choices=[best], organisation=old)
        line_up(best, [waits])
        merge(old, kept, moderator)
        answers.decline(holder, by=board(holder.organisation))
        waits.refresh_from_db()
        assert (waits.organisation, waits.standing) == (kept, Standing.PROMOTED)

    def test_an_appeal_goes_along_and_its_new_people_hear_the_answer(
        self,
        place: RoundBatch,
        old: Organisation,
        kept: Organisation,
        moderator: User,
        django_capture_on_commit_callbacks: Any,
    ) -> None:
        result = ResultFactory(round=place.round, choices=[place], organisation=old)
        raised = AppealFactory(result=result)
        theirs = board(kept)
        merge(old, kept, moderator)
        raised = Appeal.objects.get(pk=raised.pk)
        with django_capture_on_commit_callbacks(execute=True):
            appeals.uphold(raised, reason="Unit usaha kedua terlewat.", by=Actor(moderator))
        assert theirs.person.email in {to for letter in mail.outbox for to in letter.to}

    def test_accepted_in_two_rounds_the_first_hinders_it_until_its_batch_is_over(
        self, place: RoundBatch, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        placed = ResultFactory(place=place, choices=[place], organisation=old, answer="binding")
        elsewhere = SeatsFactory()
        ResultFactory(place=elsewhere, organisation=kept, answer=Answer.CONDITIONAL)
        assert refused(old, kept, moderator)
        day = timezone.localdate() - timedelta(days=1)
        Batch.objects.filter(pk=place.batch_id).update(starts_on=day, ends_on=day, apply_until=None)
        seats.end_lines(Round.objects.get(pk=place.round_id), by=Actor(moderator))
        merge(old, kept, moderator)
        placed.refresh_from_db()
        assert placed.organisation == kept


class TestOneIsHostOfTheOther:
    """As one it would come to itself."""

    @pytest.mark.parametrize("turned", [False, True])
    def test_a_place_there_hinders_it(
        self, turned: bool, place: RoundBatch, old: Organisation, moderator: User
    ) -> None:
        host = place.batch.offer.host
        Organisation.objects.filter(pk=host.pk).update(kind=old.kind)
        placed = ResultFactory(place=place, choices=[place], organisation=old)
        host.refresh_from_db()
        pair = (host, old) if turned else (old, host)
        assert refused(*pair, moderator)
        answers.decline(placed, by=board(old))
        merge(*pair, moderator)

    def test_a_turn_in_line_there_does_too(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        best = SeatsFactory(seats=1, batch__offer__host=kept)
        ResultFactory(place=best, choices=[best])
        waits = ResultFactory(round=best.round, choices=[best], organisation=old)
        line_up(best, [waits])
        assert refused(old, kept, moderator)
        answers.decline(waits, by=board(old))
        merge(old, kept, moderator)


def test_after_a_merging_the_people_of_before_appeal_no_more(
    place: RoundBatch, old: Organisation, kept: Organisation, moderator: User
) -> None:
    for one in (old, kept):
        ResultFactory(round=place.round, organisation=one, standing=Standing.NOT_PLACED)
    former, stale = board(old), Result.objects.of(old).get()
    merge(old, kept, moderator)
    with pytest.raises(ActionNotPermitted):
        appeals.appeal(stale, by=former, **SAID)
