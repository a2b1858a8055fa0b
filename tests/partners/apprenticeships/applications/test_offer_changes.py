"""Offers that change after publication: who hears, what the list says, what nobody is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone, translation

from home.access import Actor
from home.notices.models import Notice
from partners.apprenticeships.applications.models import Application, OfferChange
from partners.apprenticeships.applications.models.offer_change import together
from partners.apprenticeships.applications.offer_notices import OFFERS
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.rounds.models import Round
from tests.factories.apprenticeships import OfferFactory, in_days
from tests.factories.home import CompetencyFactory
from tests.factories.rounds import RoundBatchFactory, last_day
from tests.partners.apprenticeships.applications.site import address, text_of

pytestmark = pytest.mark.django_db


def publish(offer: Offer, **words: Any) -> None:
    """As staff do it in the editor."""
    current = Offer.objects.get(pk=offer.pk)
    for name, value in words.items():
        setattr(current, name, value)
    current.save_revision().publish()


def change_batch(batch: Batch, **words: Any) -> None:
    offer = Offer.objects.get(pk=batch.offer_id)
    rows = list(offer.batches.all())
    for row in rows:
        if row.pk == batch.pk:
            for name, value in words.items():
                setattr(row, name, value)
    offer.batches = rows
    offer.save_revision().publish()


@pytest.fixture
def offer(batches: list[Batch]) -> Offer:
    offer: Offer = batches[0].offer
    return offer


@pytest.fixture
def letters(django_capture_on_commit_callbacks: Any) -> Any:
    def posted() -> list[Any]:
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            call_command("post_notices", verbosity=0)
        return mail.outbox[before:]

    return posted


def heard() -> set[int]:
    return set(Notice.objects.filter(kind=OFFERS.code).values_list("recipient", flat=True))


def test_who_has_it_on_their_list_hears_before_and_after_and_until_when(
    whole: Application,
    board: Actor,
    assistant: Actor,
    contributor: Actor,
    offer: Offer,
    letters: Any,
) -> None:
    publish(offer, address="Jalan Baru 1", papers_id="KTP\nSurat sehat")
    assert heard() == {board.person.pk, assistant.person.pk}
    letter = next(one for one in letters() if one.to == [board.person.email])
    assert offer.title in letter.subject
    assert "Jalan Baru 1" in letter.body
    assert "KTP; Surat sehat" in letter.body
    assert "23.59" in letter.body
    assert letters() == []


def test_two_changes_in_one_letter_are_one(whole: Application, offer: Offer, letters: Any) -> None:
    publish(offer, address="Jalan Satu")
    publish(offer, address="Jalan Dua", title_id="Lele")
    for letter in letters():
        assert "Jalan Satu" not in letter.body
        assert letter.body.count("Jalan Dua") == 1


def test_other_lists_and_withdrawn_ones_hear_nothing(
    whole: Application, board: Actor, batches: list[Batch], offer: Offer
) -> None:
    publish(batches[2].offer, address="Jalan Lain 2")
    applications.submit(whole, by=board)
    applications.withdraw(whole, by=board)
    publish(offer, address="Jalan Baru 1")
    assert heard() == set()


def test_what_was_handed_in_counts_though_it_left_the_list(
    whole: Application, board: Actor, batches: list[Batch], offer: Offer, letters: Any
) -> None:
    applications.submit(whole, by=board)
    applications.take_off_list(whole, batches[0], by=board)
    publish(offer, address="Jalan Baru 1")
    assert any("Jalan Baru 1" in letter.body for letter in letters())


def test_the_same_published_again_is_no_change(whole: Application, offer: Offer) -> None:
    publish(offer)
    publish(offer, contact_phone="0812", slug="lain")
    assert not OfferChange.objects.exists()
    assert heard() == set()


def test_an_offer_that_no_round_collects_for_is_not_kept() -> None:
    offer = OfferFactory()
    publish(offer, address="Jalan Baru 1")
    assert not OfferChange.objects.exists()


@pytest.mark.parametrize("then", ["called_off", "round", "gone_back", "late", "off_the_list"])
def test_nobody_hears_of_what_is_settled_when_the_letter_goes_out(
    whole: Application, board: Actor, batches: list[Batch], offer: Offer, letters: Any, then: str
) -> None:
    publish(offer, address="Jalan Baru 1")
    if then == "called_off":
        Batch.objects.filter(pk=batches[0].pk).update(state=BatchState.CANCELLED)
    elif then == "round":
        Round.objects.filter(pk=whole.round_id).update(state="cancelled")
    elif then == "gone_back":
        publish(offer, address=offer.address)
    elif then == "late":
        last_day(whole.round, in_days(-2))
    else:
        applications.take_off_list(whole, batches[0], by=board)
    assert [one for one in letters() if "Jalan Baru 1" in one.body] == []


def test_on_the_last_day_it_is_told_at_once(
    whole: Application, offer: Offer, django_capture_on_commit_callbacks: Any
) -> None:
    last_day(whole.round, in_days(0))
    with django_capture_on_commit_callbacks(execute=True):
        publish(offer, address="Jalan Baru 1")
    assert any("Jalan Baru 1" in one.body for one in mail.outbox)


def test_seats_of_a_batch_are_told_to_who_wants_that_batch(
    whole: Application, board: Actor, batches: list[Batch], round: Round, letters: Any
) -> None:
    other = RoundBatchFactory(round=round, batch__offer=batches[0].offer).batch
    change_batch(other, seats=99)
    assert heard() == set()
    change_batch(batches[0], seats=77)
    assert heard() == {board.person.pk}
    assert any("77" in letter.body for letter in letters())


def test_dates_have_a_letter_of_their_own_where_the_list_counts(
    whole: Application, board: Actor, batches: list[Batch], letters: Any
) -> None:
    applications.submit(whole, by=board)
    change_batch(batches[0], ends_on=batches[0].ends_on + timedelta(days=2))
    assert len([one for one in letters() if batches[0].offer.title in one.body]) == 1


def test_the_list_marks_what_changed_since_it_was_put_there(
    whole: Application, board: Actor, members: Any, batches: list[Batch], offer: Offer
) -> None:
    learned = CompetencyFactory(name_id="Beternak lele")
    publish(offer, address="Jalan Baru 1", competencies=[learned])
    page = text_of(members, address("list", whole))
    assert "Jalan Baru 1" in page
    assert "Beternak lele" in page
    applications.order_list(whole, batches[1::-1], by=board)
    assert "Jalan Baru 1" in text_of(members, address("list", whole))
    applications.take_off_list(whole, batches[0], by=board)
    applications.put_on_list(whole, batches[0], by=board)
    assert "Jalan Baru 1" not in text_of(members, address("list", whole))


def test_the_list_marks_nothing_that_went_back_to_what_it_was(
    whole: Application, members: Any, offer: Offer
) -> None:
    before = offer.address
    publish(offer, address="Jalan Baru 1")
    publish(offer, address=before)
    with translation.override("id"):
        assert "Jalan Baru 1" not in text_of(members, address("list", whole))


def test_several_changes_are_one_from_the_first_to_the_last() -> None:
    now = timezone.now()
    rows = [
        OfferChange(fields={"mode": ["online", "both"]}, batches={"7": {"seats": [1, 2]}}, at=now),
        OfferChange(fields={"mode": ["both", "on-site"]}, batches={"8": {"seats": [5, 6]}}, at=now),
    ]
    assert together(rows, 7) == {"mode": ("online", "on-site"), "seats": (1, 2)}
    assert together(rows, 9) == {"mode": ("online", "on-site")}
