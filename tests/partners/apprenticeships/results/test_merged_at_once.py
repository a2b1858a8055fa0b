"""An appeal is raised while its cooperative is merged: never both, as nobody would speak for it."""

import pytest

from home.access import ActionNotPermitted, Actor
from home.desk.refusals import Refusal
from partners.apprenticeships.results.models import Appeal, Result
from partners.apprenticeships.results.models.result import Standing
from partners.apprenticeships.results.services import appeals
from partners.organisations.models import Organisation
from tests.factories.membership import MembershipFactory, PersonFactory
from tests.factories.results import ResultFactory, SeatsFactory
from tests.partners.apprenticeships.results.appeals.conftest import SAID
from tests.partners.apprenticeships.results.seats.test_at_once import together
from tests.partners.membership.services.two_organisations import merge

pytestmark = pytest.mark.django_db(transaction=True)


class NotTheirs(Refusal):
    pass


@pytest.mark.parametrize("_time", range(3))
def test_one_of_an_appeal_and_a_merging_is_refused(_time: int) -> None:
    place = SeatsFactory()
    mine, other = (
        ResultFactory(round=place.round, standing=Standing.NOT_PLACED) for _n in range(2)
    )
    board = Actor(MembershipFactory(organisation=mine.organisation).person)
    boss = PersonFactory(is_superuser=True)
    stale = Result.objects.get(pk=mine.pk)
    old, kept = (Organisation.objects.get(pk=one.organisation_id) for one in (mine, other))

    def appeal() -> None:
        try:
            appeals.appeal(stale, by=board, **SAID)
        except ActionNotPermitted as error:  # it is no member any more
            raise NotTheirs from error

    found = together([appeal, lambda: merge(old, kept, boss)])
    assert found["done"] == 1
    old.refresh_from_db()
    assert Appeal.objects.exists() is (old.merged_into is None)
