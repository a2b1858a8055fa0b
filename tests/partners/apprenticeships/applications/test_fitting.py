"""How batches fit is the same whether it is asked of all of a round or of one's list."""

import pytest

from partners.apprenticeships.applications.fitting import batches_of, fits_of, fits_of_list
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.models import Batch
from tests.factories.applications import ApplicationFactory, put
from tests.factories.apprenticeships import BatchFactory, OfferFactory
from tests.factories.home import RegencyFactory, StageFactory
from tests.factories.rounds import RoundBatchFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return ApplicationFactory(organisation__region=RegencyFactory(code="3204"))


@pytest.fixture
def five(application: Application) -> list[Batch]:
    """One of them asks for a stage that the cooperative has not reached."""
    offers = [OfferFactory() for _ in range(4)]
    offers.append(OfferFactory(minimum_stage=StageFactory(order=9)))
    batches = [BatchFactory(open=True, offer=offer) for offer in offers]
    for batch in batches:
        RoundBatchFactory(round=application.round, batch=batch)
    return batches


def test_a_list_is_told_as_the_whole_round_tells_it(
    application: Application, five: list[Batch]
) -> None:
    put(application, [five[4], five[1], five[2]])
    known = batches_of(application.round)
    all_of_it = {fit.batch: fit for fit in fits_of(application, known)}
    listed = {fit.batch: fit for fit in fits_of_list(application, known)}
    assert listed == {each.code: all_of_it[each.code] for each in (five[1], five[2], five[4])}
    assert [listed[each.code].place for each in (five[4], five[1], five[2])] == [1, 2, 3]


def test_one_that_is_looked_at_is_told_beside_the_list(
    application: Application, five: list[Batch]
) -> None:
    put(application, [five[1]])
    known = batches_of(application.round)
    found = fits_of_list(application, known, five[0].code, "NOT-THERE")
    assert {fit.batch for fit in found} == {five[0].code, five[1].code}


def test_nothing_is_told_where_the_place_is_not_known(five: list[Batch]) -> None:
    nowhere = ApplicationFactory(organisation__region=None)
    assert fits_of_list(nowhere, batches_of(nowhere.round), five[0].code) == []
