"""Why a round decided so is told of that day; what happened since stands for itself."""

from datetime import timedelta

from django.utils import timezone, translation

from partners.apprenticeships.results import since
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.services import answers, seats
from partners.apprenticeships.results.workspace import why
from partners.apprenticeships.rounds.models import Round
from tests.partners.apprenticeships.results.seats.conftest import TIME, head_of


def published(world) -> None:
    world.match()
    now = timezone.now()
    Round.objects.filter(pk=world.round.pk).update(
        state="published",
        published_by=world.publishes.person,
        published_at=now - timedelta(hours=2),
        answers_from=now - timedelta(hours=1),
        answers_until=now + timedelta(days=6),
    )


def of(world, name: str) -> Result:
    return world.round.results.select_related("round", "place__batch__offer").get(
        organisation__name=name
    )


def told(result: Result) -> tuple[str, list[str]]:
    """What was decided, in one paragraph, and what happened since."""
    with translation.override("en"):
        page = why.sentences_of(result, "en")
    assert page.decided is not None
    return page.decided.summary, [one.text for one in page.since]


def test_where_nothing_moved_only_the_round_is_told(world) -> None:
    published(world)
    decided, happened = told(of(world, "Ani"))
    assert "The round gave Ani a place" in decided
    assert "The round gave you your place here." in decided
    assert happened == []


def test_who_moved_up_reads_where_from_and_why(world) -> None:
    published(world)
    holder = next(one for one in ("Budi", "Ani", "Citra") if of(world, one).place)
    waiting = world.round.results.filter(standing="waiting").first()
    assert waiting is not None
    before, _none = told(waiting)
    answers.decline(of(world, holder), by=head_of(of(world, holder)))
    waiting.refresh_from_db()
    decided, happened = told(waiting)
    assert decided == before
    assert "You have" not in decided
    assert "stays valid" not in decided
    assert [one for one in happened if "next in line" in one] == happened
    assert len(happened) == (waiting.standing == "promoted")


def test_lapsed_place_is_told_as_lapsed(world) -> None:
    published(world)
    Round.objects.update(answers_until=timezone.now() - timedelta(minutes=1))
    result = of(world, "Ani")
    seats.expire(result.round, by=TIME)
    result = of(world, "Ani")
    decided, happened = told(result)
    assert "You have your place" not in decided
    assert len(happened) == 1
    assert "no answer in time" in happened[0]


def test_called_off_place_is_told_as_called_off(world) -> None:
    published(world)
    result = of(world, "Ani")
    seats.call_off(result.place.batch, by=TIME)
    _decided, happened = told(of(world, "Ani"))
    assert "called off" in happened[0]


def test_whoever_waited_to_the_end_reads_that_it_ended(world) -> None:
    published(world)
    waiting = world.round.results.filter(standing="waiting").first()
    Result.objects.filter(pk=waiting.pk).update(standing="not_placed", changed_at=timezone.now())
    waiting.refresh_from_db()
    with translation.override("en"):
        assert "Waiting ended" in since.since(waiting)[-1].text
