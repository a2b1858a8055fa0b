"""Moderators find appeals that wait, and answer each beside the row that it is about."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partners.apprenticeships.results.admin.appeals import LIST, PANEL
from partners.apprenticeships.results.models import Appeal
from tests.factories.membership import MembershipFactory
from tests.factories.results import AppealFactory
from tests.partners.apprenticeships.results.admin.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(moderator: Any) -> Client:
    return signed_in(moderator)


def look(appeal: Appeal) -> str:
    return reverse("rounds_admin:look", args=[appeal.result.round_id])


def row(appeal: Appeal) -> str:
    keys = [appeal.result.round_id, appeal.result.application_id]
    return reverse("rounds_admin:application", args=keys)


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_it_is_answered_from_the_row(desk: Any, raised: Appeal) -> None:
    (item,) = PANEL.items(desk.user)
    text = read(desk, row(raised))
    assert raised.words in text
    assert item.url in text
    form = read(desk, item.url)
    assert raised.words in form
    assert "What stands in the round" in form
    assert "Result and why" in form
    seen = desk.get(item.url).context["form"]["seen"].value()
    said = {"seen": seen, "decision": "uphold", "reason": ""}
    assert "reason" in desk.post(item.url, said).context["form"].errors
    answer = desk.post(item.url, {**said, "reason": "Unit usaha kedua terlewat."})
    assert answer.url == row(raised)
    text = read(desk, row(raised))
    assert "Unit usaha kedua terlewat." in text
    assert "Upheld the appeal against a result" in text
    assert item.url not in text
    assert list(PANEL.items(desk.user)) == []


def test_the_round_counts_those_that_wait(desk: Any, raised: Appeal) -> None:
    AppealFactory(result=raised.result, kind="rule", state="withdrawn")
    AppealFactory()
    text = read(desk, look(raised))
    assert "1 appeal waits for an answer." in text
    url = f"{reverse(f'{LIST}:list')}?state=open&q={raised.result.round.code}"
    assert url in text
    assert reverse(f"{LIST}:edit", args=[raised.pk]) in read(desk, url)
    Appeal.objects.filter(pk=raised.pk).update(state="withdrawn")
    assert "waits for an answer." not in read(desk, look(raised))


def test_who_has_a_part_in_it_reads_the_row_and_answers_nothing(desk: Any, raised: Appeal) -> None:
    MembershipFactory(organisation=raised.cooperative, person=desk.user)
    url = reverse(f"{LIST}:edit", args=[raised.pk])
    assert url not in read(desk, row(raised))
    assert desk.get(url).status_code == 302
    assert list(PANEL.items(desk.user)) == []
    assert raised.cooperative.name not in read(desk, reverse(f"{LIST}:list"))


def test_editors_read_the_row_only(editor: Any, raised: Appeal) -> None:
    client = signed_in(editor)
    text = read(client, row(raised))
    assert raised.words in text
    assert reverse(f"{LIST}:edit", args=[raised.pk]) not in text
    assert list(PANEL.items(editor)) == []
    assert client.get(reverse(f"{LIST}:list")).status_code == 302
    assert "1 appeal waits for an answer." in read(client, look(raised))


def test_it_is_urgent_two_days_before_it_is_to_be_answered(desk: Any, raised: Appeal) -> None:
    (item,) = PANEL.items(desk.user)
    assert not item.is_urgent
    ago = timezone.now() - timedelta(days=6)
    Appeal.objects.update(raised_at=ago)
    (item,) = PANEL.items(desk.user)
    assert item.is_urgent


def test_nobody_makes_or_deletes_one_in_the_admin(desk: Any, raised: Appeal) -> None:
    desk.user.is_superuser = True
    desk.user.save()
    for name, keys in (("add", []), ("delete", [raised.pk])):
        answer = desk.get(reverse(f"{LIST}:{name}", args=keys))
        assert answer.status_code == 302


def test_its_queries_do_not_grow(
    desk: Any, raised: Appeal, django_assert_max_num_queries: Any
) -> None:
    AppealFactory.create_batch(6)
    AppealFactory(result=raised.result, kind="rule")
    AppealFactory(result=raised.result, kind="other")
    for url in (reverse(f"{LIST}:list"), row(raised), reverse(f"{LIST}:edit", args=[raised.pk])):
        desk.get(url)
        with django_assert_max_num_queries(30):
            desk.get(url)
