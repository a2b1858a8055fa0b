"""Every rule has its words on both sides; what can be mended says how, what cannot says nothing."""

from datetime import date

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from partners.apprenticeships.applications.fit_values import ASKED, YOURS
from partners.apprenticeships.applications.fit_words import FIXES, NEARNESS, TITLES, Fits
from partners.apprenticeships.applications.fitting import Offered, fits_of, in_words
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.labels import CostItem, Mode, Payer
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch, OfferCost
from partners.apprenticeships.rounds.languages import in_language
from partners.matching.fit import Nearness
from partners.matching.rules import RULES
from tests.factories.applications import ApplicationFactory, put
from tests.factories.apprenticeships import BatchFactory, OfferFactory, in_days
from tests.factories.home import CompetencyFactory, RegencyFactory, RegionFactory, StageFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundBatchFactory

pytestmark = pytest.mark.django_db
CODES = [rule.code for rule in RULES]


@pytest.fixture(autouse=True)
def _english() -> None:
    translation.activate("en")


@pytest.fixture
def application() -> Application:
    return ApplicationFactory(
        organisation__region=RegencyFactory(code="3204"),
        competencies=[CompetencyFactory(code="books", name_en="Books")],
    )


def offered(application: Application, code: str = "") -> list[Offered]:
    found = in_words(application, fits_of(application))
    return [one for one in found if not code or one.batch.code == code]


def batch_of(application: Application, code: str = "susu-1", **facts: object) -> Batch:
    batch = BatchFactory(open=True, code=code, **facts)
    RoundBatchFactory(round=application.round, batch=batch)
    return batch


def teaching(*codes: str, **facts: object) -> dict[str, object]:
    terms = [CompetencyFactory(code=code, name_en=code.title()) for code in codes]
    region = RegencyFactory(code="3204")
    return {"offer": OfferFactory(**{"region": region, "competencies": terms, **facts})}


def test_every_rule_has_a_title_and_both_values_and_those_one_can_change_a_fix() -> None:
    assert list(TITLES) == list(YOURS) == list(ASKED) == CODES
    assert list(FIXES) == [rule.code for rule in RULES if rule.can_change]
    assert list(NEARNESS) == sorted(Nearness, reverse=True)


def test_words_are_in_both_languages() -> None:
    for text in [*TITLES.values(), *FIXES.values(), *NEARNESS.values()]:
        assert in_language(text, "id") != in_language(text, "en")


def test_what_fits_says_so_with_points_and_no_reason(application: Application) -> None:
    application.competencies.set([])
    offer = teaching("milk")
    application.competencies.set(offer["offer"].competencies.all())
    batch_of(application, **offer)
    [one] = offered(application)
    assert (one.words.fits, one.words.failed) == (Fits.NOW, ())
    assert [rule.why + rule.fix for rule in one.words.rules] == [""] * len(CODES)
    bars = {str(bar["label"]): (bar["value"], bar["maximum"]) for bar in one.words.bars}
    assert bars["Competencies you look for"] == (45, 45)
    assert one.words.where.endswith("in your regency or city")
    assert one.words.meeting == "at the host"


def test_every_rule_that_fails_says_both_values_and_what_could_be_done(
    application: Application,
) -> None:
    application.reach, application.team = Application.Reach.PROVINCE, 3
    application.free_from, application.free_until = date(2027, 1, 1), date(2027, 1, 31)
    application.save()
    far = RegencyFactory(
        code="7371", name="Kota Jauh", parent=RegionFactory(code="73", name="Sulawesi Selatan")
    )
    batch_of(application, **teaching("books-2", region=far), max_per_cooperative=2)
    [one] = offered(application)
    told = {rule.code: rule for rule in one.words.failed}
    assert set(told) == {"reach", "subject", "dates", "team"}
    assert (told["reach"].yours, told["reach"].asked) == (
        "in our province",
        "Kota Jauh, South Sulawesi",
    )
    assert told["reach"].why == "The place is beyond your reach."
    assert told["subject"].yours == "Books"
    assert told["dates"].yours == "1–31 January 2027"
    assert (told["team"].yours, told["team"].asked) == ("3 people", "at most 2 people")
    assert all(rule.fix for rule in told.values())
    assert one.words.fits is Fits.NOT
    assert one.words.meeting == ""
    assert one.words.where.endswith("on another island")


