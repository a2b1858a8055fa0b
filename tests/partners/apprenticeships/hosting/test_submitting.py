"""An offer goes to the moderators, comes back with a reason, and is published."""

from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry, WorkflowContentType

from home.access import ActionNotPermitted, Actor
from home.desk.refusals import HasChangedSince
from home.notices.models import Notice
from partners.apprenticeships.hosting import changes, drafts
from partners.apprenticeships.hosting.notices import DECIDED
from partners.apprenticeships.hosting.refusals import (
    IsNotWaiting,
    IsWaiting,
    NobodyModerates,
    NotComplete,
    NothingIsNew,
)
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.readiness import OfferIsNotReady
from partners.apprenticeships.services import hosting, submitting
from partners.membership.models import Membership
from partners.organisations.models import Organisation
from tests.factories.membership import MembershipFactory
from tests.partners.apprenticeships.hosting.conftest import (
    approve,
    batch_words,
    fresh,
    in_days,
    send_back,
    words_of,
)

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str]]:
    rows = Notice.objects.filter(kind=DECIDED.code).order_by("pk")
    return [(row.recipient.email, row.occasion) for row in rows]


def test_representative_hands_in_and_contributor_does_not(
    draft: Offer, helper: Actor, boss_of: Actor, workflow: Any
) -> None:
    with pytest.raises(ActionNotPermitted):
        submitting.submit(draft, by=helper)
    assert not fresh(draft).workflow_in_progress
    submitting.submit(draft, by=boss_of)
    assert fresh(draft).workflow_in_progress


def test_approved_offer_stands_on_the_site(sent: Offer, moderator: Any) -> None:
    assert not Offer.objects.public().exists()
    approve(sent, moderator)
    assert Offer.objects.public().get().title_id == "Belajar kasir"
    assert Batch.objects.public().get().state == BatchState.PLANNED


def test_what_is_missing_is_told_by_field(
    partner: Organisation, helper: Actor, boss_of: Actor, workflow: Any
) -> None:
    offer = hosting.begin(partner, by=helper, title_id="Belajar kasir")
    with pytest.raises(NotComplete) as refused:
        submitting.submit(offer, by=boss_of)
    missing = {"region", "summary_id", "competencies", "batches"}
    assert set(refused.value.facts["missing"]) == missing


def test_dates_that_have_passed_are_missing(draft: Offer, boss_of: Actor, workflow: Any) -> None:
    hosting.put_batch(draft, 0, by=boss_of, **batch_words(apply_until=in_days(-1)))
    with pytest.raises(NotComplete) as refused:
        submitting.submit(draft, by=boss_of)
    assert set(refused.value.facts["missing"]) == {"batches"}


def test_host_that_was_hidden_meanwhile_hands_nothing_in(
    draft: Offer, partner: Organisation, boss_of: Actor, workflow: Any
) -> None:
    Organisation.objects.update(is_public=False)
    with pytest.raises(NotComplete) as refused:
        submitting.submit(draft, by=boss_of)
    assert set(refused.value.facts["missing"]) == {"host"}


def test_nothing_is_handed_in_twice(sent: Offer, boss_of: Actor) -> None:
    with pytest.raises(IsWaiting):
        submitting.submit(sent, by=boss_of)
    assert sent.workflow_states.count() == 1


def test_what_stands_on_the_site_is_not_handed_in_again(published: Offer, boss_of: Actor) -> None:
    with pytest.raises(NothingIsNew):
        submitting.submit(published, by=boss_of)


def test_version_that_was_not_seen_is_not_handed_in(
    draft: Offer, helper: Actor, boss_of: Actor, workflow: Any
) -> None:
    seen = drafts.version_of(draft)
    hosting.write(draft, by=helper, title_id="Lain")
    with pytest.raises(HasChangedSince):
        submitting.submit(draft, by=boss_of, seen=seen)


def test_site_without_moderation_says_so(draft: Offer, boss_of: Actor) -> None:
    WorkflowContentType.objects.all().delete()
    with pytest.raises(NobodyModerates):
        submitting.submit(draft, by=boss_of)


def test_taken_back_it_is_a_draft_again(sent: Offer, boss_of: Actor, helper: Actor) -> None:
    with pytest.raises(ActionNotPermitted):
        submitting.withdraw(sent, by=helper)
    submitting.withdraw(sent, by=boss_of)
    assert not fresh(sent).workflow_in_progress
    hosting.write(sent, by=helper, title_id="Lain")
    with pytest.raises(IsNotWaiting):
        submitting.withdraw(sent, by=boss_of)


def test_sent_back_it_is_mended_and_handed_in_again(
    sent: Offer, helper: Actor, boss_of: Actor, moderator: Any
) -> None:
    send_back(sent, moderator, "Siapa membayar?")
    hosting.write(sent, by=helper, summary_id="Tuan rumah membayar.")
    submitting.submit(sent, by=boss_of)
    approve(fresh(sent), moderator)
    assert Offer.objects.public().get().summary_id == "Tuan rumah membayar."
    actions = set(ModelLogEntry.objects.for_instance(sent).values_list("action", flat=True))
    assert {submitting.SUBMITTED, "wagtail.workflow.reject", "wagtail.publish"} <= actions


