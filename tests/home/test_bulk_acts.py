"""One act on many records: each by its service, what is refused is named, the others are done."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry, Workflow

from knowledge.models import ToolTag
from tests.factories.agreements import AgreementFactory, TwoPartyAgreementFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.knowledge import ToolIndexPageFactory, ToolPageFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


def address(record: object, act: str, *others: object) -> str:
    about = record._meta
    name = "page" if about.app_label == "knowledge" else about.model_name
    app = "wagtailcore" if name == "page" else about.app_label
    keys = "&".join(f"id={one.pk}" for one in (record, *others))
    return reverse("wagtail_bulk_action", args=[app, name, act]) + f"?{keys}&next=/admin/"


def said(answer: object) -> str:
    return " ".join(str(one) for one in answer.context["messages"])


def test_agreements_are_assigned_live_and_in_draft(client: Client, editor, moderator) -> None:
    live = TwoPartyAgreementFactory(live=True)
    live.save_revision().publish()
    changed = TwoPartyAgreementFactory(live=True)
    changed.title_id = "Judul berikut"
    changed.save_revision()
    client.force_login(editor)
    shown = client.get(address(live, "assign", changed)).content.decode()
    assert (str(live) in shown and moderator.email in shown) or str(moderator) in shown
    answer = client.post(address(live, "assign", changed), {"person": moderator.pk}, follow=True)
    assert f"2 kesepakatan ditugaskan kepada {moderator}." in said(answer)
    for agreement in (live, changed):
        agreement.refresh_from_db()
        assert agreement.in_charge == moderator
        assert agreement.get_latest_revision_as_object().in_charge == moderator
        actions = ModelLogEntry.objects.for_instance(agreement).values_list("action", flat=True)
        assert "agreements.assign" in actions
    assert not live.has_unpublished_changes
    assert changed.has_unpublished_changes
    assert changed.get_latest_revision_as_object().title_id == "Judul berikut"


def test_what_is_refused_is_named_and_the_others_are_done(client: Client, moderator) -> None:
    from django.utils import timezone

    kept, gone = AgreementFactory(), AgreementFactory(archived_at=timezone.now())
    client.force_login(moderator)
    shown = client.get(address(kept, "archive", gone)).content.decode()
    assert str(gone) in shown
    answer = client.post(address(kept, "archive", gone), {"reason": "Ganda"}, follow=True)
    assert f"{gone}:" in said(answer)
    assert f"{kept}:" not in said(answer)
    kept.refresh_from_db()
    assert kept.archived_at


def test_without_a_reason_nothing_is_archived(client: Client, moderator) -> None:
    agreement = AgreementFactory()
    client.force_login(moderator)
    assert client.post(address(agreement, "archive"), {"reason": " "}).status_code == 200
    agreement.refresh_from_db()
    assert not agreement.archived_at


def test_who_may_not_is_refused_and_sees_no_button(client: Client, editor) -> None:
    agreement = TwoPartyAgreementFactory(live=False)
    client.force_login(editor)
    for act in ("archive", "publish"):
        # Wagtail's admin leads back to the front with a message.
        assert client.post(address(agreement, act), {"reason": "x"}).status_code == 302
    agreement.refresh_from_db()
    assert not agreement.live
    assert not agreement.archived_at
    shown = client.get(reverse("wagtailsnippets_agreements_agreement:list")).content.decode()
    assert "/bulk/agreements/agreement/assign/" in shown
    assert "/bulk/agreements/agreement/archive/" not in shown
    assert "/bulk/agreements/agreement/delete/" not in shown


def test_agreements_are_published_whole_but_not_past_a_review(client: Client, moderator) -> None:
    draft, reviewed = TwoPartyAgreementFactory(live=False), TwoPartyAgreementFactory(live=False)
    for one in (draft, reviewed):
        one.save_revision()
    Workflow.objects.first().start(reviewed, moderator)
    client.force_login(moderator)
    answer = client.post(address(draft, "publish", reviewed), follow=True)
    draft.refresh_from_db(), reviewed.refresh_from_db()
    assert draft.live
    assert not reviewed.live
    assert f"{reviewed}:" in said(answer)


def test_an_offer_that_is_not_ready_stays_a_draft_and_says_why(client: Client, moderator) -> None:
    ready, unready = OfferFactory(live=False), OfferFactory(live=False)
    unready.host.is_public = False
    unready.host.save()
    for one in (ready, unready):
        one.save_revision()
    client.force_login(moderator)
    answer = client.post(address(ready, "publish", unready), follow=True)
    ready.refresh_from_db(), unready.refresh_from_db()
    assert ready.live
    assert not unready.live
    assert f"{unready}:" in said(answer)
    client.post(address(ready, "unpublish"))
    ready.refresh_from_db()
    assert not ready.live


def test_organisations_are_archived_and_shown_by_moderators(
    client: Client, editor, moderator
) -> None:
    one, other = OrganisationFactory(is_public=False), OrganisationFactory()
    for person, done in ((editor, False), (moderator, True)):
        client.force_login(person)
        client.post(address(one, "show"))
        client.post(address(other, "archive"))
        one.refresh_from_db(), other.refresh_from_db()
        assert (one.is_public, other.is_archived) == (done, done)
    assert not other.is_public


def test_tools_are_assigned_and_get_words(client: Client, editor, moderator) -> None:
    library = ToolIndexPageFactory()
    tool, draft = ToolPageFactory(parent=library), ToolPageFactory(parent=library, live=False)
    tool.save_revision().publish()
    word = ToolTag.objects.create(name="gudang", name_en="storage")
    client.force_login(moderator)
    answer = client.post(address(tool, "assign", draft), {"person": editor.pk}, follow=True)
    assert f"2 alat ditugaskan kepada {editor}." in said(answer)
    client.post(address(tool, "tag", draft), {"tags": [word.pk]})
    for one in (tool, draft):
        one.refresh_from_db()
        assert one.owner == editor
        assert list(one.get_latest_revision_as_object().tags.all()) == [word]
        actions = PageLogEntry.objects.for_instance(one).values_list("action", flat=True)
        assert "knowledge.assign" in actions
    assert list(tool.tags.all()) == [word]
    assert not tool.has_unpublished_changes
    assert not draft.live


def test_what_one_may_not_know_of_is_neither_named_nor_done(client: Client, stranger) -> None:
    agreement = AgreementFactory(live=False)
    client.force_login(stranger)
    assert client.get(address(agreement, "assign")).status_code == 302


def test_no_more_than_a_page_or_four_at_once(client: Client, editor, monkeypatch) -> None:
    monkeypatch.setattr("home.bulk_acts.MOST", 1)
    one, other = OrganisationFactory(), OrganisationFactory()
    client.force_login(editor)
    answer = client.post(address(one, "archive", other), follow=True)
    assert "1" in said(answer)
    one.refresh_from_db()
    assert not one.is_archived
