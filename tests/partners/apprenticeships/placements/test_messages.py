"""A host writes to all who are placed in a batch: who reads it, how often, and what it learns."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.access import ActionNotPermitted, Actor
from home.notices.models import Choice
from partners.apprenticeships.models import Batch
from partners.apprenticeships.placements.message_notices import MESSAGES
from partners.apprenticeships.placements.models import HostMessage, Placement
from partners.apprenticeships.placements.refusals import (
    NobodyIsPlaced,
    TooManyMessages,
    WordsAreMissing,
)
from partners.apprenticeships.placements.services import messages
from partners.membership.models import Scope
from tests.factories.apprenticeships import in_days
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.placements import PlacementFactory

pytestmark = pytest.mark.django_db
SAID = {"subject": "Titik temu", "text": "Di balai desa, jam tujuh."}


@pytest.fixture
def placement(db: None) -> Placement:
    return PlacementFactory()


@pytest.fixture
def neighbour(placement: Placement) -> Placement:
    """Of another cooperative, in the same batch."""
    return PlacementFactory(result__batch=placement.batch)


@pytest.fixture
def batch(placement: Placement) -> Batch:
    return Batch.objects.get(pk=placement.batch_id)


def acts_for(placement: Placement) -> Actor:
    return Actor(MembershipFactory(organisation=placement.cooperative).person)


def page(of: Actor, placement: Placement, side: Any) -> str:
    client = Client()
    client.force_login(of.person)
    answer = client.get(reverse("placements:placement", args=[side.slug, placement.pk]))
    return unescape(answer.content.decode())


def test_who_acts_for_each_cooperative_gets_it_and_both_sides_keep_it(
    batch: Batch,
    placement: Placement,
    neighbour: Placement,
    host: Actor,
    board: Actor,
    django_capture_on_commit_callbacks: Any,
) -> None:
    other = acts_for(neighbour)
    assistant = MandateFactory(cooperative=placement.cooperative, scopes=[Scope.ANSWERS]).assistant
    with django_capture_on_commit_callbacks(execute=True):
        messages.write_to_placed(batch, by=host, **SAID)
    to = {address for letter in mail.outbox for address in letter.to}
    assert to == {board.person.email, other.person.email, assistant.email}
    assert all(SAID["text"] in letter.body for letter in mail.outbox)
    assert SAID["text"] in page(host, placement, placement.host)
    assert SAID["text"] in page(board, placement, placement.cooperative)
    assert SAID["text"] in page(other, neighbour, neighbour.cooperative)
    assert board.person.email not in page(host, placement, placement.host)


def test_who_comes_later_or_not_any_more_does_not_read_it(
    batch: Batch, placement: Placement, host: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    gone = PlacementFactory(result__batch=batch, state=Placement.State.CALLED_OFF)
    away, elsewhere = acts_for(gone), PlacementFactory()
    with django_capture_on_commit_callbacks(execute=True):
        messages.write_to_placed(batch, by=host, **SAID)
    assert mail.outbox == []
    later = PlacementFactory(result__batch=batch)
    for one, actor in [(gone, away), (later, acts_for(later)), (elsewhere, acts_for(elsewhere))]:
        assert SAID["text"] not in page(actor, one, one.cooperative)


def test_who_wants_none_at_once_gets_no_letter(
    batch: Batch, host: Actor, board: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    Choice.objects.create(user=board.person, kind=MESSAGES.code, rhythm="never")
    with django_capture_on_commit_callbacks(execute=True):
        messages.write_to_placed(batch, by=host, **SAID)
    assert mail.outbox == []


def test_three_a_day_for_a_batch_and_no_more(batch: Batch, host: Actor) -> None:
    for _time in range(messages.MOST_A_DAY):
        messages.write_to_placed(batch, by=host, **SAID)
    with pytest.raises(TooManyMessages):
        messages.write_to_placed(batch, by=host, **SAID)
    HostMessage.objects.update(sent_at=timezone.now() - timedelta(days=1, minutes=1))
    messages.write_to_placed(batch, by=host, **SAID)


def test_nobody_is_written_to_once_it_is_over(batch: Batch, host: Actor) -> None:
    Batch.objects.filter(pk=batch.pk).update(
        starts_on=in_days(-9), ends_on=in_days(-1), apply_until=None
    )
    with pytest.raises(NobodyIsPlaced):
        messages.write_to_placed(batch, by=host, **SAID)
    Placement.objects.update(state=Placement.State.CALLED_OFF)
    Batch.objects.filter(pk=batch.pk).update(ends_on=in_days(9))
    with pytest.raises(NobodyIsPlaced):
        messages.write_to_placed(batch, by=host, **SAID)


def test_only_who_represents_the_host_writes(
    batch: Batch, helper: Actor, board: Actor, moderator: Any
) -> None:
    for other in (helper, board, Actor(moderator)):
        with pytest.raises(ActionNotPermitted):
            messages.write_to_placed(batch, by=other, **SAID)


def test_an_empty_message_is_none(batch: Batch, host: Actor) -> None:
    with pytest.raises(WordsAreMissing):
        messages.write_to_placed(batch, by=host, subject="Halo", text="  ")


def test_the_form_sends_it_and_says_when_it_is_too_much(
    placement: Placement, neighbour: Placement, host: Actor
) -> None:
    url = reverse("placements:message", args=[placement.host.slug, placement.pk])
    client = Client()
    client.force_login(host.person)
    assert "2 koperasi" in unescape(client.get(url).content.decode())
    for _time in range(messages.MOST_A_DAY):
        assert client.post(url, SAID).status_code == 302
    refused = client.post(url, SAID)
    assert refused.status_code == 200
    assert SAID["text"] in unescape(refused.content.decode())
    assert HostMessage.objects.count() == messages.MOST_A_DAY
