"""What is written in bulk before the rush is what the acts of the site leave."""

from collections import Counter
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry

from benchmarks import rush_already, rush_judging, rush_ramp, rush_reading
from benchmarks.rush_already import Written
from benchmarks.rush_filling import evenly
from benchmarks.rush_plan import paces, peak, three_days
from home.desk.models import SentForm
from home.models import Competency
from home.notices.models import Letter, Notice
from home.notices.tasks import send_letter
from partners.apprenticeships.applications.enclosing import of_now
from partners.apprenticeships.applications.models import Application, Submission
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.membership.models import DoneInName
from tests.factories.applications import ApplicationFactory, DelegateFactory
from tests.factories.home import CompetencyFactory, RegencyFactory
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory
from tests.partners.apprenticeships.applications.site import address, sent, signed_in

pytestmark = pytest.mark.django_db
WISHES: dict[str, Any] = {
    "team": "1", "mode": "on-site", "reach": "country", "languages": ["id"], "goals": "Susu",
}  # fmt: skip


@pytest.fixture
def round(db: None) -> Round:
    return RoundFactory(collecting=True, code="2027-1")


@pytest.fixture
def batches(round: Round) -> list[Batch]:
    return [RoundBatchFactory(round=round).batch for _number in range(2)]


def milk() -> Competency:
    return Competency.objects.filter(code="susu").first() or CompetencyFactory(code="susu")


def prepared(round: Round, batches: list[Batch]) -> Application:
    application = ApplicationFactory(
        round=round, choices=batches, competencies=[milk()], goals="Susu"
    )
    DelegateFactory(application=application)
    MembershipFactory(organisation=application.organisation, person=application.by)
    return application


def in_bulk(application: Application, times: int) -> None:
    content, owner = of_now(application), application.organisation
    codes = [choice.batch.code for choice in application.choices.order_by("place")]
    one = Written(application, content, codes, owner.slug, str(owner), times)
    rush_already.leave([one], timezone.now())


def over_the_site(round: Round, batches: list[Batch]) -> Application:
    """Begun, listed, written, named, handed in, turned round, handed in once more."""
    owner = CooperativeFactory(region=RegencyFactory())
    MembershipFactory(organisation=owner)
    blank = Application(round=round, organisation=owner)
    member = blank.organisation.memberships.get().person
    client = signed_in(member)

    def send(name: str, *more: object, **typed: Any) -> None:
        answer = sent(client, address(name, blank, *more), once=str(uuid4()), **typed)
        assert answer.status_code == 302, answer.context["form"].errors

    with translation.override("id"):
        send("begin")
        for batch in batches:
            send("put", batch.code)
        send("write", **WISHES, competencies=[str(milk().pk)])
        send("people", name_1="Ibu Sri")
        send("hand_in")
        turned = {f"place_{batch.pk}": str(2 - at) for at, batch in enumerate(batches)}
        send("list", **turned)
        send("hand_in")
    return Application.objects.get(organisation=blank.organisation)


def counted() -> Counter[str]:
    """Rows of all tables but those that remember what may be forgotten."""
    models = (one for one in apps.get_models() if one._meta.managed and one is not Session)
    return Counter({one._meta.label: one._base_manager.count() for one in models})


def left_by(application: Application) -> dict[str, Any]:
    """All rows, without keys, codes and moments."""
    owner, person = application.organisation, application.by
    submissions = list(application.submissions.order_by("number"))
    keys = [one.pk for one in submissions]
    history = ModelLogEntry.objects.filter(object_id=str(owner.pk), data__round="2027-1")
    return {
        "state": (application.state, application.standing == submissions[-1]),
        "submissions": [
            (one.number, one.content, one.policy, one.role, one.by == person, one.mandate)
            for one in submissions
        ],
        "history": [
            (one.action, one.label == str(owner), one.user == person, one.uuid is not None,
             one.content_changed, one.deleted, one.content_type.model,
             said(one.data, application, keys))
            for one in history.order_by("timestamp", "pk")
        ],
        "in their name": [
            (one.action, one.label == str(owner), one.person == person, one.role, one.mandate,
             one.content_type.model, one.object_id == str(owner.pk),
             said(one.facts, application, keys))
            for one in DoneInName.objects.filter(organisation=owner).order_by("at", "pk")
        ],
        "forms": [
            (one.act.replace(owner.slug, "SLUG"), one.answer.replace(owner.slug, "SLUG"), one.words,
             len(one.content))
            for one in SentForm.objects.filter(by=person).order_by("at", "pk")
        ],
        "notices": [
            (one.kind, keys.index(int(one.occasion)), keys.index(one.data["submission"]),
             one.letter.kind, one.letter.state, one.letter.rung_at is not None)
            for one in Notice.objects.filter(recipient=person).order_by("pk")
        ],
        "letters": Letter.objects.filter(recipient=person).count(),
    }  # fmt: skip