def test_site_keeps_what_was_approved_until_changes_are(
    published: Offer, helper: Actor, boss_of: Actor, moderator: Any
) -> None:
    hosting.write(published, by=helper, title_id="Belajar kasir dan stok")
    assert Offer.objects.public().get().title_id == "Belajar kasir"
    submitting.submit(published, by=boss_of)
    send_back(fresh(published), moderator, "Belum.")
    assert Offer.objects.public().get().title_id == "Belajar kasir"
    submitting.submit(published, by=boss_of)
    approve(fresh(published), moderator)
    assert Offer.objects.public().get().title_id == "Belajar kasir dan stok"


def test_batch_opened_after_publication_is_one_batch_in_every_later_draft(
    published: Offer, helper: Actor, boss_of: Actor, moderator: Any
) -> None:
    second = batch_words(starts_on=in_days(90), ends_on=in_days(99))
    hosting.put_batch(published, None, by=helper, **second)
    submitting.submit(published, by=boss_of)
    approve(fresh(published), moderator)
    keys = set(Batch.objects.values_list("pk", flat=True))
    Batch.objects.update(state=BatchState.OPEN)
    hosting.put_batch(published, 1, by=helper, **{**second, "seats": 30})
    submitting.submit(published, by=boss_of)
    approve(fresh(published), moderator)
    assert set(Batch.objects.values_list("pk", "seats", "state")) == {
        (min(keys), 12, BatchState.OPEN),
        (max(keys), 30, BatchState.OPEN),
    }


def test_published_changes_are_told_to_rooms_above(
    published: Offer, helper: Actor, boss_of: Actor, moderator: Any
) -> None:
    heard: list[changes.Changes] = []

    def on_changed(**kwargs: Any) -> None:
        heard.append(kwargs["changes"])

    changes.published_anew.connect(on_changed)
    try:
        hosting.put_batch(published, 0, by=helper, **batch_words(seats=30))
        hosting.write(published, by=helper, address="Jalan Baru 1")
        assert heard == []
        submitting.submit(published, by=boss_of)
        approve(fresh(published), moderator)
    finally:
        changes.published_anew.disconnect(on_changed)
    batch = Batch.objects.get()
    assert heard == [changes.Changes(frozenset({"address"}), {batch.pk: frozenset({"seats"})})]


def test_host_hears_of_each_decision_once(
    sent: Offer, partner: Organisation, boss_of: Actor, helper: Actor, moderator: Any
) -> None:
    other = MembershipFactory(organisation=partner).person
    send_back(sent, moderator, "Siapa membayar?")
    people = sorted([boss_of.person.email, other.email])
    assert sorted(email for email, _key in told()) == people
    submitting.submit(sent, by=boss_of)
    approve(fresh(sent), moderator)
    assert sorted(email for email, _key in told()) == sorted(people * 2)
    assert len({key for _email, key in told()}) == 2


def test_host_hears_of_what_a_moderator_publishes_after_sending_it_back(
    sent: Offer, moderator: Any
) -> None:
    send_back(sent, moderator, "Siapa membayar?")
    before = len(told())
    fresh(sent).latest_revision.publish(user=moderator)
    assert len(told()) == before + 1
    assert fresh(sent).current_workflow_state is None


def test_host_does_not_hear_of_what_staff_wrote(published: Offer, moderator: Any) -> None:
    before = told()
    published.save_revision(user=moderator).publish(user=moderator)
    assert told() == before


def test_letter_says_the_reason_and_only_to_who_still_belongs_there(
    sent: Offer, partner: Organisation, boss_of: Actor, moderator: Any
) -> None:
    send_back(sent, moderator, "Siapa membayar?")
    notice = Notice.objects.get(kind=DECIDED.code)
    said = DECIDED.say(boss_of.person, [notice], in_days(0))
    (message,) = said.words["messages"]
    assert "Siapa membayar?" in message.text
    assert "Belajar kasir" in message.subject
    Membership.objects.update(ended_at=timezone.now(), ending=Membership.Ending.LEFT)
    assert DECIDED.say(boss_of.person, [notice], in_days(0)).words["messages"] == []
    assert words_of(sent).title_id


def test_moderator_who_belongs_to_the_host_publishes_none_of_its_offers(
    sent: Offer, moderator: Any
) -> None:
    own = MembershipFactory(organisation=sent.host, person=moderator)
    with pytest.raises(OfferIsNotReady), transaction.atomic():
        approve(sent, moderator)
    with pytest.raises(OfferIsNotReady):
        fresh(sent).latest_revision.publish(user=moderator)
    assert not fresh(sent).live
    assert fresh(sent).workflow_in_progress
    own.delete()
    approve(fresh(sent), moderator)
    assert fresh(sent).live
