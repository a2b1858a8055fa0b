"""A host confirms its batches; one that stays silent is reminded twice and then called off."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor, system
from home.notices.models import Notice
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.placements.confirmation_notices import (
    CALLED_OFF,
    TO_CONFIRM,
    keep_reminders,
)
from partners.apprenticeships.placements.confirmation_waiting import batches_to_confirm
from partners.apprenticeships.placements.models import BatchConfirmation
from partners.apprenticeships.placements.permissions import CALL_OFF, TEND
from partners.apprenticeships.placements.refusals import IsNotAwaited
from partners.apprenticeships.placements.services import confirming
from partners.apprenticeships.placements.silence import Step
from partners.apprenticeships.results.models.result import Answer, Result
from partners.membership.models import Role
from tests.factories.apprenticeships import in_days
from tests.factories.home import StandardPageFactory
from tests.factories.membership import MembershipFactory, PersonFactory
from tests.factories.placements import ConfirmationFactory
from tests.factories.results import ResultFactory, SeatsFactory

pytestmark = pytest.mark.django_db
BY = system("test", TEND, *CALL_OFF)


@pytest.fixture
def place() -> Any:
    """In a round whose hosts have two weeks; the batch begins in two months, one has a place."""
    place = SeatsFactory(
        round__confirm_days=14, batch__starts_on=in_days(60), batch__ends_on=in_days(64)
    )
    ResultFactory(place=place)
    return place


@pytest.fixture
def asked(place: Any) -> BatchConfirmation:
    assert confirming.ask_hosts(place.round, by=BY, on=in_days(0)) == 1
    return BatchConfirmation.objects.get()


@pytest.fixture
def host(place: Any) -> Actor:
    return Actor(MembershipFactory(organisation=place.batch.offer.host).person)


def _nights(first: int, last: int) -> list[confirming.Moved]:
    return [confirming.tend(by=BY, on=in_days(day)) for day in range(first, last + 1)]


def _now(asked: BatchConfirmation) -> str:
    asked.refresh_from_db()
    return str(asked.step)


def test_hosts_are_asked_once_of_batches_in_which_somebody_has_a_place(place: Any) -> None:
    SeatsFactory(round=place.round, batch__starts_on=in_days(60), batch__ends_on=in_days(61))
    assert confirming.ask_hosts(place.round, by=BY, on=in_days(0)) == 1
    assert confirming.ask_hosts(place.round, by=BY, on=in_days(1)) == 0
    assert BatchConfirmation.objects.get().place == place


def test_round_that_was_announced_without_the_rule_asks_nobody() -> None:
    place = SeatsFactory(batch__starts_on=in_days(60), batch__ends_on=in_days(64))
    ResultFactory(place=place)
    assert confirming.ask_hosts(place.round, by=BY, on=in_days(0)) == 0


def test_silence_is_two_reminders_and_then_the_batch_is_called_off(
    asked: BatchConfirmation, place: Any
) -> None:
    _nights(0, 7)
    assert _now(asked) == Step.REMINDED
    _nights(8, 12)
    assert _now(asked) == Step.REMINDED_AGAIN
    _nights(13, 14)
    assert Batch.objects.get(pk=place.batch_id).state != BatchState.CANCELLED
    assert confirming.tend(by=BY, on=in_days(15)) == confirming.Moved(0, 1)
    assert _now(asked) == Step.CALLED_OFF
    assert Batch.objects.get(pk=place.batch_id).state == BatchState.CANCELLED
    freed = Result.objects.get()
    assert (freed.place, freed.answer) == (None, Answer.OPEN)
    place.refresh_from_db()
    assert place.taken == 0


def test_confirmed_batch_is_never_called_off(
    asked: BatchConfirmation, host: Actor, place: Any
) -> None:
    _nights(0, 13)
    confirming.confirm(asked, by=host)
    confirming.confirm(asked, by=host)
    _nights(14, 59)
    assert _now(asked) == Step.REMINDED_AGAIN
    assert Batch.objects.get(pk=place.batch_id).state != BatchState.CANCELLED
    assert ModelLogEntry.objects.filter(action=confirming.CONFIRMED).count() == 1


def test_batch_that_begins_soon_is_left_to_moderators(place: Any) -> None:
    Batch.objects.filter(pk=place.batch_id).update(starts_on=in_days(15), ends_on=in_days(19))
    confirming.ask_hosts(place.round, by=BY, on=in_days(0))
    _nights(0, 14)
    assert BatchConfirmation.objects.left().count() == 1
    assert Batch.objects.get(pk=place.batch_id).state != BatchState.CANCELLED


def test_what_is_called_off_cannot_be_confirmed(asked: BatchConfirmation, host: Actor) -> None:
    _nights(0, 15)
    with pytest.raises(IsNotAwaited):
        confirming.confirm(asked, by=host)


def test_only_who_represents_the_host_confirms(asked: BatchConfirmation, place: Any) -> None:
    writes = MembershipFactory(organisation=place.batch.offer.host, role=Role.CONTRIBUTOR)
    placed = MembershipFactory(organisation=Result.objects.get().organisation)
    for person in (writes.person, placed.person, PersonFactory()):
        with pytest.raises(ActionNotPermitted):
            confirming.confirm(asked, by=Actor(person))
    assert _now(asked) == Step.ASKED
    assert asked.confirmed_at is None


def test_only_the_command_asks_and_calls_off(place: Any, host: Actor) -> None:
    with pytest.raises(ActionNotPermitted):
        confirming.ask_hosts(place.round, by=host, on=in_days(0))
    with pytest.raises(ActionNotPermitted):
        confirming.tend(by=host, on=in_days(0))


class TestLetters:
    def _letters(self, kind: Any) -> list[tuple[Any, str]]:
        rows = Notice.objects.filter(kind=kind.code).order_by("pk")
        return [(row.recipient_id, row.occasion) for row in rows]

    def test_each_step_is_noted_once_and_forgotten_when_confirmed(
        self, asked: BatchConfirmation, host: Actor
    ) -> None:
        assert keep_reminders(in_days(0)) == 1
        assert keep_reminders(in_days(1)) == 1
        assert self._letters(TO_CONFIRM) == [(host.person.pk, f"{asked.pk} asked")]
        confirming.tend(by=BY, on=in_days(7))
        keep_reminders(in_days(7))
        assert self._letters(TO_CONFIRM)[-1] == (host.person.pk, f"{asked.pk} reminded")
        confirming.confirm(asked, by=host)
        assert keep_reminders(in_days(8)) == 0

    def test_host_is_told_that_its_batch_was_called_off(
        self, asked: BatchConfirmation, host: Actor, django_capture_on_commit_callbacks: Any
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            _nights(0, 15)
        assert self._letters(CALLED_OFF) == [(host.person.pk, str(asked.pk))]


class TestPage:
    def _address(self, asked: BatchConfirmation) -> str:
        return f"/id/ruang/organisasi/{asked.host.slug}/penempatan/angkatan/{asked.pk}/pastikan/"

    def test_waits_on_top_of_the_workspace_and_is_confirmed_with_one_button(
        self, asked: BatchConfirmation, host: Actor, client: Client
    ) -> None:
        client.force_login(host.person)
        [card] = batches_to_confirm(host)
        assert card.url == self._address(asked)
        assert card.until == in_days(14)
        page = client.get(card.url)
        data = {name: page.context["form"][name].value() for name in page.context["form"].fields}
        sent = client.post(card.url, {key: value or "" for key, value in data.items()})
        assert sent.status_code == 302
        asked.refresh_from_db()
        assert asked.confirmed_by == host.person
        assert list(batches_to_confirm(host)) == []

    def test_list_of_placements_tells_until_when_and_when_it_was_asked_last(
        self, asked: BatchConfirmation, host: Actor, client: Client
    ) -> None:
        client.force_login(host.person)
        page = client.get(f"/id/ruang/organisasi/{asked.host.slug}/penempatan/")
        assert list(page.context["awaited"]) == [asked]
        assert self._address(asked) in page.content.decode()

    def test_others_are_not_told_of_it(
        self, asked: BatchConfirmation, client: Client, place: Any
    ) -> None:
        placed = MembershipFactory(organisation=Result.objects.get().organisation)
        client.force_login(placed.person)
        assert client.get(self._address(asked)).status_code == 404
        other = f"/id/ruang/organisasi/{placed.organisation.slug}/penempatan/angkatan/{asked.pk}"
        assert client.get(f"{other}/pastikan/").status_code == 404


def test_rule_stands_on_the_public_page_of_the_round(place: Any, client: Client) -> None:
    told = "14 hari"
    assert told in client.get(f"/id/magang/putaran/{place.round.code}/").content.decode()


def test_confirmed_and_called_off_cannot_both_be_stored(asked: BatchConfirmation) -> None:
    """The database's own word, whatever a service forgets."""
    with pytest.raises(IntegrityError), transaction.atomic():
        BatchConfirmation.objects.filter(pk=asked.pk).update(
            step=Step.CALLED_OFF, confirmed_at=timezone.now()
        )


def test_page_leads_to_whom_to_tell_when_it_cannot_take_place(client: Client) -> None:
    asked = ConfirmationFactory()
    client.force_login(MembershipFactory(organisation=asked.host).person)
    url = reverse("placements:confirm_batch", args=[asked.host.slug, asked.pk])
    assert "kontak/" not in client.get(url).content.decode()
    contact = StandardPageFactory(slug="kontak")
    assert f'<a href="{contact.url}">' in client.get(url).content.decode()
