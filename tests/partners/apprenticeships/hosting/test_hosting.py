"""A host's people write its offers; nothing of it is on the site."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from home.access import NOBODY, ActionNotPermitted, Actor
from home.desk.refusals import HasChangedSince, IsGone
from partners.apprenticeships.hosting import drafts, holding
from partners.apprenticeships.hosting.refusals import (
    BatchIsHeld,
    BatchIsOver,
    BatchWasOpened,
    IsHeldByStaff,
    IsNoHost,
    IsWaiting,
)
from partners.apprenticeships.labels import CostItem, Payer
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.services import hosting
from partners.membership.models import DoneInName, Role
from partners.organisations.models import Organisation
from tests.factories.membership import AreaFactory, MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory
from tests.partners.apprenticeships.hosting.conftest import batch_words, fresh, in_days, words_of

pytestmark = pytest.mark.django_db


def test_offer_begins_as_a_draft_that_nobody_reads(draft: Offer, partner: Organisation) -> None:
    assert (draft.host, draft.live, draft.slug) == (partner, False, "belajar-kasir")
    assert not Offer.objects.public().exists()
    assert [batch.code for batch in draft.batches.all()] == [f"belajar-kasir-{in_days(60):%Y%m%d}"]


def test_what_is_written_is_a_version_in_the_name_of_the_host(
    draft: Offer, helper: Actor, partner: Organisation
) -> None:
    hosting.write(draft, by=helper, title_en="Learning the till")
    assert words_of(draft).title_en == "Learning the till"
    assert words_of(draft).title_id == "Belajar kasir"
    entry = ModelLogEntry.objects.filter(action=hosting.WRITTEN).order_by("-pk").first()
    assert entry.data["acted_for"] == partner.pk
    assert entry.data["role"] == Role.CONTRIBUTOR
    assert DoneInName.objects.filter(organisation=partner).exists()


@pytest.mark.parametrize("who", ["stranger", "other", "assistant", "pmo", "nobody", "staff"])
def test_others_write_nothing(
    draft: Offer, partner: Organisation, who: str, moderator: Any, stranger: Any
) -> None:
    area = AreaFactory()
    partner.region = area.region
    partner.save()
    actor = {
        "stranger": Actor(stranger),
        "other": Actor(MembershipFactory(organisation=OrganisationFactory()).person),
        "assistant": Actor(MandateFactory(cooperative=partner).assistant),
        "pmo": Actor(area.person),
        "nobody": NOBODY,
        "staff": Actor(moderator),
    }[who]
    before = fresh(draft).latest_revision_id
    for act in (
        lambda: hosting.begin(partner, by=actor, title_id="Lain"),
        lambda: hosting.write(draft, by=actor, title_id="Lain"),
        lambda: hosting.put_batch(draft, None, by=actor, **batch_words()),
        lambda: hosting.remove_batch(draft, 0, by=actor),
        lambda: hosting.put_day(draft, None, by=actor),
        lambda: hosting.remove_day(draft, 0, by=actor),
        lambda: hosting.say_costs(draft, {}, by=actor),
        lambda: hosting.copy(draft, by=actor),
    ):
        with pytest.raises(ActionNotPermitted):
            act()
    assert fresh(draft).latest_revision_id == before
    assert Offer.objects.count() == 1


def test_who_left_the_host_writes_no_more(draft: Offer, partner: Organisation) -> None:
    left = Actor(MembershipFactory(organisation=partner, over=True).person)
    with pytest.raises(ActionNotPermitted):
        hosting.write(draft, by=left, title_id="Lain")


@pytest.mark.parametrize(
    "make",
    [
        lambda: CooperativeFactory(),
        lambda: OrganisationFactory(hidden=True),
        lambda: CooperativeFactory(host=True, is_public=False),
    ],
)
def test_organisation_that_may_not_host_begins_no_offer(make: Any) -> None:
    organisation = make()
    member = Actor(MembershipFactory(organisation=organisation).person)
    with pytest.raises(IsNoHost):
        hosting.begin(organisation, by=member, title_id="Belajar kasir")


def test_offer_has_a_title(partner: Organisation, helper: Actor) -> None:
    with pytest.raises(ValidationError) as refused:
        hosting.begin(partner, by=helper, title_id="")
    assert set(refused.value.message_dict) == {"title_id"}
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        {"title_id": "x" * 161},
        {"contact_email": "bukan alamat"},
        {"mode": "di-bulan"},
        {"language": "su"},
    ],
)
def test_words_that_are_no_good_are_told_at_their_field(
    draft: Offer, helper: Actor, words: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError) as refused:
        hosting.write(draft, by=helper, **words)
    assert set(refused.value.message_dict) == set(words)


@pytest.mark.parametrize(
    "words",
    [
        {"ends_on": in_days(59)},
        {"apply_until": in_days(60)},
        {"minimum": 13},
        {"reserve_3t": 13},
        {"max_per_cooperative": 0},
    ],
)
def test_batch_that_contradicts_itself_is_refused(
    draft: Offer, helper: Actor, words: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError):
        hosting.put_batch(draft, 0, by=helper, **batch_words(**words))
    assert words_of(draft).batches.get().seats == 12


def test_of_two_who_write_the_second_sees_what_the_first_wrote(
    draft: Offer, helper: Actor, boss_of: Actor
) -> None:
    seen = drafts.version_of(draft)
    hosting.write(draft, by=helper, seen=seen, title_id="Punyanya")
    with pytest.raises(HasChangedSince) as refused:
        hosting.write(draft, by=boss_of, seen=seen, title_id="Punyaku")
    assert refused.value.facts["current"].title_id == "Punyanya"
    assert words_of(draft).title_id == "Punyanya"


def test_batches_are_added_changed_and_removed_by_their_place(draft: Offer, helper: Actor) -> None:
    later = batch_words(starts_on=in_days(90), ends_on=in_days(99), seats=20)
    hosting.put_batch(draft, None, by=helper, **later)
    hosting.put_batch(draft, 0, by=helper, **batch_words(seats=15))
    assert [batch.seats for batch in words_of(draft).batches.all()] == [15, 20]
    hosting.remove_batch(draft, 0, by=helper)
    assert [batch.seats for batch in words_of(draft).batches.all()] == [20]
    with pytest.raises(IsGone):
        hosting.remove_batch(draft, 1, by=helper)


def test_code_of_a_draft_batch_follows_its_first_day(draft: Offer, helper: Actor) -> None:
    key = draft.batches.get().pk
    moved = batch_words(starts_on=in_days(80), ends_on=in_days(81))
    hosting.put_batch(draft, 0, by=helper, **moved)
    batch = Batch.objects.get()
    assert (batch.pk, batch.code) == (key, f"belajar-kasir-{in_days(80):%Y%m%d}")


def test_days_stand_in_the_order_of_their_numbers(draft: Offer, helper: Actor) -> None:
    rest = {"last": None, "title_en": "", "text_id": "", "text_en": ""}
    hosting.put_day(draft, None, by=helper, first=3, title_id="Praktik", **rest)
    hosting.put_day(draft, None, by=helper, first=1, title_id="Perkenalan", **rest)
    assert [day.title_id for day in words_of(draft).days.all()] == ["Perkenalan", "Praktik"]
    hosting.put_day(draft, 1, by=helper, first=2, title_id="Praktik kasir", **rest)
    hosting.remove_day(draft, 0, by=helper)
    assert [(day.first, day.title_id) for day in words_of(draft).days.all()] == [
        (2, "Praktik kasir")
    ]


def test_costs_are_said_item_by_item_and_taken_back(draft: Offer, helper: Actor) -> None:
    line = {"payer": Payer.HOST, "note_id": "Asrama"}
    unsaid = {"payer": "", "note_id": ""}
    hosting.say_costs(draft, {CostItem.LODGING: line, CostItem.TRAVEL: unsaid}, by=helper)
    assert [str(cost.item) for cost in words_of(draft).costs.all()] == [CostItem.LODGING]
    hosting.say_costs(draft, {CostItem.LODGING: unsaid}, by=helper)
    assert not words_of(draft).costs.all()


def test_english_note_stays_only_beside_the_words_that_it_translates(
    draft: Offer, helper: Actor
) -> None:
    def english(**words: str) -> str:
        line = {"payer": Payer.HOST, **words}
        hosting.say_costs(draft, {CostItem.LODGING: line}, by=helper)
        return str(words_of(draft).costs.get().note_en)

    assert english(note_id="Asrama", note_en="Dormitory") == "Dormitory"
    assert english(note_id="Asrama") == "Dormitory"
    assert english(note_id="Rumah warga") == ""
    assert english(note_id="Rumah warga", note_en="Homes") == "Homes"


def test_batch_of_an_announced_round_stays_as_it_was_announced(
    draft: Offer, helper: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosting.put_batch(draft, 0, by=helper, **batch_words(seats=30))
    Batch.objects.update(seats=12, state=BatchState.OPEN)
    monkeypatch.setattr(holding, "_questions", [set])
    assert words_of(draft).batches.get().seats == 12
    for act in (
        lambda: hosting.put_batch(draft, 0, by=helper, **batch_words(seats=40)),
        lambda: hosting.remove_batch(draft, 0, by=helper),
    ):
        with pytest.raises(BatchIsHeld):
            act()
    hosting.write(draft, by=helper, title_id="Lain")
    assert words_of(draft).batches.get().seats == 12


def test_opened_batch_is_changed_in_the_draft_but_never_removed(
    draft: Offer, helper: Actor
) -> None:
    Batch.objects.update(state=BatchState.OPEN)
    hosting.put_batch(draft, 0, by=helper, **batch_words(seats=14))
    assert words_of(draft).batches.get().state == BatchState.OPEN
    with pytest.raises(BatchWasOpened):
        hosting.remove_batch(draft, 0, by=helper)


def test_cancelled_batch_is_history(draft: Offer, helper: Actor) -> None:
    Batch.objects.update(state=BatchState.CANCELLED)
    with pytest.raises(BatchIsOver):
        hosting.put_batch(draft, 0, by=helper, **batch_words(seats=14))


def test_nobody_writes_on_what_a_moderator_reads(sent: Offer, helper: Actor) -> None:
    with pytest.raises(IsWaiting):
        hosting.write(sent, by=helper, title_id="Lain")


def test_nobody_writes_on_what_staff_have_locked(draft: Offer, helper: Actor) -> None:
    Offer.objects.update(locked=True)
    with pytest.raises(IsHeldByStaff):
        hosting.write(draft, by=helper, title_id="Lain")


def test_copy_for_next_year_is_a_draft_of_the_host(
    published: Offer, helper: Actor, partner: Organisation
) -> None:
    copy = fresh(hosting.copy(published, by=helper))
    assert (copy.host, copy.live, copy.copied_from) == (partner, False, published)
    assert copy.batches.get().starts_on == in_days(60 + 364)
    assert copy.batches.get().state == BatchState.PLANNED
    entry = ModelLogEntry.objects.filter(action="apprenticeships.copy").get()
    assert entry.data["acted_for"] == partner.pk


def test_second_copy_is_asked_about(published: Offer, helper: Actor) -> None:
    hosting.copy(published, by=helper, seen="0")
    with pytest.raises(HasChangedSince):
        hosting.copy(published, by=helper, seen="0")


def test_offer_that_went_to_another_host_is_theirs(draft: Offer, helper: Actor) -> None:
    Offer.objects.filter(pk=draft.pk).update(host=OrganisationFactory())
    with pytest.raises(IsGone):
        hosting.write(draft, by=helper, title_id="Lain")
