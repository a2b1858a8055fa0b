"""Two rows of the register are one cooperative: its places go with it, and it never has two."""

from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.results.merging import OfApplication
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.rounds.models import RoundBatch
from partners.organisations.merging import Becomes
from tests.factories.results import ResultFactory, SeatsFactory

KEY = OfApplication(Result, "organisation", Becomes.MOVE_UNLESS_THERE, beside=("round",))


def test_place_goes_with_its_cooperative(best: RoundBatch) -> None:
    result, kept = ResultFactory(place=best, answer="binding"), ResultFactory(place=SeatsFactory())
    Application.objects.update(organisation=kept.organisation)
    KEY.move(result.organisation, kept.organisation)
    result.refresh_from_db()
    assert result.organisation == kept.organisation


def test_result_stays_where_its_application_stays(best: RoundBatch) -> None:
    result, kept = ResultFactory(place=best), ResultFactory(place=SeatsFactory(round=best.round))
    old = result.organisation
    KEY.move(old, kept.organisation)
    result.refresh_from_db()
    assert result.organisation == old


def test_second_accepted_place_stays_behind(best: RoundBatch) -> None:
    result = ResultFactory(place=best, answer="binding")
    kept = ResultFactory(place=SeatsFactory(), answer="conditional")
    old = result.organisation
    Application.objects.update(organisation=kept.organisation)
    KEY.move(old, kept.organisation)
    result.refresh_from_db()
    assert result.organisation == old
