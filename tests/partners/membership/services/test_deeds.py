"""Done in our name: kept beside the history, told to the board, undone within 72 hours."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home import audit
from home.access import ActionNotPermitted, Actor
from home.notices.models import Notice
from partners.membership.mandating import undoing
from partners.membership.mandating.deed_letters import DONE, message_of
from partners.membership.mandating.refusals import CannotBeUndone, ReliedUpon, TooLateToUndo
from partners.membership.models import DoneInName, ProfileChange, Role, Scope
from partners.membership.permissions import acting_for
from partners.membership.services import deeds, profiles
from partners.organisations.models import Organisation
from tests.factories.membership import MandateFactory, MembershipFactory

pytestmark = pytest.mark.django_db
DEED = "membership.mandate_asked"  # an action that the history knows, whatever it is about
HERE = "/id/ruang/organisasi/sukamaju/atas-nama/"


@pytest.fixture
def assistant(cooperative: Organisation) -> Actor:
    """Who acts for the cooperative under a mandate."""
    Organisation.objects.filter(pk=cooperative.pk).update(slug="sukamaju")
    cooperative.slug = "sukamaju"
    mandate = MandateFactory(cooperative=cooperative)
    return acting_for(Actor(mandate.assistant), cooperative, Scope.PROFILE)


@pytest.fixture
def board(cooperative: Organisation) -> Actor:
    return Actor(MembershipFactory(organisation=cooperative).person)


def _deed(by: Actor, **data: Any) -> DoneInName:
    audit.record(by.on_behalf_of, DEED, by=by, data=data)  # type: ignore[arg-type]
    return DoneInName.objects.latest("pk")


class TestKept:
    def test_deed_under_a_mandate_says_who_as_what_under_which(
        self, cooperative: Organisation, assistant: Actor
    ) -> None:
        done = _deed(assistant, scopes=["profile"])
        assert (done.organisation, done.person) == (cooperative, assistant.person)
        assert (done.role, done.mandate_id) == ("assistant", assistant.mandate)
        assert (done.action, done.subject) == (DEED, cooperative)
        assert done.facts["scopes"] == ["profile"]

    def test_deed_of_ones_own_is_nobodys(self, cooperative: Organisation, board: Actor) -> None:
        audit.record(cooperative, DEED, by=board)
        assert not DoneInName.objects.exists()

    def test_many_deeds_at_once_are_kept_as_well(
        self, cooperative: Organisation, assistant: Actor
    ) -> None:
        audit.record_many([audit.Deed(cooperative, DEED)] * 3, by=assistant)
        assert DoneInName.objects.count() == 3

    def test_person_may_leave_and_the_row_stays_as_it_was(
        self, cooperative: Organisation, assistant: Actor
    ) -> None:
        done = _deed(assistant)
        DoneInName.objects.filter(pk=done.pk).update(person=None)
        done.refresh_from_db()
        assert (done.role, done.mandate_id) == ("assistant", assistant.mandate)


class TestTold:
    def test_board_hears_of_what_an_assistant_did(self, board: Actor, assistant: Actor) -> None:
        done = _deed(assistant)
        notice = Notice.objects.get(kind=DONE.code)
        assert notice.recipient == board.person
        message = message_of(board.person, notice)
        assert message is not None
        assert str(assistant.person) in message.text
        assert message.url == HERE
        DoneInName.objects.filter(pk=done.pk).update(undone_at=timezone.now())
        assert message_of(board.person, notice) is None

    def test_members_do_not_hear_of_each_other(
        self, cooperative: Organisation, board: Actor
    ) -> None:
        other = MembershipFactory(organisation=cooperative).person
        _deed(acting_for(Actor(other), cooperative))
        assert not Notice.objects.filter(kind=DONE.code).exists()

    def test_who_left_the_board_is_told_nothing(self, board: Actor, assistant: Actor) -> None:
        _deed(assistant)
        board.person.memberships.update(ended_at=timezone.now(), ending="left")
        assert message_of(board.person, Notice.objects.get(kind=DONE.code)) is None


class TestUndoing:
    @pytest.fixture
    def taken_back(self, monkeypatch: pytest.MonkeyPatch) -> list[int]:
        taken: list[int] = []
        monkeypatch.setitem(undoing._known, DEED, lambda done, by: taken.append(done.pk))
        return taken

    def test_board_undoes_it_once(
        self, board: Actor, assistant: Actor, taken_back: list[int]
    ) -> None:
        done = _deed(assistant)
        deeds.undo(done, by=board)
        assert taken_back == [done.pk]
        done.refresh_from_db()
        assert done.undone_by == board.person
        with pytest.raises(TooLateToUndo):
            deeds.undo(done, by=board)

    @pytest.mark.parametrize(("hours", "is_late"), [(71, False), (73, True)])
    def test_within_72_hours(
        self, board: Actor, assistant: Actor, taken_back: list[int], hours: int, is_late: bool
    ) -> None:
        done = _deed(assistant)
        DoneInName.objects.update(at=timezone.now() - timedelta(hours=hours))
        if is_late:
            with pytest.raises(TooLateToUndo):
                deeds.undo(done, by=board)
        else:
            deeds.undo(done, by=board)
        assert bool(taken_back) != is_late

    def test_what_nobody_said_how_to_undo_is_not(self, board: Actor, assistant: Actor) -> None:
        with pytest.raises(CannotBeUndone):
            deeds.undo(_deed(assistant), by=board)

    def test_nobody_else_undoes_it(
        self, people: dict[str, Actor], assistant: Actor, taken_back: list[int]
    ) -> None:
        done = _deed(assistant)
        for who, actor in people.items():
            if who != "representative":
                with pytest.raises(ActionNotPermitted):
                    deeds.undo(done, by=actor)
        assert not taken_back

    def test_what_something_rests_on_stays(
        self, board: Actor, assistant: Actor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def rests(done: DoneInName, by: Actor) -> None:
            raise ReliedUpon

        monkeypatch.setitem(undoing._known, DEED, rests)
        done = _deed(assistant)
        with pytest.raises(ReliedUpon):
            deeds.undo(done, by=board)
        done.refresh_from_db()
        assert done.undone_at is None

    def test_proposed_profile_is_taken_back_until_a_moderator_decides(
        self, cooperative: Organisation, board: Actor, assistant: Actor, moderator: Any
    ) -> None:
        profiles.propose(cooperative, {"website": "https://satu.example"}, by=assistant)
        deeds.undo(DoneInName.objects.latest("pk"), by=board)
        assert ProfileChange.objects.get().state == ProfileChange.State.WITHDRAWN
        change = profiles.propose(cooperative, {"website": "https://dua.example"}, by=assistant)
        done = DoneInName.objects.filter(action=profiles.PROPOSED).latest("pk")
        profiles.publish(change, by=Actor(moderator))
        with pytest.raises(ReliedUpon):
            deeds.undo(done, by=board)

    def test_profile_that_was_proposed_anew_since_is_not_taken_back_with_the_former(
        self, cooperative: Organisation, board: Actor, assistant: Actor
    ) -> None:
        profiles.propose(cooperative, {"website": "https://satu.example"}, by=assistant)
        former = DoneInName.objects.latest("pk")
        mine = acting_for(board, cooperative)
        profiles.propose(cooperative, {"website": "https://dua.example"}, by=mine)
        with pytest.raises(ReliedUpon):
            deeds.undo(former, by=board)


class TestPage:
    def test_members_see_it_and_the_board_undoes(
        self, client: Client, cooperative: Organisation, board: Actor, assistant: Actor
    ) -> None:
        profiles.propose(cooperative, {"website": "https://satu.example"}, by=assistant)
        undo = f"{HERE}{DoneInName.objects.latest('pk').pk}/batalkan/"
        client.force_login(board.person)
        page = client.get(HERE).content.decode()
        assert str(assistant.person) in page
        assert undo in page
        one = MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR).person
        client.force_login(one)
        page = client.get(HERE).content.decode()
        assert str(assistant.person) in page
        assert undo not in page
        assert client.get(undo).status_code == 404

    def test_what_cannot_be_undone_any_more_says_what_became_of_it(
        self,
        client: Client,
        cooperative: Organisation,
        board: Actor,
        assistant: Actor,
        moderator: Any,
    ) -> None:
        """Written over, decided about, and still open: a button for the last only."""
        for name in ("satu", "dua", "tiga"):
            site = f"https://{name}.test"
            change = profiles.propose(cooperative, {"website": site}, by=assistant)
            if name == "dua":
                profiles.refuse(change, by=Actor(moderator), reason="Salah")
        client.force_login(board.person)
        rows = client.get(HERE).context["page"].object_list
        told = [(row["outcome"], row["may_undo"]) for row in rows]
        assert told == [
            ("", True),
            ("ditolak moderator", False),
            ("usulan lain dikirim sesudahnya", False),
        ]

    def test_nobody_else_finds_it(
        self, client: Client, people: dict[str, Actor], board: Actor, assistant: Actor
    ) -> None:
        done = _deed(assistant)
        for who in ("stranger", "assistant", "pmo", "representative elsewhere", "moderator"):
            client.force_login(people[who].person)
            assert client.get(HERE).status_code == 404
            assert client.get(f"{HERE}{done.pk}/batalkan/").status_code == 404

    def test_costs_the_same_whatever_there_is(
        self, client: Client, board: Actor, assistant: Actor
    ) -> None:
        def cost() -> int:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(HERE).status_code == 200
            return len(queries)

        client.force_login(board.person)
        _deed(assistant)
        client.get(HERE)
        few = cost()
        for _number in range(20):
            _deed(assistant)
        assert cost() == few <= 20
