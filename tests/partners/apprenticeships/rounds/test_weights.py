"""Points that a moderator chooses for a round: bounds, promise, and that everything reads them."""

import pytest
from django.db.models import F

from home.access import ActionNotPermitted, Actor
from partners.apprenticeships.applications import fitting
from partners.apprenticeships.results.site.words import rules_of
from partners.apprenticeships.rounds import readiness, weights
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.refusals import BadWeights, IsNotOpen
from partners.apprenticeships.rounds.services import rounds, weighing
from tests.factories.applications import ApplicationFactory
from tests.factories.home import RegencyFactory
from tests.factories.membership import PersonFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

pytestmark = pytest.mark.django_db
OTHER = {"competency": 10, "sector": 0, "units": 30, "nearness": 60}


@pytest.fixture
def by(moderator) -> Actor:
    return Actor(moderator)


@pytest.fixture
def draft() -> Round:
    region = RegencyFactory(code="3204")
    return RoundBatchFactory(round=RoundFactory(), batch__offer__region=region).round


def test_those_of_the_portal_hold_where_none_were_chosen(draft, by) -> None:
    announced = rounds.announce(draft, by=by)
    assert announced.weights == weights.usual()
    assert weights.are_usual(announced)


def test_chosen_points_are_announced_and_read_by_fit_and_rules_page(draft, by) -> None:
    weighing.weigh(draft, OTHER, by=by)
    announced = rounds.announce(draft, by=by)
    assert announced.weights == OTHER
    assert {c.code: c.weight for c in weights.promised(announced).criteria} == OTHER
    assert [row["value"] for row in rules_of(announced)["criteria"]] == list(OTHER.values())
    application = ApplicationFactory(round=announced, organisation__region=RegencyFactory())
    fit = fitting.fits_of(application)[0]
    assert {share.code: share.weight for share in fit.shares} == OTHER


def test_once_announced_they_stay(draft, by) -> None:
    announced = rounds.announce(draft, by=by)
    with pytest.raises(IsNotOpen):
        weighing.weigh(announced, OTHER, by=by)


@pytest.mark.parametrize(
    "wrong",
    [
        {**OTHER, "nearness": 59},
        {**OTHER, "sector": -1, "units": 31},
        {**OTHER, "nearness": 50, "luck": 10},
        {"competency": 100},
        {},
    ],
)
def test_points_are_whole_for_each_criterion_and_a_hundred_together(draft, by, wrong) -> None:
    with pytest.raises(BadWeights):
        weighing.weigh(draft, wrong, by=by)


def test_back_to_those_of_the_portal_none_are_kept(draft, by) -> None:
    changed = weighing.weigh(draft, OTHER, by=by)
    assert weighing.weigh(changed, weights.usual(), by=by).weights == {}


def test_only_who_changes_rounds_chooses_them(draft) -> None:
    with pytest.raises(ActionNotPermitted):
        weighing.weigh(draft, OTHER, by=Actor(PersonFactory()))


def test_points_for_criteria_that_are_no_more_stand_in_the_way(draft, by) -> None:
    Round.objects.filter(pk=draft.pk).update(weights={"old": 100}, name_id=F("name_id"))
    draft.refresh_from_db()
    assert readiness.Lack.WEIGHTS in {one.lack for one in readiness.missing(draft)}