def test_what_one_cannot_change_has_no_fix(application: Application) -> None:
    application.organisation.cooperative.stage = StageFactory(code="one", name_en="Beginner")
    application.organisation.cooperative.save()
    strict = teaching("books-3", minimum_stage=StageFactory(code="two", name_en="Grown"))
    batch = batch_of(application, **strict)
    batch.origins.set([RegionFactory(code="33", name="Jawa Tengah")])
    batch.save()
    [one] = offered(application)
    told = {rule.code: rule for rule in one.words.failed}
    assert (told["origin"].fix, told["stage"].fix) == ("", "")
    assert told["origin"].asked == "Jawa Tengah"
    assert told["stage"].asked == "from “Grown” on"
    assert told["stage"].yours == "Beginner"


def test_a_stage_that_nobody_knows_says_who_can_say_it(application: Application) -> None:
    batch_of(application, **teaching("books-4", minimum_stage=StageFactory(code="two")))
    [one] = offered(application)
    told = {rule.code: rule for rule in one.words.failed}
    assert told["stage"].yours == "not known"
    assert "in your cooperative’s profile" in told["stage"].fix
    assert "A list from the ministry" in told["stage"].fix


def test_choosing_is_enough_where_only_the_subject_is_another(application: Application) -> None:
    batch = batch_of(application, **teaching("fish"))
    [before] = offered(application)
    put(application, [batch])
    [after] = offered(application)
    assert (before.words.fits, after.words.fits) == (Fits.ON_LIST, Fits.NOW)
    [subject] = [rule for rule in after.words.rules if rule.code == "subject"]
    assert subject.is_met
    assert str(subject.look.word) == "does not matter: you chose it"


def test_what_fits_comes_first_then_what_is_fewest_rules_away(application: Application) -> None:
    application.team = 2
    application.save()
    good = teaching("milk-2")
    application.competencies.set(good["offer"].competencies.all())
    batch_of(application, "b-two-away", **teaching("x"), max_per_cooperative=1)
    batch_of(application, "c-one-away", offer=good["offer"], max_per_cooperative=1)
    batch_of(application, "d-by-choice", **teaching("y"), max_per_cooperative=2)
    batch_of(application, "e-fits", offer=good["offer"], max_per_cooperative=2)
    order = [one.batch.code for one in offered(application)]
    assert order == ["e-fits", "d-by-choice", "c-one-away", "b-two-away"]


def test_who_pays_and_when_stand_beside_it(application: Application) -> None:
    batch = batch_of(application, **teaching("milk-3"), starts_on=in_days(70))
    OfferCost.objects.create(offer=batch.offer, item=CostItem.MEALS, payer=Payer.HOST)
    [one] = offered(application)
    assert one.words.costs == (("Meals", "The host"),)
    assert str(in_days(70).year) in one.words.dates


def test_online_needs_no_journey(application: Application) -> None:
    application.mode = Mode.BOTH
    application.save()
    batch_of(application, **teaching("milk-4", mode=Mode.ONLINE))
    [one] = offered(application)
    assert (one.words.where, one.words.fits) == ("online", Fits.ON_LIST)


def test_own_house_is_no_place_to_go(application: Application) -> None:
    batch_of(application, **teaching("milk-5", host=application.organisation))
    [one] = offered(application)
    assert "own" in [rule.code for rule in one.words.failed]


def test_batches_that_give_no_seat_are_not_offered(application: Application) -> None:
    called_off = batch_of(application, **teaching("milk-6"))
    called_off.state = BatchState.CANCELLED
    called_off.save()
    assert offered(application) == []


def test_where_the_place_is_unknown_nothing_is_claimed() -> None:
    application = ApplicationFactory(organisation=CooperativeFactory(region=None))
    batch_of(application, **teaching("milk-7"))
    assert offered(application) == []


def test_asks_as_often_for_many_batches_as_for_one(
    application: Application, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    asked = []
    for number in (1, 6):
        for each in range(number):
            batch_of(application, f"kelompok-{number}-{each}", **teaching(f"t-{number}-{each}"))
        fresh = Application.objects.select_related(
            "organisation__region", "organisation__cooperative__stage"
        ).get(pk=application.pk)
        with django_assert_max_num_queries(25) as queries:
            offered(fresh)
        asked.append(len(queries))
    assert asked[0] == asked[1]
