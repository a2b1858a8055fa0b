"""Applications of the demo: made up, in its open round, and gone as they came."""

import pytest

from partners.apprenticeships.applications import demo
from partners.apprenticeships.applications.models import Application, Submission
from partners.apprenticeships.applications.source import HandedIn
from partners.apprenticeships.rounds.models import Round
from partners.organisations.demo import nation
from tests.factories.applications import ApplicationFactory, AttachmentFactory
from tests.factories.claims import VillageFactory
from tests.factories.home import CompetencyFactory
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

pytestmark = pytest.mark.django_db
State = Application.State


def silent(message: str, done: int, total: int) -> None:
    """Progress that nobody reads."""


@pytest.fixture
def open_round(db: None) -> Round:
    round = RoundFactory(collecting=True, is_demo=True)
    for _number in range(4):
        RoundBatchFactory(round=round, batch__offer__competencies=[CompetencyFactory()])
    for number in range(6):
        village = VillageFactory(within=f"32{number % 3 + 1:02d}01")
        CooperativeFactory(region=village, is_demo=True, source=nation.SOURCE)
    board = CooperativeFactory(slug=demo.BOARD_OF[0], is_demo=True)
    person = MembershipFactory(organisation=board).person
    person.email, person.is_demo = demo.BOARD, True
    person.save()
    assisted = CooperativeFactory(slug=demo.ASSISTED, is_demo=True)
    MandateFactory(cooperative=assisted, assistant__email=demo.ASSISTANT, is_demo=True)
    return round


def test_made_up_cooperatives_hand_in_and_two_are_begun(open_round: Round) -> None:
    for _time in range(2):
        demo.load(silent)
        states = list(Application.objects.values_list("state", flat=True))
        assert sorted(states) == [State.DRAFT] * 2 + [State.SUBMITTED] * 6
    assert Application.objects.filter(is_demo=True).count() == 8
    codes = open_round.batches.values_list("batch__code", flat=True)
    rows = [entry.row for entry in HandedIn(open_round).applications(codes).entries]
    assert all(row.choices and row.competencies for row in rows)


def test_the_demo_goes_as_it_came(open_round: Round) -> None:
    other = ApplicationFactory(round=open_round, handed_in=True)
    demo.load(silent)
    AttachmentFactory(application=Application.objects.filter(is_demo=True).first())
    demo.unload()
    assert list(Application.objects.all()) == [other]
    assert Submission.objects.get() == other.standing


def test_without_a_round_there_is_nothing_to_load() -> None:
    demo.load(silent)
    assert not Application.objects.exists()