def said(data: dict[str, Any], application: Application, keys: list[int]) -> dict[str, Any]:
    """`data` of the history, with places where it has keys."""
    places = {application.pk: "application", application.organisation_id: "owner"}
    found = {name: places.get(value, value) for name, value in data.items()}
    for name in ("submission", "before"):
        if data.get(name):
            found[name] = keys.index(data[name])
    return found


def test_in_bulk_is_as_over_the_site_in_every_table(round: Round, batches: list[Batch]) -> None:
    first = over_the_site(round, batches)
    before = counted()
    by_hand = over_the_site(round, batches)
    between = counted()
    bulk = prepared(round, batches[::-1])
    in_bulk(bulk, times=2)
    bulk.refresh_from_db()
    assert left_by(bulk) == left_by(by_hand) == left_by(first)
    hand, quick = between - before, counted() - between
    # The queue of the tests is none: what is told is done at once.
    assert hand == quick - Counter({DBTaskResult._meta.label: 2})


def test_next_one_over_the_site_gets_the_next_numbers(round: Round, batches: list[Batch]) -> None:
    first = prepared(round, batches)
    in_bulk(first, times=1)
    over_the_site(round, batches)
    first.refresh_from_db()
    assert Submission.objects.count() == 3
    assert first.standing is not None
    assert first.standing.pk < min(
        Submission.objects.exclude(application=first).values_list("pk", flat=True)
    )


def test_letter_of_each_stands_in_the_queue(round: Round, batches: list[Batch]) -> None:
    in_bulk(prepared(round, batches), times=1)
    task = DBTaskResult.objects.ready().get()
    assert task.task_path == send_letter.module_path
    assert task.args_kwargs == {"args": [Letter.objects.get().pk], "kwargs": {}}


def test_what_is_prepared_only_is_not_handed_in(round: Round, batches: list[Batch]) -> None:
    application = prepared(round, batches)
    in_bulk(application, times=0)
    application.refresh_from_db()
    assert application.state == Application.State.DRAFT
    assert not Submission.objects.exists()
    assert SentForm.objects.count() == 5


def test_judge_looks_for_those_in_bulk_too(round: Round, batches: list[Batch]) -> None:
    application = prepared(round, batches)
    in_bulk(application, times=1)
    codes = [batch.code for batch in batches]
    mine = {application.organisation.slug: {"1": codes}}
    assert rush_judging.of_applications(mine) == []
    Submission.objects.update(content={**of_now(application), "choices": []})
    assert rush_judging.of_applications(mine) != []


@pytest.mark.parametrize(
    ("read", "decided", "said"),
    [
        ({"a": ["A"]}, {"a"}, []),
        ({}, set(), ["a: ['A'] was handed in, the round reads None"]),
        ({"a": ["B"]}, {"a"}, ["a: ['A'] was handed in, the round reads ['B']"]),
        ({"a": ["A"]}, set(), ["a: no result"]),
    ],
)
def test_judge_misses_what_was_not_matched(
    read: dict[str, list[str]], decided: set[str], said: list[str]
) -> None:
    assert list(rush_judging.unmatched({"a": ["A"]}, read, decided)) == said


def test_who_comes_stands_evenly_among_all() -> None:
    assert evenly(2, 6) == [2, 5]
    assert evenly(0, 3) == []
    assert len(evenly(1_275, 127_500)) == 1_275


def test_last_ones_come_at_the_rate_of_the_busiest_hour_of_all() -> None:
    whole, last = paces(1_000, 0, 60), paces(10, 990, 60)
    assert whole.applying.seconds == 3_600
    assert 10 / last.applying.seconds == pytest.approx(peak(1_000, 3_600, three_days()))
    assert last.applying.shape == (1.0,)


def test_tables_that_were_read_through_are_told() -> None:
    before = {"large": [90_000, 3, 100, 7], "small": [5, 0, 0, 0]}
    after = {"large": [90_000, 4, 90_100, 17], "small": [5, 9, 45, 0], "new": [1, 1, 1, 1]}
    read = rush_reading.read_since(before, after)
    assert read == {"large": [90_000, 1, 90_000, 10], "small": [5, 9, 45, 0], "new": [1, 1, 1, 1]}
    first, *rest = rush_reading.words(read, requests=10)
    assert first == "rows read for a request: large 9001.0, small 4.5, new 0.2"
    assert rest == ["read through: large (90,000 rows) 1 times, 9000.0 a request"]


def test_ramp_takes_as_many_people_as_its_rates_need() -> None:
    assert rush_ramp.people_for(rush_ramp.rates("1,2.5")) == 105
