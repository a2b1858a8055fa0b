"""What stays with a merged cooperative all the same: appeals of before, and what a job has read."""

from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from home.access import ActionNotPermitted, Actor
from partners.apprenticeships.results import running
from partners.apprenticeships.results.models import Appeal, Result
from partners.apprenticeships.results.models.result import Standing
from partners.apprenticeships.results.services import appeals, matching
from partners.apprenticeships.rounds.models import RoundBatch
from partners.organisations.models import Organisation
from portal.users.models import User
from tests.factories.membership import MembershipFactory
from tests.factories.results import AppealFactory, ResultFactory
from tests.partners.apprenticeships.results.conftest import World
from tests.partners.apprenticeships.results.test_merged import board, kept, old, place

pytestmark = pytest.mark.django_db
__all__ = ["kept", "old", "place"]


class TestWhileTheJobRuns:
    def test_no_result_is_written_of_one_that_was_merged_since_it_was_read(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The next run reads them anew."""
        old, kept = (world.applications[at].organisation for at in (0, 1))
        keep = running.keeping.keep

        def merged_meanwhile(*args: Any) -> Any:
            gone = {"merged_into": kept, "is_public": False, "archived_at": timezone.now()}
            Organisation.objects.filter(pk=old.pk).update(**gone)
            return keep(*args)

        monkeypatch.setattr(running.keeping, "keep", merged_meanwhile)
        asked = matching.ask(world.round, by=world.asks)
        assert running.run(asked.pk) is None
        assert not Result.objects.exists()


class TestStayedBehindBefore:
    """Appeals of results that stayed behind before merging was hindered by them."""

    @pytest.fixture
    def raised(self, place: RoundBatch, old: Organisation, kept: Organisation) -> Appeal:
        result = ResultFactory(round=place.round, organisation=old, standing=Standing.NOT_PLACED)
        found: Appeal = AppealFactory(result=result)
        Organisation.objects.filter(pk=old.pk).update(
            merged_into=kept, is_public=False, archived_at=timezone.now()
        )
        return Appeal.objects.get(pk=found.pk)

    def test_they_are_answered_and_those_of_the_other_hear_it(
        self,
        raised: Appeal,
        kept: Organisation,
        moderator: User,
        django_capture_on_commit_callbacks: Any,
    ) -> None:
        theirs = board(kept)
        with django_capture_on_commit_callbacks(execute=True):
            appeals.dismiss(raised, reason="Sudah dihitung.", by=Actor(moderator))
        [letter] = mail.outbox
        assert letter.to == [theirs.person.email]
        assert "Sudah dihitung." in letter.body

    def test_not_by_a_moderator_of_the_other(
        self, raised: Appeal, kept: Organisation, moderator: User
    ) -> None:
        MembershipFactory(organisation=kept, person=moderator)
        with pytest.raises(ActionNotPermitted):
            appeals.dismiss(raised, reason="Sudah dihitung.", by=Actor(moderator))
