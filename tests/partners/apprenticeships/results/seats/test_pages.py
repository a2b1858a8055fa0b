"""The page of a result: what happened, what to do until when; who sees it, and what hosts see."""

from datetime import timedelta
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.access import Actor
from home.desk.locking import version_of
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.services import answers
from partners.apprenticeships.results.workspace.waiting import to_answer
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.membership.models import Role, Scope
from tests.factories.applications import DelegateFactory
from tests.factories.apprenticeships import in_days
from tests.factories.membership import MandateFactory, MembershipFactory, PersonFactory
from tests.factories.results import ResultFactory, line_up
from tests.partners.apprenticeships.results.seats.conftest import head_of


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(name: str, result: Result) -> str:
    return reverse(f"results:{name}", args=[result.organisation.slug, result.round.code])


def text_of(person: Any, url: str) -> str:
    answer = signed_in(person).get(url)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def open_to(person: Any, result: Result) -> set[str]:
    """The answers whose buttons are there."""
    page = text_of(person, address("result", result))
    names = ("accept", "accept_conditionally", "decline", "take_back")
    return {name for name in names if f'href="{address(name, result)}"' in page}


def test_who_is_placed_may_accept_or_decline(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    assert open_to(head_of(result).person, result) == {"accept", "decline"}


def test_who_would_rather_be_elsewhere_may_wait(best: RoundBatch, other: RoundBatch) -> None:
    ResultFactory(place=best)
    result = ResultFactory(place=other, choices=[best, other])
    line_up(best, [result])
    person = head_of(result).person
    assert open_to(person, result) == {"accept", "accept_conditionally", "decline"}
    assert best.batch.offer.title in text_of(person, address("result", result))


def test_results_are_read_before_answers_open(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    Round.objects.update(answers_from=timezone.now() + timedelta(hours=2))
    assert open_to(head_of(result).person, result) == set()


def test_contributors_read_and_answer_nothing(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    member = MembershipFactory(organisation=result.organisation, role=Role.CONTRIBUTOR)
    assert open_to(member.person, result) == set()
    assert signed_in(member.person).get(address("accept", result)).status_code == 403


def test_assistants_answer_with_a_mandate_for_it(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    given = {"cooperative": result.organisation}
    helper = MandateFactory(**given, scopes=[Scope.ANSWERS]).assistant
    other = MandateFactory(**given, scopes=[Scope.REPORTS]).assistant
    assert open_to(helper, result) == {"accept", "decline"}
    assert signed_in(other).get(address("result", result)).status_code == 404


def test_others_do_not_know_of_it(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    for person in (PersonFactory(), MembershipFactory().person):
        assert signed_in(person).get(address("result", result)).status_code == 404
        assert signed_in(person).post(address("accept", result)).status_code == 404


def test_nothing_is_shown_before_the_round_is_published(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    person = head_of(result).person
    Round.objects.update(state="matched")
    assert signed_in(person).get(address("result", result)).status_code == 404


def test_answer_by_the_form_is_kept_and_said(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    client = signed_in(head_of(result).person)
    result.refresh_from_db()
    page = client.get(address("accept", result)).content.decode()
    assert best.batch.offer.title in unescape(page)
    sent = client.post(address("accept", result), {"seen": version_of(result)})
    assert sent.headers["Location"] == address("result", result)
    result.refresh_from_db()
    assert result.answer == "binding"


def test_who_comes_second_sees_that_somebody_was_faster(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    result.refresh_from_db()
    seen = version_of(result)
    answers.accept(result, by=head_of(result))
    client = signed_in(head_of(result).person)
    assert client.post(address("decline", result), {"seen": seen}).status_code == 409


def test_place_in_line_and_last_move_are_said(best: RoundBatch) -> None:
    ResultFactory(place=best)
    first, second = (ResultFactory(round=best.round, choices=[best]) for _ in range(2))
    line_up(best, [first, second])
    answers.decline(first, by=head_of(first))
    page = text_of(head_of(second).person, address("result", second))
    assert "1" in page.split('aria-labelledby="lines"')[1]
    assert "2" in page.split('aria-labelledby="lines"')[1]


def test_place_waits_for_its_answer_in_the_workspace(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    by = head_of(result)
    assert [one.url for one in to_answer(by)] == [address("result", result)]
    answers.accept(result, by=by)
    assert list(to_answer(by)) == []


def test_hosts_see_whom_they_get_once_it_is_final(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    DelegateFactory(application=result.application, name="Siti Rahasia", phone="0812-000")
    host = best.batch.offer.host
    member = MembershipFactory(organisation=host).person
    url = reverse("results:placed", args=[host.slug])
    page = text_of(member, url)
    assert str(result.organisation) in page
    assert "Siti Rahasia" not in page
    answers.accept(result, by=head_of(result))
    assert "Siti Rahasia" in text_of(member, url)
    Batch.objects.update(starts_on=in_days(-9), ends_on=in_days(-1))
    assert "Siti Rahasia" not in text_of(member, url)


def test_nobody_else_sees_whom_a_host_gets(best: RoundBatch) -> None:
    host = best.batch.offer.host
    url = reverse("results:placed", args=[host.slug])
    for person in (PersonFactory(), MembershipFactory().person):
        assert signed_in(person).get(url).status_code == 404
    helper = MandateFactory(cooperative=host).assistant
    assert signed_in(helper).get(url).status_code == 404


def test_page_takes_few_queries(
    best: RoundBatch, other: RoundBatch, django_assert_max_num_queries: Any
) -> None:
    ResultFactory(place=best)
    result = ResultFactory(place=other, choices=[best, other])
    line_up(best, [*(ResultFactory(round=best.round, choices=[best]) for _ in range(9)), result])
    client = signed_in(head_of(result).person)
    client.get(address("result", result))
    with django_assert_max_num_queries(20):
        client.get(address("result", result))


def test_actor_of_the_page_is_the_cooperative(best: RoundBatch) -> None:
    result = ResultFactory(place=best)
    by: Actor = head_of(result)
    signed_in(by.person).post(address("accept", result), {"seen": version_of(result)})
    result.refresh_from_db()
    assert result.answered_by == by.person
