"""What a cooperative reads of its appeal, does about it, and hears of the answer."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from home.access import Actor
from partners.apprenticeships.results.models import Appeal, Result
from partners.apprenticeships.results.services import appeals
from partners.apprenticeships.rounds.models import Round
from partners.membership.models import Role, Scope
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.partners.apprenticeships.results.appeals.conftest import SAID

pytestmark = pytest.mark.django_db


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.person)
    return client


def address(name: str, result: Result, *more: Any) -> str:
    return reverse(f"results:{name}", args=[result.organisation.slug, result.round.code, *more])


def page(actor: Actor, result: Result) -> str:
    answer = client_of(actor).get(address("result", result))
    return unescape(answer.content.decode())


def send(actor: Actor, url: str, **data: object) -> Any:
    client = client_of(actor)
    seen = client.get(url).context["form"]["seen"].value()
    return client.post(url, {"seen": seen, **data})


def over(result: Result) -> None:
    Round.objects.filter(pk=result.round_id).update(published_at=timezone.now() - timedelta(days=9))


def test_one_appeals_from_the_page_of_the_result_and_may_withdraw(
    result: Result, board: Actor
) -> None:
    url = address("appeal", result)
    assert f'"{url}"' in page(board, result)
    assert send(board, url, **SAID).status_code == 302
    raised = Appeal.objects.get()
    text = page(board, result)
    assert SAID["why"] in text
    back = address("withdraw_appeal", result, raised.pk)
    assert back in text
    assert send(board, back).status_code == 302
    raised.refresh_from_db()
    assert raised.state == "withdrawn"
    assert back not in page(board, result)


def test_what_is_refused_stands_beside_its_field_and_nothing_is_lost(
    result: Result, raised: Appeal, board: Actor
) -> None:
    again = send(board, address("appeal", result), kind="fact", why="Sekali lagi.")
    assert again.status_code == 200
    assert "kind" in again.context["form"].errors
    assert "Sekali lagi." in again.content.decode()
    empty = send(board, address("appeal", result), kind="rule", why="")
    assert "why" in empty.context["form"].errors


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_says_plainly_that_no_seat_moves(result: Result, board: Actor, language: str) -> None:
    with translation.override(language):
        form = client_of(board).get(address("appeal", result)).content.decode()
        plain = translation.gettext(
            "It moves no seat, whatever is answered: nobody loses a place for it, and a seat that "
            "falls free goes to the next in line as before."
        )
    assert plain in unescape(form)


def test_after_the_last_day_it_says_that_it_is_over(result: Result, board: Actor) -> None:
    over(result)
    url = address("appeal", result)
    with translation.override("en"):
        english = reverse("results:result", args=[result.organisation.slug, result.round.code])
    text = unescape(client_of(board).get(english).content.decode())
    assert "The time to appeal was over on" in text
    assert f'"{url}"' not in page(board, result)
    refused = send(board, url, **SAID)
    assert refused.status_code == 200
    assert refused.context["form"].errors
    assert not Appeal.objects.exists()


def test_who_prepares_reads_it_and_does_nothing(result: Result, raised: Appeal) -> None:
    given = {"organisation": result.organisation, "role": Role.CONTRIBUTOR}
    actor = Actor(MembershipFactory(**given).person)
    text = page(actor, result)
    assert raised.words in text
    assert address("appeal", result) not in text
    for url in (address("appeal", result), address("withdraw_appeal", result, raised.pk)):
        assert client_of(actor).get(url).status_code == 403


def test_another_cooperative_finds_nothing(result: Result, raised: Appeal) -> None:
    actor = Actor(MembershipFactory().person)
    for url in (address("result", result), address("withdraw_appeal", result, raised.pk)):
        assert client_of(actor).get(url).status_code == 404


def test_those_who_answer_for_it_hear_the_answer_and_read_it(
    result: Result,
    raised: Appeal,
    board: Actor,
    boss: Actor,
    django_capture_on_commit_callbacks: Any,
) -> None:
    given = {"cooperative": result.organisation, "scopes": [Scope.ANSWERS]}
    assistant = MandateFactory(**given).assistant
    MembershipFactory(organisation=result.organisation, role=Role.CONTRIBUTOR)
    with django_capture_on_commit_callbacks(execute=True):
        appeals.uphold(raised, reason="Unit usaha kedua terlewat.", by=boss)
    letters = {address: letter.body for letter in mail.outbox for address in letter.to}
    assert set(letters) == {board.person.email, assistant.email}
    assert all("Unit usaha kedua terlewat." in body for body in letters.values())
    assert boss.person.email not in "".join(letters.values())
    assert "Unit usaha kedua terlewat." in page(board, result)


def test_whose_mandate_names_answers_no_more_hears_nothing(
    result: Result, raised: Appeal, boss: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    given = {"cooperative": result.organisation, "scopes": [Scope.ANSWERS]}
    mandate = MandateFactory(**given)
    with django_capture_on_commit_callbacks(execute=True):
        appeals.dismiss(raised, reason="Sudah dihitung.", by=boss)
        mandate.scopes.all().delete()
    assert mail.outbox == []
