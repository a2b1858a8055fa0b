"""Having a round matched, what would be if, undoing, publishing: in the admin."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from home.desk.locking import version_of
from partners.apprenticeships.results import running
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.rounds.deadlines import closes_at
from partners.apprenticeships.rounds.lifecycle import Phase
from tests.factories.apprenticeships import in_days
from tests.factories.rounds import RoundFactory
from tests.partners.apprenticeships.results.admin.conftest import signed_in
from tests.partners.apprenticeships.results.admin.test_rounds import is_refused, read, text_of
from tests.partners.apprenticeships.results.conftest import World

pytestmark = pytest.mark.django_db


def send(client: Client, address: str, round: Any, **said: Any) -> Any:
    round.refresh_from_db()
    return client.post(address, {"seen": version_of(round), **said})


def answers() -> dict[str, str]:
    return {"answers_from": f"{in_days(1)}T08:00", "answers_until": f"{in_days(8)}T00:00"}


@pytest.fixture
def matched(world: World) -> World:
    world.match()
    return world


class TestMatching:
    def test_it_is_asked_for_and_the_page_says_how_far_it_is(
        self, desk: Client, url: Any, world: World
    ) -> None:
        assert send(desk, url("match", world.round.pk), world.round).status_code == 302
        job = Matching.objects.get()
        assert job.asked_by == desk.user
        answer = desk.get(url("look", world.round.pk))
        assert answer.headers["Refresh"] == "5"
        text = text_of(answer)
        assert "No worker seems to be at work" in text
        assert "waits for the job" in text
        assert url("match", world.round.pk) not in answer.content.decode()
        assert "Refresh" not in desk.get(f"{url('look', world.round.pk)}?still").headers

    def test_while_a_job_works_it_shows_its_last_sign_of_life(
        self, desk: Client, url: Any, world: World
    ) -> None:
        send(desk, url("match", world.round.pk), world.round)
        now = timezone.now()
        beating = {"state": "running", "beat_at": now, "started_at": now, "step": "reading"}
        Matching.objects.update(**beating)
        text = read(desk, url("look", world.round.pk))
        assert "reading applications and batches" in text
        assert "Last sign of life" in text
        assert "No worker seems" not in text

    def test_one_that_stopped_says_why_and_can_be_asked_for_again(
        self, desk: Client, url: Any, world: World
    ) -> None:
        send(desk, url("match", world.round.pk), world.round)
        problems = [{"id": "Baris 3 salah", "en": "Row 3 is wrong"}]
        Matching.objects.update(
            state="stopped", problem="bad-input", problems=problems, problem_count=7
        )
        answer = desk.get(url("look", world.round.pk))
        text = text_of(answer)
        assert "Something that was handed in contradicts itself" in text
        assert "Row 3 is wrong" in text
        assert "The first 1 of 7" in text
        assert url("match", world.round.pk) in answer.content.decode()

    def test_the_result_stands_there_in_figures(
        self, desk: Client, url: Any, matched: World
    ) -> None:
        text = read(desk, url("look", matched.round.pk))
        facts = Matching.objects.get().figures
        assert f"Cooperatives with a place {facts['placed']} of 6" in text
        assert facts["result"] in text
        assert "b3: " in text

    def test_before_the_last_day_nobody_has_it_matched(self, desk: Client, url: Any) -> None:
        round = RoundFactory(collecting=True)
        assert desk.get(url("match", round.pk)).status_code == 404
        assert url("match", round.pk) not in desk.get(url("look", round.pk)).content.decode()


class TestWhatIf:
    def test_its_questions_go_to_the_job(self, desk: Client, url: Any, world: World) -> None:
        address = url("what_if", world.round.pk)
        send(desk, address, world.round, reserve="0, 10", seats="1", online="on")
        assert Matching.objects.get().questions == ["reserve=0,10", "seats=1", "online"]

    def test_no_question_and_a_wrong_one_are_said_in_the_form(
        self, desk: Client, url: Any, world: World
    ) -> None:
        address = url("what_if", world.round.pk)
        assert "Ask at least one" in text_of(send(desk, address, world.round))
        answer = send(desk, address, world.round, reserve="banyak")
        assert answer.context["form"].errors.keys() == {"reserve"}
        assert not Matching.objects.exists()


class TestFourEyes:
    def test_who_had_it_matched_reads_who_can_publish(
        self, url: Any, desk: Client, other: Client, world: World
    ) -> None:
        send(desk, url("match", world.round.pk), world.round)
        running.run(Matching.objects.get().pk)
        page, form = url("look", world.round.pk), url("publish", world.round.pk)
        mine = desk.get(page)
        assert "Another moderator looks at it and publishes it" in text_of(mine)
        assert "Lain" in text_of(mine)
        assert form not in mine.content.decode()
        assert "Publish the results</button>" not in desk.get(form).content.decode()
        refused = send(desk, form, world.round, **answers())
        assert refused.status_code == 200
        world.round.refresh_from_db()
        assert world.round.phase is Phase.MATCHED
        assert form in other.get(page).content.decode()
        assert send(other, form, world.round, **answers()).status_code == 302
        world.round.refresh_from_db()
        assert (world.round.phase, world.round.published_by) == (Phase.PUBLISHED, other.user)

    def test_last_minute_of_a_day_is_the_whole_day(
        self, desk: Client, url: Any, matched: World
    ) -> None:
        here, day = url("publish", matched.round.pk), in_days(8)
        shown = desk.get(here).context["form"]["answers_until"].value()
        assert f"{shown:%H:%M}" == "23:59"
        said = answers() | {"answers_until": f"{day}T23:59"}
        assert send(desk, here, matched.round, **said).status_code == 302
        matched.round.refresh_from_db()
        assert matched.round.answers_until == closes_at(day)

    def test_answers_that_begin_too_early_are_said_at_their_field(
        self, desk: Client, url: Any, matched: World
    ) -> None:
        early = {**answers(), "answers_from": f"{in_days(-1)}T08:00"}
        answer = send(desk, url("publish", matched.round.pk), matched.round, **early)
        assert answer.context["form"].errors.keys() == {"answers_from"}

    def test_the_form_knows_when_answers_usually_begin(
        self, desk: Client, url: Any, matched: World
    ) -> None:
        page = desk.get(url("publish", matched.round.pk)).content.decode()
        assert 'placeholder="31/12/2027 14:30"' in page
        assert "WIB (Jakarta)" in page


class TestUndoing:
    def test_it_wants_a_reason_and_leads_back_to_before(
        self, desk: Client, url: Any, matched: World
    ) -> None:
        address = url("undo", matched.round.pk)
        assert send(desk, address, matched.round).context["form"].errors.keys() == {"reason"}
        send(desk, address, matched.round, reason="Satu berkas salah")
        matched.round.refresh_from_db()
        assert matched.round.phase is Phase.CLOSED

    def test_what_is_published_is_not_undone(self, desk: Client, url: Any) -> None:
        assert desk.get(url("undo", RoundFactory(published=True).pk)).status_code == 404


def test_editors_look_at_the_result_and_do_nothing(
    at_editor: Client, url: Any, matched: World
) -> None:
    answer = at_editor.get(url("look", matched.round.pk))
    assert "Cooperatives with a place" in text_of(answer)
    for act in ("match", "what_if", "undo", "publish"):
        assert url(act, matched.round.pk) not in answer.content.decode()
        assert is_refused(at_editor, url(act, matched.round.pk))


def test_its_queries_do_not_grow(
    desk: Client, url: Any, matched: World, django_assert_max_num_queries: Any
) -> None:
    desk.get(url("look", matched.round.pk))
    with django_assert_max_num_queries(30):
        desk.get(url("look", matched.round.pk))


def test_superusers_who_are_no_moderators_publish_too(url: Any, matched: World) -> None:
    person = matched.publishes.user
    person.groups.clear()
    person.is_superuser = True
    person.save()
    client = signed_in(person)
    assert send(client, url("publish", matched.round.pk), matched.round, **answers()).url
