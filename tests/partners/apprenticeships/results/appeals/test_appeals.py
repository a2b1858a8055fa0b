"""A cooperative appeals, a moderator without a part in it answers; no seat moves."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor, system
from home.desk.locking import version_of
from home.desk.refusals import HasChangedSince
from partners.apprenticeships.results import appealing
from partners.apprenticeships.results.admin.told import history_of
from partners.apprenticeships.results.appeal_refusals import (
    AppealsAreOver,
    IsAnswered,
    IsAppealed,
    WordsAreMissing,
)
from partners.apprenticeships.results.models import Appeal, Result
from partners.apprenticeships.results.services import appeals
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.membership.models import Role, Scope
from tests.factories.home import RegencyFactory
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.results import AppealFactory, ResultFactory, SeatsFactory
from tests.factories.rounds import RoundFactory
from tests.partners.apprenticeships.results.appeals.conftest import SAID

pytestmark = pytest.mark.django_db
ANSWERS = (appeals.uphold, appeals.dismiss)


def readable_since(round: Round, moment: Any) -> None:
    Round.objects.filter(pk=round.pk).update(published_at=moment)
    round.refresh_from_db()


class TestRaising:
    def test_it_stands_in_the_histories_without_its_words(
        self, result: Result, board: Actor
    ) -> None:
        raised = appeals.appeal(result, by=board, **SAID)
        assert (raised.state, raised.raised_by) == ("open", board.person)
        entry = ModelLogEntry.objects.get(action=appeals.RAISED)
        assert entry.object_id == str(result.organisation.pk)
        assert SAID["why"] not in str(entry.data)
        assert entry.data["acted_for"] == result.organisation.pk
        other = ResultFactory(round=RoundFactory(answering=True), organisation=result.organisation)
        assert len(history_of(result.application)) == 1
        assert history_of(other.application) == []

    def test_each_matter_once(self, result: Result, board: Actor) -> None:
        appeals.appeal(result, by=board, **SAID)
        with pytest.raises(IsAppealed):
            appeals.appeal(result, by=board, **SAID)
        appeals.appeal(result, by=board, kind="rule", why="Bobotnya lain.")
        assert Appeal.objects.count() == 2

    def test_what_was_withdrawn_may_be_said_anew(
        self, result: Result, raised: Appeal, board: Actor
    ) -> None:
        appeals.withdraw(raised, by=board)
        appeals.appeal(result, by=board, **SAID)
        assert sorted(Appeal.objects.values_list("state", flat=True)) == ["open", "withdrawn"]

    @pytest.mark.parametrize("verb", ANSWERS)
    def test_what_was_answered_is_not_said_again(
        self, verb: Any, result: Result, raised: Appeal, board: Actor, boss: Actor
    ) -> None:
        verb(raised, reason="Sudah dihitung.", by=boss)
        with pytest.raises(IsAppealed):
            appeals.appeal(result, by=board, **SAID)

    def test_without_words_there_is_none(self, result: Result, board: Actor) -> None:
        with pytest.raises(WordsAreMissing):
            appeals.appeal(result, by=board, kind="fact", why=" \n")

    @pytest.mark.parametrize(("region", "hours"), [("3204", 7), ("5301", 8), ("9103", 9)])
    def test_the_last_minute_is_that_of_the_cooperatives_own_clocks(
        self, region: str, hours: int
    ) -> None:
        place = SeatsFactory()
        result = ResultFactory(
            place=place, organisation__region=RegencyFactory(code=region, name=f"Kab {region}")
        )
        board = Actor(MembershipFactory(organisation=result.organisation).person)
        zone = timezone.get_fixed_timezone(hours * 60)
        midnight = timezone.now().astimezone(zone).replace(hour=0, minute=0, second=0)
        for days, is_over in ((7, False), (8, True)):
            readable_since(place.round, midnight - timedelta(days=days))
            result.refresh_from_db()
            assert appealing.is_in_time(result, timezone.now()) is not is_over
            if is_over:
                with pytest.raises(AppealsAreOver):
                    appeals.appeal(result, by=board, **SAID)
            else:
                appeals.appeal(result, kind="other", why="Keliru.", by=board)

    def test_before_it_can_be_read_nobody_appeals(self, board: Actor, result: Result) -> None:
        hidden = ResultFactory(round=RoundFactory(matched=True), organisation=result.organisation)
        with pytest.raises(ActionNotPermitted):
            appeals.appeal(hidden, by=board, **SAID)

    def test_whose_result_has_changed_reads_it_first(self, result: Result, board: Actor) -> None:
        seen = version_of(result)
        Result.objects.get(pk=result.pk).save()
        with pytest.raises(HasChangedSince):
            appeals.appeal(result, by=board, seen=seen, **SAID)

    def test_an_assistant_with_a_mandate_for_answers_may(self, result: Result) -> None:
        mandate = MandateFactory(cooperative=result.organisation, scopes=[Scope.ANSWERS])
        raised = appeals.appeal(result, by=Actor(mandate.assistant), **SAID)
        assert raised.raised_by == mandate.assistant
        entry = ModelLogEntry.objects.get(action=appeals.RAISED)
        assert entry.data["mandate"] == mandate.pk

    def test_others_may_not(self, result: Result, raised: Appeal, boss: Actor) -> None:
        contributor = MembershipFactory(organisation=result.organisation, role=Role.CONTRIBUTOR)
        reports = MandateFactory(cooperative=result.organisation, scopes=[Scope.REPORTS])
        other = MembershipFactory()
        for person in (contributor.person, reports.assistant, other.person, boss.person):
            with pytest.raises(ActionNotPermitted):
                appeals.appeal(result, kind="rule", why="Keliru.", by=Actor(person))
            with pytest.raises(ActionNotPermitted):
                appeals.withdraw(raised, by=Actor(person))


class TestAnswering:
    @pytest.mark.parametrize(
        ("verb", "state"), [(appeals.uphold, "upheld"), (appeals.dismiss, "dismissed")]
    )
    def test_no_seat_moves(
        self, verb: Any, state: str, result: Result, raised: Appeal, boss: Actor
    ) -> None:
        def seats() -> list[Any]:
            results = Result.objects.order_by("pk").values_list("standing", "answer", "place")
            rows = RoundBatch.objects.order_by("pk").values_list("seats", "taken", "taken_3t")
            return [*results, *rows]

        ResultFactory(place=SeatsFactory(round=result.round, seats=1))
        before = seats()
        verb(raised, reason="Kami periksa lagi.", by=boss)
        raised.refresh_from_db()
        assert (raised.state, raised.decided_by) == (state, boss.person)
        assert raised.decided_at is not None
        assert seats() == before

    @pytest.mark.parametrize("verb", ANSWERS)
    def test_it_ends_once(self, verb: Any, raised: Appeal, board: Actor, boss: Actor) -> None:
        verb(raised, reason="Ya.", by=boss)
        for again in ANSWERS:
            with pytest.raises(IsAnswered):
                again(raised, reason="Tidak.", by=boss)
        with pytest.raises(IsAnswered):
            appeals.withdraw(raised, by=board)

    def test_what_is_withdrawn_is_not_answered(
        self, raised: Appeal, board: Actor, boss: Actor
    ) -> None:
        appeals.withdraw(raised, by=board)
        with pytest.raises(IsAnswered):
            appeals.uphold(raised, reason="Ya.", by=boss)

    def test_a_reason_is_demanded(self, raised: Appeal, boss: Actor) -> None:
        with pytest.raises(WordsAreMissing):
            appeals.dismiss(raised, reason="  ", by=boss)

    def test_who_has_not_seen_it_as_it_is_answers_nothing(
        self, raised: Appeal, boss: Actor
    ) -> None:
        with pytest.raises(HasChangedSince):
            appeals.dismiss(raised, reason="Tidak.", by=boss, seen="-")

    def test_not_by_who_has_a_part_in_it(self, result: Result, raised: Appeal, boss: Actor) -> None:
        """Of the cooperative, of a host of the round, who helps it, who raised it."""
        host = result.round.batches.get().batch.offer.host

        def refused() -> None:
            assert not Appeal.objects.of_others_than(boss).exists()
            for verb in ANSWERS:
                with pytest.raises(ActionNotPermitted):
                    verb(raised, reason="Ya.", by=boss)

        for organisation in (host, result.organisation):
            with transaction.atomic():
                MembershipFactory(organisation=organisation, person=boss.person)
                refused()
                transaction.set_rollback(True)
        with transaction.atomic():
            MandateFactory(cooperative=result.organisation, assistant=boss.person)
            refused()
            transaction.set_rollback(True)
        Appeal.objects.update(raised_by=boss.person)
        refused()

    def test_not_by_who_handed_in_or_answered_for_it_and_has_left_since(
        self, result: Result, raised: Appeal, boss: Actor
    ) -> None:
        def refused() -> None:
            assert not Appeal.objects.of_others_than(boss).exists()
            for verb in ANSWERS:
                with pytest.raises(ActionNotPermitted):
                    verb(raised, reason="Ya.", by=boss)

        with transaction.atomic():
            result.application.submissions.update(by=boss.person)
            refused()
            result.application.submissions.update(role="staff")  # took the round in from sheets
            assert Appeal.objects.of_others_than(boss).exists()
            transaction.set_rollback(True)
        Result.objects.update(answered_by=boss.person)
        refused()

    def test_a_moderator_of_another_organisation_may(self, raised: Appeal, boss: Actor) -> None:
        MembershipFactory(person=boss.person)
        ResultFactory(round=RoundFactory(answering=True))
        appeals.uphold(raised, reason="Ya.", by=boss)

    def test_neither_a_job_nor_who_only_looks_on(self, raised: Appeal, board: Actor) -> None:
        for actor in (system("tend_seats", appealing.ANSWER), board):
            with pytest.raises(ActionNotPermitted):
                appeals.uphold(raised, reason="Ya.", by=actor)

    def test_it_stands_in_the_history_of_the_application(
        self, result: Result, raised: Appeal, boss: Actor
    ) -> None:
        appeals.uphold(raised, reason="Rahasia.", by=boss)
        (event,) = history_of(result.application)
        assert event.person
        assert "Rahasia" not in str(ModelLogEntry.objects.get(action=appeals.UPHELD).data)


def test_the_database_refuses_what_no_service_writes(raised: Appeal) -> None:
    for wrong in ({"state": "lapsed"}, {"words": ""}, {"state": "upheld"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Appeal.objects.filter(pk=raised.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        AppealFactory(result=raised.result, kind=raised.kind)
